"""An output and its spare tree from one build to the next: whether anybody touched them, and what they look like afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from sitegen.stages.write import Stage
from sitegen.stamps import Stamps
from sitegen.workers import beside

__all__ = ["settle", "untouched"]


@contextmanager
def untouched(root: Path, file: Path) -> Iterator[Callable[[Path], Stamps | None]]:
    """What is known of an output and its spare tree, by the `file` where it is kept, where nobody has touched either since; another process looks
    meanwhile."""
    known = Stamps.load(root / file)
    if known is None:
        yield lambda output: None
        return
    with beside(lambda: (known.hold(root) and known.have_twin(Stage(root / known.output).folder),)) as looked:
        yield lambda output: known if output.resolve() == (root / known.output).resolve() and looked()[0] else None


def settle(root: Path, stages: Mapping[Path, Stage]) -> tuple[str, ...]:
    """After the switch: spare trees follow, and what all look like is kept in each file, for `untouched` and `standing`. Returns the digests; none
    where the disk refused."""
    for stage in stages.values():
        stage.follow()
    try:
        return tuple([stage.stamps(root).save(root / file) for file, stage in stages.items()])
    except OSError:
        return ()

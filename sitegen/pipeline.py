"""The story of a check, of a build and of a preview: the order of the stages, on one screen. The only user of the record."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack, closing, suppress
from datetime import datetime
from functools import cache, partial
from pathlib import Path

from sitegen import keeping, previewing, producing, twins
from sitegen.aside import Aside
from sitegen.clocks import next_change
from sitegen.delivery import snapshot, tree
from sitegen.errors import FINDINGS, HELD, OK, SitegenError
from sitegen.frozen import dataclass
from sitegen.inputs import look_key
from sitegen.inspecting import Inspection, inspect
from sitegen.interruptions import too_late
from sitegen.model import Cleared, Text
from sitegen.policy import Given
from sitegen.progress import step
from sitegen.record import Record
from sitegen.reuse import Reuse
from sitegen.stages import withdrawn
from sitegen.stages.check import Gate, blocking, hold, preview_cleared
from sitegen.stages.lock import build_lock
from sitegen.stages.plan import Portal, plan
from sitegen.stages.render import Theme
from sitegen.stages.write import Stage, all_or_nothing
from sitegen.standing import TREES
from sitegen.text.workdays import Calendar
from sitegen.walking import Tree

__all__ = ["Inspection", "Outcome", "build", "inspect", "preview"]

PLANNING = Text("安排页面", "plan the pages")
SWITCHING = Text("落盘并切换", "make durable and switch")
PREVIEW = Path(".sitegen/cache/preview.stamps")


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What a build did."""

    inspection: Inspection
    held: tuple[str, ...] = ()
    """Ids of texts held back under gate `article`."""
    pages: int = 0
    """Files written; 0 = the gate was shut and nothing was."""
    output: Path | None = None
    """Where the public files lie; None: nothing was written."""
    trees: tuple[str, ...] = ()
    """Digests of what both trees look like (`stamps`)."""
    left: bool = False
    """Of the tree before something is left that had to go: the next build tries again."""

    @property
    def is_whole(self) -> bool:
        """Everything was let through, by nothing that lies outside the site, and nothing is left to be done."""
        seen = self.inspection
        return bool(self.pages) and not self.left and not self.held and not seen.settings.checks.word_lists and not any(f.blocks for f in seen.checked.findings)

    @property
    def until(self) -> datetime:
        """How long the build stands by the clock if nobody touches anything; the moment of the build where that cannot be told."""
        return next_change(self.inspection.index, self.inspection.now, Calendar(self.inspection.settings.calendar))

    @property
    def exit_code(self) -> int:
        return FINDINGS if not self.pages else HELD if self.held else OK


def build(root: Path, *, output: Path | None = None, now: datetime, jobs: int, gate: Gate = "all", given: Given | None = None,
          listed: Tree | None = None) -> Outcome:
    """The whole story. Nothing is written while the gate is shut; what is published is exactly what was cleared. `listed`: `content/`, where
    somebody has walked it just now."""
    with ExitStack() as rest, build_lock(root):
        known = rest.enter_context(twins.untouched(root, TREES[0]))
        record = Record(root)
        dressed = cache(lambda: producing.theme(root))
        aside = rest.enter_context(closing(Aside(root / ".sitegen")))
        seen = inspect(root, now=now, jobs=jobs, record=record, given=given, interest=blocking, meanwhile=partial(_warm, dressed), aside=aside, listed=listed)
        cleared, held = _through(gate, seen, record)
        if cleared is None:  # then all is said, and not only what blocks
            return Outcome(inspection=inspect(root, now=now, jobs=jobs, record=record, given=given))
        theme = dressed()
        portal = Portal(withdrawn.with_stones(seen.index, record.withdrawn()), cleared, seen.now, theme.chrome, producing.size_of(root, record))
        public, internal = Stage(output or root / seen.settings.build.output, spare=True, known=known), Stage(root / seen.settings.build.internal)
        with producing.staged(public, internal), record.pending() as pending:
            with step(PLANNING):
                planned = plan(portal)
            look = look_key(root)

            def meanwhile() -> None:
                pending.put(*keeping.kept(root, planned, portal, record))
                pending.settle(snapshot.take(root))

            world = _world(seen) if not seen.checked.blocked else ""
            made = producing.pages(root, planned, portal, theme, record, public, jobs, Reuse(root, public, look, world), meanwhile, aside,
                                    office=partial(producing.office, planned, portal, theme, internal, Reuse(root, internal, look)))
            internal.complete(made.internal)
            aside.close()  # not to be made durable
            with step(SWITCHING):
                manifest = tree.manifest_digest(public.folder)
                made.remember()
                with all_or_nothing(public, internal):
                    public.settle()
                    internal.settle()
                    rest.enter_context(too_late())
                    public.switch()
                    internal.switch()
                    pending.commit(manifest)
                trees = twins.settle(root, dict(zip(TREES, (public, internal), strict=True)))
    return Outcome(inspection=seen, held=held, pages=len(made.digests) + len(made.manifest), output=public.output,
                   trees=trees, left=public.left or internal.left)


def preview(root: Path, *, now: datetime, jobs: int = 1, given: Given | None = None) -> previewing.Preview:
    """The same stages with the gate open, into `.sitegen/preview`: nothing published, nothing recorded. Every page is marked
    on its way to the reader."""
    record = Record(root)
    seen = inspect(root, now=now, jobs=jobs, record=record, given=given)
    shown, theme = previewing.presentable(seen.index), producing.theme(root)
    remarks = previewing.Remarks(seen.index, seen.checked, seen.now)
    portal = Portal(shown, preview_cleared(shown), seen.now, theme.chrome, producing.size_of(root, record))
    with twins.untouched(root, PREVIEW) as known, producing.staged(stage := Stage(root / previewing.FOLDER, spare=True, known=known)):
        planned = plan(portal)
        made = producing.pages(root, planned, portal, theme, record, stage, jobs, Reuse(root, stage, look_key(root), _world(seen)))
        made.remember()
        stage.switch()
        twins.settle(root, {PREVIEW: stage})
    return previewing.finished(root, planned, made.digests, seen.checked, shown, remarks, previewing.Bar(theme, remarks, shown))


def _world(seen: Inspection) -> str:
    """Name of the time during which every page shows the same of other texts: one day at most."""
    return seen.world and f"{seen.world} {seen.now.date()}"


def _warm(dressed: Callable[[], Theme]) -> None:
    """Compile the theme; whatever is wrong with it is said when it is needed, after the findings."""
    with suppress(SitegenError):
        dressed().warm()


def _through(gate: Gate, seen: Inspection, record: Record) -> tuple[tuple[Cleared, ...] | None, tuple[str, ...]]:
    """The texts the gate lets through, or None; and the ids it holds back."""
    checked = seen.checked
    if checked.shut or (gate == "all" and checked.blocked):
        return None, ()
    if not checked.blocked:
        return checked.cleared, ()
    return hold(seen.index, checked, keeping.recall(record, seen.settings), seen.now)



"""The preview: every readable text, marked with what stands against it; for editors' eyes only."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from sitegen.frozen import dataclass
from sitegen.previewing.presentable import presentable
from sitegen.previewing.remarks import Remarks
from sitegen.previewing.theme import Bar
from sitegen.site_index import SiteIndex
from sitegen.stages import read
from sitegen.stages.check import Checked
from sitegen.stages.plan import Plan

__all__ = ["FOLDER", "Bar", "Preview", "Remarks", "finished", "presentable"]

FOLDER = Path(".sitegen/preview")
"""Under the site's folder: never a publish folder."""


@dataclass(frozen=True, kw_only=True)
class Preview:
    """A finished preview."""

    folder: Path
    files: frozenset[str]
    """Every file that may be served, relative to the folder."""
    pages: frozenset[str]
    """Those of them that are pages of ours; the others are files that editors put there, or assets."""
    gone: frozenset[str]
    """Pages of withdrawn texts: 410."""
    checked: Checked
    texts: int
    root: Path
    remarks: Remarks
    bar: Bar

    def page(self, path: str) -> bytes:
        """One of `pages`, marked: as it lies in the folder it never leaves this machine."""
        return self.bar.onto(path, (self.folder / path).read_bytes())

    def source(self, path: str) -> bytes | None:
        """The page with the source of a file under the site's folder; None for any that was not checked."""
        if path not in self.remarks.sources:
            return None
        return self.bar.source(path, read.source(self.root, path).text)


def finished(
    root: Path,
    planned: Plan,
    digests: Mapping[str, str],
    checked: Checked,
    paged: SiteIndex,
    remarks: Remarks,
    bar: Bar,
) -> Preview:
    """What the server needs to know of the tree that was written."""
    return Preview(
        root=root,
        folder=root / FOLDER,
        files=frozenset(digests),
        pages=frozenset(path for job in planned.public if job.path.endswith(".html") for path in (job.path, f"zh-hant/{job.path}") if path in digests),
        gone=frozenset(job.path for job in planned.public if job.kind == "gone"),
        checked=checked,
        texts=len(paged.articles),
        remarks=remarks,
        bar=bar,
    )

"""The story of a check: what a site is judged by, its texts, the rules on the site, the verdict."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field, replace
from datetime import datetime
from pathlib import Path

from sitegen import closeup, judging, opening
from sitegen.aside import Aside
from sitegen.errors import FINDINGS, OK
from sitegen.frozen import dataclass
from sitegen.judging import SiteUnderCheck
from sitegen.model import Finding, Text
from sitegen.policy import Given
from sitegen.progress import step
from sitegen.record import Record
from sitegen.refresh import known
from sitegen.sayings import said
from sitegen.settings import Settings
from sitegen.site_index import SiteIndex
from sitegen.stages import withdrawn
from sitegen.stages.check import EVERYTHING, Checked, Interest, check
from sitegen.stages.index import index
from sitegen.walking import Tree, walk
from sitegen.workers import Meanwhile, beside, nothing

__all__ = ["Inspection", "inspect"]

SETTINGS = Text("读取配置、词库和签审记录", "read settings, words and sign-offs")
LISTING = Text("清点稿件和上次的结果", "list texts and what is known of them")
RULES = Text("核对全站", "check the site as a whole")


@dataclass(frozen=True, kw_only=True)
class Inspection:
    """A checked site: what `check` reports and `build` goes on from."""

    root: Path
    settings: Settings
    index: SiteIndex
    checked: Checked
    now: datetime
    tree: Tree
    """What lay under `content/` before it was read."""
    overlay: Mapping[str, bytes] = field(default_factory=dict)
    """Texts under `content/` that stood for their files."""
    texts: int
    """Readable texts of the site; `index` has them all, but in a close-up."""
    world: str = ""
    """Name of the time during which all texts look the same from outside (`sayings`); empty: nothing is known of that."""

    @property
    def exit_code(self) -> int:
        return FINDINGS if self.checked.blocks else OK


def inspect(root: Path, *, now: datetime, jobs: int = 1, record: Record | None = None, given: Given | None = None,
            interest: Callable[[Settings], Interest] = lambda settings: EVERYTHING, only: Sequence[str] = (),
            meanwhile: Meanwhile = nothing, aside: Aside | None = None, listed: Tree | None = None) -> Inspection:
    """Read every text, run every rule. `now`: aware. `given`: what the command line says beside the site. `interest`: whose
    findings of its own are looked at; findings of rules on the site are all there. `meanwhile`: what this process may do
    while others read many texts. `aside`: to be filled for those who make pages. `listed`: what lies under `content/`, if that is known already.

    `only`: texts under `content/`, if findings on these are all that is asked for: a close-up has them, and looks at no others where it can.
    """
    record = record or Record(root)
    with step(SETTINGS), beside(lambda: listed or walk(root / "content"), worth=bool(only)) as walked:
        site = replace(judging.site(root, now, given), aside=aside)
        content = walked()
    with step(LISTING):
        near = closeup.findings(root, site, content, record, only) if only else None
        if near:
            return _near(root, site, content, record, near)
        facts, own, edition = known(root, content, site, jobs, interest(site.settings), meanwhile)
    with step(RULES):
        site_index = index(site.settings, withdrawn.applied(facts, record.withdrawn()), content.files, record.published())
        of_site = said(root, site, content, record, site_index, edition)
        checked = _checked(root, site, site_index, [*site.findings, *judging.refused(content), *own, *of_site.findings])
    return Inspection(root=root, settings=site.settings, index=site_index, checked=checked, now=site.context.now, tree=content, overlay=site.overlay,
                      texts=len(site_index.articles), world=of_site.world)


def _near(root: Path, site: SiteUnderCheck, content: Tree, record: Record, near: closeup.Known) -> Inspection:
    """An index of these texts only, and the findings on them."""
    few = index(site.settings, withdrawn.applied(near.facts, record.withdrawn()), content.files, {})
    return Inspection(root=root, settings=site.settings, index=few, checked=_checked(root, site, few, near.findings), now=site.context.now,
                      tree=content, overlay=site.overlay, texts=near.texts)


def _checked(root: Path, site: SiteUnderCheck, site_index: SiteIndex, found: Sequence[Finding]) -> Checked:
    return check(site_index, found, site.context, site.rules, opening.locator(root, site.settings, site.overlay))

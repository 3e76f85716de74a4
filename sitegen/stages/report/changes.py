"""What a merge request changes, for approvers. In: changed texts. Out: one Markdown comment, or pages to open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files

from jinja2 import Environment, StrictUndefined

from sitegen.frozen import dataclass
from sitegen.model import Finding
from sitegen.stages.report.words import LEVEL_WORDS
from sitegen.text.difference import Piece, difference

__all__ = ["MARKER", "Change", "Signed", "as_comment", "as_pages"]

MARKER = "<!-- sitegen-review -->"
"""Finds the one comment that is to be updated."""

LONGEST = 60_000
"""Characters of a comment: forges cut at 65,536."""

SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+!|~@-])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """One signature, and whether it is under the text as it is now."""

    level: str
    name: str
    evidence: str
    holds: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One changed text."""

    path: str
    title: str
    before: str = ""
    after: str = ""
    findings: tuple[Finding, ...] = ()
    is_new: bool = False
    is_gone: bool = False
    digest: str = ""
    signed: tuple[Signed, ...] = ()
    next: str = ""
    """The level that must sign next; empty: all have."""
    points: tuple[str, ...] = ()
    """What that level must look at."""
    body: str = ""

    @property
    def pieces(self) -> tuple[Piece, ...]:
        return difference(self.before.replace("\r\n", "\n"), self.after.replace("\r\n", "\n"))


def as_comment(changes: tuple[Change, ...]) -> str:
    """Ends where a forge would cut, and says so."""
    out = f"{MARKER}\n## 三审情况\n\n" + (f"改动 {len(changes)} 处。\n" if changes else "没有改动文章。\n")
    for number, change in enumerate(changes):
        part = "".join(_section(change))
        if len(out) + len(part) > LONGEST:
            return out + f"\n其余 {len(changes) - number} 处未列出，用 sitegen review pack 查看全部。\n"
        out += part
    return out


def _section(change: Change) -> Iterator[str]:
    state = "（新稿）" if change.is_new else "（删除）" if change.is_gone else ""
    yield f"\n### {_plain(change.title)}{state}\n\n{_plain(change.path)}\n\n"
    if change.signed:
        yield "| 审级 | 签署人 | 凭据 | 签的是否本稿 |\n| --- | --- | --- | --- |\n"
        yield "".join(
            f"| {one.level} | {_plain(one.name)} | {one.evidence} | {'是' if one.holds else '**否，已失效**'} |\n"
            for one in change.signed
        )
        yield "\n"
    if change.next:
        yield f"下一步：**{change.next}**\n\n" + "".join(f"- [ ] {_plain(point)}\n" for point in change.points) + "\n"
    elif change.digest:
        yield "三级均已签署。\n\n"
    if change.findings:
        yield (
            "".join(f"- {LEVEL_WORDS[f.level].zh} {_plain(f.name)}：{_plain(f.message.zh)}\n" for f in change.findings)
            + "\n"
        )
    if change.before or change.after:
        lines = "".join(_lines(change))
        fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", lines)), default=0))
        yield f"<details><summary>前后对照</summary>\n\n{fence}diff\n{lines}{fence}\n\n</details>\n"


def _lines(change: Change) -> Iterator[str]:
    import difflib

    for line in list(difflib.unified_diff(change.before.splitlines(), change.after.splitlines(), lineterm="", n=1))[2:]:
        yield line + "\n"


def _plain(text: str) -> str:
    """Text that stays text: no mark-up, no mention of an account, no line of its own."""
    return SPECIAL.sub(r"\\\1", " ".join(text.split())).replace("\\@", "@\u200b")


def _no_link(dest: str, image: bool) -> None:
    """Pages of the folder lead nowhere: what a link names is read in the difference."""
    return


def as_pages(changes: tuple[Change, ...]) -> tuple[tuple[str, str], ...]:
    """(file name, HTML): a list, and a page per text with the difference and the text as it will read."""
    from sitegen.text.markdown import render
    from sitegen.views import Html

    template = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    ).from_string((files("sitegen.stages.report") / "changes.html").read_text("utf-8"))
    names = tuple(f"{number:03}.html" for number in range(1, len(changes) + 1))
    pages = [
        (
            "index.html",
            template.render(changes=tuple(zip(names, changes, strict=True)), one=None, html="", words=LEVEL_WORDS),
        )
    ]
    for name, change in zip(names, changes, strict=True):
        pages.append(
            (
                name,
                template.render(
                    changes=(), one=change, html=Html(render(change.body, _no_link).html), words=LEVEL_WORDS
                ),
            )
        )
    return tuple(pages)

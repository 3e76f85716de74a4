"""link.anchor: a link to a heading that the text does not have."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from sitegen.article import CONTENT
from sitegen.model import Finding, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.rules.links import BASIS, ends, unplaced
from sitegen.site_index import SiteIndex

__all__ = ["RULE"]


def check(index: SiteIndex, context: SiteContext) -> Iterator[Finding]:
    """`#top` is the browser's own. Pages that are no texts are not looked into."""
    for end in ends(index, context):
        anchor = end.link.anchor
        if (
            end.text
            and end.state == "there"
            and anchor
            and anchor != "top"
            and not {anchor, unquote(anchor)} & {*end.text.anchors}
        ):
            yield RULE.on(
                end.source,
                place=unplaced(end.link),
                text=f"{end.link.target}#{anchor}",
                anchor=anchor,
                other=CONTENT + end.text.path,
            )


RULE = Rule(
    id="LINK004",
    name="link.anchor",
    level="error",
    scope="site",
    check=check,
    reads=frozenset({"index", "clock"}),
    waived_by="links",
    basis=BASIS,
    title=Text("链接指向不存在的标题", "A link to a heading that is not there"),
    message=Text("{other} 中没有锚点“{anchor}”", "{other} has no heading “{anchor}”"),
    hint=Text("核对标题的锚点，或去掉 # 及其后的部分", "check the heading's anchor, or drop the part from `#`"),
    rationale=Text(
        "标题改过之后，原来的锚点会失效，读者会停在页首。",
        "After a heading changed its old anchor leads to the top of the page.",
    ),
    bad="一、工作目标\n\n见[保障措施](#保障)。\n",
    good="## 工作目标\n\n见[页首](#top)。\n",
)

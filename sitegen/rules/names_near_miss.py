"""names.near-miss: a long fixed name with one slip."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.rules.wording import typo_hits
from sitegen.text.near_names import near_misses

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Finding]:
    """At the level of the list: the country and bodies of the constitution block, others are shown."""
    misses = sorted(near_misses(article.source))
    listed = [(hit.start, hit.end) for hit in typo_hits(article, context)] if misses else []
    for miss in misses:
        if any(start < miss.end and miss.start < end for start, end in listed):
            continue
        finding = RULE.at(article, miss.start, miss.end, right=miss.name.name)
        yield finding if miss.name.level == "error" else replace(finding, level="warning")


RULE = Rule(
    id="NAME001",
    name="names.near-miss",
    level="error",
    scope="article",
    check=check,
    reads=frozenset({"text"}),
    waived_by="wording",
    title=Text("固定名称有误", "A fixed name with a slip"),
    message=Text("“{text}”疑为“{right}”之误", "“{text}” seems to mean “{right}”"),
    hint=Text("核对后改正", "correct it"),
    basis=Text(
        "国办秘函〔2019〕19号 单项否决“严重表述错误”；各地通报",
        "State Council Office 2019 No. 19, veto on severe wording errors; circulars",
    ),
    rationale=Text(
        "国名、机构和地名错一个字就是严重错误，输入法最容易造成。",
        "One wrong character in such a name is a grave error.",
    ),
    bad="代表团赴延边朝鲜自治州学习。\n",
    good="各单位要持续推进扫黑除恶斗争，配合齐齐哈尔市、县发展和改革委员会做好工作。\n",
)

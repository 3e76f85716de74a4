"""fm.bad-date: a time that does not exist or cannot be read."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.awake import has_faulty_head
from sitegen.rules.base import Context, Rule
from sitegen.rules.problems import of_reading

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Finding]:
    return of_reading(RULE, article)


RULE = Rule(
    id="FM005",
    name="fm.bad-date",
    level="error",
    scope="article",
    check=check,
    when=has_faulty_head,
    reads=frozenset({"text"}),
    title=Text("日期或时间不存在，或写法不对", "A date that does not exist or cannot be read"),
    message=Text("日期写法不对或不存在", "the date cannot be read or does not exist"),
    hint=Text("写成 2026-03-09 或 2026-03-09 09:00", "write 2026-03-09 or 2026-03-09 09:00"),
    basis=Text(
        "兴宁市办法 第十二条“标注来源、发布时间”；国办发〔2017〕47号 网页设计规范 PubDate",
        "Xingning measures, article 12; State Council Office 2017 No. 47, page tag PubDate",
    ),
    rationale=Text(
        "没有可信发布时间的信息按未更新计，审签先后也无从核对。",
        "A text without a trustworthy time counts as not updated, and the order of signatures cannot be checked.",
    ),
    bad="---\nconfirmed_on: 2026-02-30\n---\n",
    good="---\nconfirmed_on: 2026-02-28\n---\n",
)

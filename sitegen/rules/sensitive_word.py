"""sensitive.word: a listed sensitive word, plainly written."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.rules.wording import at_level, instead, sensitive_hits

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Finding]:
    for hit in sensitive_hits(article, context):
        if hit.kind == "plain":
            zh, en = instead(hit.row)
            yield at_level(
                RULE.at(
                    article,
                    hit.start,
                    hit.end,
                    word=hit.row.word,
                    category=hit.row.category,
                    list=f"{hit.row.path}:{hit.row.line}",
                    source=hit.row.source,
                    zh=zh,
                    en=en,
                ),
                hit.row,
            )


RULE = Rule(
    id="WORD001",
    name="sensitive.word",
    level="error",
    scope="article",
    check=check,
    reads=frozenset({"text", "words"}),
    waived_by="wording",
    title=Text("敏感词", "A listed sensitive word"),
    message=Text("出现词表所列的“{word}”（{category}）{zh}", "“{word}” stands in the word list ({category}){en}"),
    hint=Text(
        "删去或改写；确属引用或防范宣传的，由有权人员在 checks/waivers.yaml 登记，或在词表的 allow 列加语境",
        "delete or reword it; register a quotation in checks/waivers.yaml, a context in the column allow",
    ),
    basis=Text(
        "安州区通知 三（一）“三审制度”；国办秘函〔2019〕19号 单项否决“严重表述错误”",
        "Anzhou notice 3(1); State Council Office 2019 No. 19, single veto on severe wording errors",
    ),
    rationale=Text("一处严重表述错误即可使整个网站被单项否决。", "One severe wording error fails the whole site."),
    bad="县文化馆门前贴有注册送彩金的小广告。\n",
    good="县文化馆门前贴有小广告，已经清除。\n",
)

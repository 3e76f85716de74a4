"""reprint.text-changed: a reprint whose words are not those of the copy beside it."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article, suffix
from sitegen.model import Finding, Text
from sitegen.paths import inside
from sitegen.rules.awake import is_reprint
from sitegen.rules.base import Context, Rule
from sitegen.text.documents import READABLE
from sitegen.text.lazily import pattern

__all__ = ["RULE"]

_WORDS = pattern(r"[0-9A-Za-z\u3400-\u9fff]+")
_LENGTH = 8
"""Characters of a piece; pieces overlap, so one changed character spoils eight of them."""


def check(article: Article, context: Context) -> Iterator[Finding]:
    """How much of the copy's words stands in the text, and of the text's in the copy; marks and white space do not count."""
    meta = article.meta
    path = meta.source_copy
    if not (meta.reprint and path):
        return
    where = inside(article.path.rpartition("/")[0], path) if article.files.get(path) else None
    held = article.document(where) if where and suffix(path) in READABLE else None
    one, other = _pieces(held.text if held else ""), _pieces(article.body)
    if not one:
        yield RULE.at(article, field="source_copy", message=Text(f"原文副本“{path[:40]}”不存在，或没有可核对的文字", f"the copy {path[:40]!r} is not there, or holds no words to compare"))
        return
    kept, own = len(one & other) / len(one), len(one & other) / max(1, len(other))
    least = float(context.option(RULE, "least"))
    if min(kept, own) < least:
        yield RULE.at(article, field="source_copy", kept=f"{kept:.0%}", own=f"{own:.0%}", least=f"{least:.0%}")


def _pieces(text: str) -> frozenset[str]:
    plain = "".join(_WORDS.findall(text))
    return frozenset(plain[n:n + _LENGTH] for n in range(max(1, len(plain) - _LENGTH + 1))) if plain else frozenset()


RULE = Rule(
    id="SRC008",
    name="reprint.text-changed",
    level="warning",
    scope="article",
    check=check,
    when=is_reprint,
    reads=frozenset({"text", "attachments"}),
    options={"least": 0.9},
    waived_by="wording",
    title=Text("转载内容与原文不一致", "A reprint that is not its original"),
    message=Text("原文有 {kept} 见于本文，本文有 {own} 出自原文，低于 {least}", "{kept} of the original stand here, {own} of this text are the original's; {least} are asked for"),
    hint=Text("按原文更正；只摘编一部分的，不作转载稿", "restore the original; a text that quotes only a part is no reprint"),
    basis=Text("安州区通知 三（二）2（3）“不得歪曲标题原意和内容”；国办发〔2017〕47号 信息转载",
               "Anzhou notice 3(2)2(3): title and content are not distorted; State Council Office 2017 No. 47"),
    rationale=Text("删改后的转载仍署原来源，责任却说不清。", "A cut reprint under another’s name is nobody’s word."),
    bad="""\
-- content/zwgk/xwdt/copy.txt --
我县召开春季农田水利建设推进会，部署三项任务：一是排查隐患，二是落实资金，三是按期完工，并通报了去年进展情况。
-- content/zwgk/xwdt/news.md --
---
title: 我县召开春季农田水利建设推进会
source: 新华社
source_url: https://www.news.example/a.html
source_copy: copy.txt
reprint: true
editor: 张敏
id: news
date: 2026-03-09 09:00
reviewers:
  - {level: first, name: 李华, at: 2026-03-06 09:00}
  - {level: second, name: 王卫, at: 2026-03-06 15:00}
  - {level: final, name: 赵安, at: 2026-03-09 08:30}
---
我县召开春季农田水利建设推进会，部署一项任务：按期完工。
""",
    good="""\
-- content/zwgk/xwdt/copy.txt --
我县召开春季农田水利建设推进会，部署三项任务：一是排查隐患，二是落实资金，三是按期完工，并通报了去年进展情况。
-- content/zwgk/xwdt/news.md --
---
title: 我县召开春季农田水利建设推进会
source: 新华社
source_url: https://www.news.example/a.html
source_copy: copy.txt
reprint: true
editor: 张敏
id: news
date: 2026-03-09 09:00
reviewers:
  - {level: first, name: 李华, at: 2026-03-06 09:00}
  - {level: second, name: 王卫, at: 2026-03-06 15:00}
  - {level: final, name: 赵安, at: 2026-03-09 08:30}
---
我县召开春季农田水利建设推进会，部署三项任务：

一是排查隐患，二是落实资金，三是按期完工，并通报了去年进展情况。
""",
)

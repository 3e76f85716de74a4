"""The secrecy review said that the text must not be public (design 5.1)."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.awake import has_secrecy_review
from sitegen.rules.base import Context, Rule
from sitegen.text.lazily import pattern

__all__ = ["RULE"]

_AGREED = pattern("(?<!不)(?:可以?|同意|准予|予以|适宜)(?:对外)?(?:主动)?公开")
_REFUSED = pattern(
    "(?:不宜|不得|不予|不能|不可以?|不应|禁止|暂缓|暂不)(?:对外)?(?:主动)?公开|未通过|不通过|不同意"
    "|(?:^|[，。；,;])[^不非未无没，。；,;]{0,8}(?:涉密|国家秘密)"
)


def check(article: Article, context: Context) -> Iterator[Finding]:
    """By the words of the conclusion; a text that is not made public may say so."""
    record = article.meta.secrecy_review
    if record is None or (article.meta.disclosure or "主动公开") != "主动公开":
        return
    if _REFUSED.search(record.conclusion) and not _AGREED.search(record.conclusion):
        yield RULE.at(article, field="secrecy_review.conclusion", text=record.conclusion)


RULE = Rule(
    id="REV030",
    name="review.secrecy-refused",
    level="error",
    scope="article",
    check=check,
    when=has_secrecy_review,
    reads=frozenset({"text"}),
    title=Text("保密审查结论为不公开", "The secrecy review says no"),
    message=Text("保密审查结论是“{text}”，不能发布", "the secrecy review concludes “{text}”: this is not published"),
    hint=Text(
        "不公开的改写公开属性 disclosure；处理后可以公开的，重新审查并更新结论",
        "change `disclosure`, or have the amended text examined again and record that",
    ),
    basis=Text("《中华人民共和国政府信息公开条例》第十四条、第十七条；安州区通知 四（三）", "Regulation on Open Government Information, articles 14 and 17; Anzhou notice 4(3)"),
    rationale=Text("审查结论不允许公开的，三审签得再全也不能发布。", "Whatever was signed, what must stay secret is not published."),
    bad="---\nsecrecy_review: {by: 张敏, at: 2026-03-05, conclusion: 不宜公开}\n---\n",
    good="---\nsecrecy_review: {by: 张敏, at: 2026-03-05, conclusion: 不涉密，可以公开}\n---\n",
)

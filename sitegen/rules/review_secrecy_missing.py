"""A text of a kind that needs 保密审查 has no record of it (design 5.1)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.rules.signing import LINE_ONE, option

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Finding]:
    """One finding per text of the option `types` without a usable record; what is not made public is spared."""
    meta, types = article.meta, option(context.settings, RULE.name, "types")
    if article.type not in (RULE.options["types"] if types is None else types):
        return
    if (meta.disclosure or "主动公开") != "主动公开":
        return
    record = meta.secrecy_review
    if record is None:
        found = RULE.at(article, field="secrecy_review", missing="整条记录", missing_en="the record")
        yield replace(found, place=LINE_ONE)
        return
    values = {"by": record.by.strip(), "at": record.at, "conclusion": record.conclusion.strip()}
    missing = [key for key, value in values.items() if not value]
    if missing:
        yield RULE.at(article, field="secrecy_review", missing="、".join(missing), missing_en=", ".join(missing))


RULE = Rule(
    id="REV020",
    name="review.secrecy-missing",
    level="warning",
    scope="article",
    title=Text("没有保密审查记录", "No record of the secrecy review"),
    message=Text("缺少保密审查记录（{missing}）", "the secrecy review is not recorded ({missing_en})"),
    hint=Text("补写 secrecy_review: {{by: 审查人, at: 时间, conclusion: 结论, ref: 文号}}",
              "add secrecy_review: {{by: ..., at: ..., conclusion: ..., ref: ...}}"),
    basis=Text("《中华人民共和国政府信息公开条例》第十七条；《中华人民共和国保守国家秘密法》",
               "Regulation on Open Government Information, article 17; Law on Guarding State Secrets"),
    rationale=Text("公开政府信息前应当依法审查，明确审查的程序和责任。记录只作内部留存，不在页面显示。",
                   "Information is examined for secrecy before it is made public; the record stays internal and is "
                   "never rendered."),
    bad="""---
type: report
---
""",
    good="""---
type: report
secrecy_review: {by: 张敏, at: 2026-03-05, conclusion: 可以公开}
---
""",
    check=check,
    reads=frozenset({"text"}),
    options={"types": ("policy", "report")},
    waived_by="secrecy",
)

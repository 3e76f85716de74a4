"""What the rules on attachments share: where a finding on a file stands, and the clause they rest on."""

from __future__ import annotations

from typing import Any

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.base import Rule

__all__ = ["BASIS", "at_file"]

BASIS = Text(
    "国办秘函〔2019〕19号 附件可用；安州区通知 四（三）；个人信息保护法第二十五条",
    "State Council Office 2019 No. 19, attachments; Anzhou notice 4(3); Personal Information Protection Law, article 25",
)


def at_file(rule: Rule, article: Article, written: str, number: int, **data: Any) -> Finding:
    """A finding on a file: at its entry in `attachments`, else at the link in the body."""
    if number >= 0:
        return rule.at(article, field=f"attachments.{number}.path", text=written, **data)
    use = next(use for use in article.outline.links if use.dest.partition("#")[0] == written)
    return rule.at(article, article.body_start + use.start, article.body_start + use.end, text=written, **data)

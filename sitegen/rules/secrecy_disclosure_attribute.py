"""secrecy.disclosure-attribute: the text itself says that it is not for the public."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.text.clues import Clue
from sitegen.text.lazily import pattern

__all__ = ["RULE"]

_ATTRIBUTE = pattern(
    # Begins with a class and not with a choice: the engine then skips to candidates instead of trying every character.
    "[（(【此本公信发](?:(?<=[（(【])[ \u3000]?(?:此件|本件|此文)?(?:依申请公开|不予公开|不公开|暂不公开|删减后公开|不宜公开)(?:发布)?[ \u3000]?[）)】]"
    "|(?:(?<=[此本])件|(?<=此)文)(?:依申请公开|不予公开|不公开|暂不公开|不宜公开)(?!的)"
    "|(?:(?<=公)开|(?<=信)息|(?<=发)布)(?:属性|方式|类型|类别|形式|选项)[ \u3000]?[:：][ \u3000]?(?:依申请公开|不予公开|不公开|暂不公开))"
)
_CLOSED = Clue("不公开", "不予公开", "依申请公开", "不宜公开", "删减后公开")


def check(article: Article, context: Context) -> Iterator[Finding]:
    """The attribute of the front matter is no text; only the body is looked at."""
    for match in _ATTRIBUTE.finditer(article.source, article.body_start):
        yield RULE.at(article, match.start(), match.end())


RULE = Rule(
    id="SEC003",
    name="secrecy.disclosure-attribute",
    level="error",
    scope="article",
    check=check,
    clue=_CLOSED,
    reads=frozenset({"text"}),
    title=Text("正文标明不公开", "The text says it is not public"),
    message=Text("正文写有“{text}”", "the text says “{text}”"),
    hint=Text(
        "核对文件的公开属性；不是主动公开的不得发布",
        "look up the attribute of the document; only 主动公开 is published",
    ),
    basis=Text(
        "政府信息公开条例；安州区通知 三（一）源头认定",
        "Disclosure Regulations; Anzhou notice 3(1), attribute fixed at the source",
    ),
    rationale=Text(
        "公文的公开属性由拟稿时确定，依申请公开、不予公开的不得上网。",
        "The attribute is fixed when a document is drafted; other papers do not go online.",
    ),
    bad="""\
请于3月底前完成排查。

（此件依申请公开）
""",
    good="""\
请于3月底前完成排查。

（此件公开发布）
""",
)

"""fm.missing-field: what every text, or a text of this type, must state."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.rules.problems import of_reading

__all__ = ["RULE"]

_WORDS = {
    "title": Text("标题", "the title"),
    "source": Text("来源", "the source"),
    "editor": Text("编辑", "the editor"),
    "date": Text("发布时间", "the publish time"),
    "disclosure": Text("公开属性（主动公开、依申请公开、不予公开）", "whether the document is open (主动公开, 依申请公开, 不予公开)"),
    "consent": Text("写信人是否同意公开", "whether the writer agreed to publication"),
    "interpretation_waived_because": Text("不需要解读的理由", "why no interpretation is needed"),
}


def check(article: Article, context: Context) -> Iterator[Finding]:
    """Keys without which a text cannot be published; none where the front matter itself is unreadable (`fm.syntax`)."""
    found = list(of_reading(RULE, article))
    yield from found
    if any(problem.code in {"fm.syntax", "fm.encoding", "fm.unreadable", "fm.too-large"} for problem in article.front.problems):
        return
    said = {finding.field for finding in found}
    for key in _required(article):
        if key not in said and article.front.span(key) is None:
            yield RULE.at(article, field=key, key=key, zh=_WORDS[key].zh, en=_WORDS[key].en)


def _required(article: Article) -> Iterator[str]:
    meta = article.meta
    yield from ("title", "source", "editor")
    # The final signature stamps the time: before it, its absence is no fault (design 5.1).
    if meta.urgent or not meta.reviewers or any(review.level == "final" for review in meta.reviewers):
        yield "date"
    if article.type == "policy":
        yield "disclosure"
    if article.type == "letter":
        yield "consent"
    if meta.interpretation_required is False:
        yield "interpretation_waived_because"


RULE = Rule(
    id="FM002", name="fm.missing-field", level="error", scope="article", check=check, reads=frozenset({"text"}),
    title=Text("缺少必填字段", "A required key is missing"),
    message=Text("缺少{zh}（{key}）", "{en} is missing ({key})"),
    hint=Text("在 front matter 中补写 `{key}: …`", "add `{key}: …` to the front matter"),
    basis=Text("安州区通知 三（一）“末尾应标注来源、编辑、校审责任人员”“源头认定、锁定机制”；兴宁市办法 第十二条“要素完整，标注来源、发布时间”",
               "Anzhou notice 3(1): source, editor, reviewers, disclosure fixed at the source; Xingning measures, article 12"),
    rationale=Text("要素不全的信息无法追溯责任；公文的公开属性须在拟稿时认定并锁定，来信公开须征得写信人同意。",
                   "Without these nobody can be held to the text; disclosure is fixed when a document is drafted, and letters need consent."),
    bad="---\nsource:\n---\n",
    good="---\nsource: 县水利局\n---\n",
)

"""fm.syntax: front matter that cannot be read."""

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
    id="FM001",
    name="fm.syntax",
    level="error",
    scope="article",
    check=check,
    when=has_faulty_head,
    reads=frozenset({"text"}),
    title=Text("front matter 写法有误，无法读取", "Front matter that cannot be read"),
    message=Text("front matter 无法读取", "the front matter cannot be read"),
    hint=Text(
        "按提示改正该行；字段写成“键: 值”，冒号后留一个空格，首尾各有一行 ---",
        "correct the line: write `key: value`, between two lines `---`",
    ),
    basis=Text(
        "安州区通知 三（一）“信息公开内容的末尾应标注来源、编辑、校审责任人员”；国办发〔2017〕47号",
        "Anzhou notice 3(1): source, editor and reviewers stand under every text; State Council Office 2017 No. 47",
    ),
    rationale=Text(
        "来源、编辑、审签都写在 front matter 里；读不出来就等于没有标注，也无从审核。",
        "Source, editor and signatures stand in the front matter; what cannot be read cannot be reviewed.",
    ),
    bad='---\ntitle: "关于开展春季农田水利建设的通知\n---\n',
    good='---\ntitle: "关于开展春季农田水利建设的通知"\n---\n',
)

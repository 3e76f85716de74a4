"""fm.encoding: a file that is not clean UTF-8."""

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
    id="FM009",
    name="fm.encoding",
    level="error",
    scope="article",
    check=check,
    when=has_faulty_head,
    reads=frozenset({"text"}),
    title=Text("文件不是 UTF-8 编码，或含控制字符", "Not UTF-8, or with control characters"),
    message=Text("文件不是干净的 UTF-8 文本", "the file is not clean UTF-8"),
    hint=Text("用编辑器以 UTF-8 编码另存", "save the file as UTF-8"),
    basis=Text("国办发〔2017〕47号 网页设计规范（UTF-8）", "State Council Office 2017 No. 47, page design (UTF-8)"),
    rationale=Text(
        "乱码和看不见的控制字符会让检查失准，也会原样出现在网页上。",
        "Broken encodings and unseen characters blind the checks and reach the reader.",
    ),
    bad="请各单位\x07按时报送。\n",
    good="请各单位按时报送。\n",
)

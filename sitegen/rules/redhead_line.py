"""redhead.line: the red header of a document, taken over into the web text."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.rules.secrecy import top_lines
from sitegen.text.clues import Clue
from sitegen.text.lazily import pattern

__all__ = ["RULE"]

_LAST = pattern("文\\s*件[ \t\r\u3000#*_>|]*(?:\n|\\Z)")
"""How the line of a header ends."""
_HEADER = pattern("[\u4e00-\u9fff（）()、]{2,40}(?:人民政府|办公室|办公厅|委员会|管委会|局|厅|部|院|署|委)文件")
_NUMBER = pattern("[^。，；：]{2,24}[〔\\[（(【][0-9]{4}[〕\\]）)】][^。，；：]{0,3}[0-9]{1,5}[ ]?号")


def check(article: Article, context: Context) -> Iterator[Finding]:
    """A line of its own above a document number; letter spacing is no disguise."""
    if not _LAST.search(article.source, article.body_start):
        return
    lines = [(start, line, "".join(line.split())) for start, line in top_lines(article)]
    for place, (start, line, words) in enumerate(lines):
        if words.endswith("文件") and _HEADER.fullmatch(words) and any(_NUMBER.match(after) for _, _, after in lines[place + 1 : place + 3]):
            yield RULE.at(article, start, start + len(line))


RULE = Rule(
    id="SEC004",
    name="redhead.line",
    level="error",
    scope="article",
    check=check,
    clue=Clue("件"),
    reads=frozenset({"text"}),
    title=Text("红头", "The red header of a document"),
    message=Text("正文保留了红头“{text}”", "the text keeps the red header “{text}”"),
    hint=Text(
        "删去这一行；发文机关写在 issuer，文号写在 doc_number",
        "delete the line; the issuer and number belong into the front matter",
    ),
    basis=Text("安州区通知 三（一）“红头文件不得上网”", "Anzhou notice 3(1): red headers do not go online"),
    rationale=Text(
        "网页应发布去掉红头的文本；带红头的版面易被截图冒用。",
        "The web shows the text without the header, which is easily copied for forgeries.",
    ),
    bad="""\
澄溪县人民政府文件

澄府发〔2026〕3号

请各单位遵照执行。
""",
    good="""\
澄府发〔2026〕3号

请各单位遵照执行县人民政府文件要求。
""",
)

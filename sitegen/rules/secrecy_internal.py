"""secrecy.internal: words that keep a document inside the office."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.rules.secrecy import top_lines
from sitegen.text.clues import Clue
from sitegen.text.lazily import pattern

__all__ = ["RULE"]

_INTERNAL = pattern(
    "内部(?:资料|文件|刊物|材料|参考)[，,、。：:！! \u3000]{0,2}(?:请)?(?:注意|妥善|不得|请勿|严禁|切勿|不准)(?:保存|保管|外传|保密|公开|转载|扩散)"
    "|(?:仅供|只供|限于?)内部(?:参阅|参考|使用|交流|传阅|掌握|工作使用)|(?:请勿|严禁|切勿|不得)(?:对外)?外传(?=[）)】。！!\\s]|$)"
    "|[（(【](?:内部资料|内部文件|内部使用|工作秘密|商业秘密|内部明电|特急明电|加急明电|密电)[）)】]|涉密(?:文件|件)[，,]?(?:请勿|不得|严禁)"
)
_ALONE = pattern(
    "(?:内部资料|内部文件|内部使用|内部参考|工作秘密|商业秘密|内部明电|密电|涉密|发电|(?:特急|加急)?[ \u3000]?明电)(?:[★☆].{0,8})?"
    "|份号[:：]?[ \u3000]?(?:No[.]?)?[0-9]{4,8}|№[ ]?[0-9]{4,8}"
)
_HINTS = Clue(
    *("内部" + what for what in ("资料", "文件", "刊物", "材料", "参考", "参阅", "使用", "交流", "传阅", "掌握", "工作使用")), "外传", "涉密文件", "涉密件",
    *(bracket + what for bracket in "（(【" for what in ("工作秘密", "商业秘密", "内部明电", "特急明电", "加急明电", "密电")),
)
"""One of these stands in whatever `_INTERNAL` finds."""
_ALONE_HINTS = Clue("内部", "秘密", "密电", "明电", "涉密", "份号", "№", "发电")


def check(article: Article, context: Context) -> Iterator[Finding]:
    words = tuple(context.option(RULE, "words"))
    found: list[tuple[int, int]] = []
    if _HINTS(article.source):
        found += [match.span() for match in _INTERNAL.finditer(article.source)]
    if _ALONE_HINTS(article.source):
        found += [(start, start + len(line)) for start, line in top_lines(article) if _ALONE.fullmatch(line)]
    for word in words:
        at = article.source.find(word)
        if word and at >= 0:
            found.append((at, at + len(word)))
    for start, end in sorted(set(found)):
        yield RULE.at(article, start, end)


RULE = Rule(
    id="SEC002",
    name="secrecy.internal",
    level="warning",
    scope="article",
    check=check,
    reads=frozenset({"text"}),
    options={"words": ()},
    title=Text("内部资料字样", "Words of an internal paper"),
    message=Text("出现内部资料字样“{text}”", "words of an internal paper stand here: “{text}”"),
    hint=Text(
        "确认能否公开；不能公开的撤下，能公开的删去字样并补保密审查",
        "ask whether it may be public; take it down, or delete the words and record the review",
    ),
    basis=Text(
        "安州区通知 四（三）；保守国家秘密法第六十四条（工作秘密）",
        "Anzhou notice 4(3); State Secrets Law, article 64 (work secrets)",
    ),
    rationale=Text(
        "内部资料虽不是国家秘密，上网同样要追责。",
        "Work secrets are no state secrets, yet publishing them is a fault all the same.",
    ),
    bad="内部资料，注意保存。\n",
    good="各单位要加强内部资料管理。\n",
)

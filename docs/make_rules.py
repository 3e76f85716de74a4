"""The list of rules in; docs/rules/README.md, a page for each rule and sitegen/rules/listing.py out.

Usage: python docs/make_rules.py
"""

from __future__ import annotations

from importlib import import_module
from itertools import groupby
from pathlib import Path

from sitegen.rules import FILES, RULES
from sitegen.rules.base import Rule
from sitegen.rules.listed import KNOWN, row_of
from sitegen.stages.report.rule_page import rule_page
from sitegen.stages.report.words import LEVEL_WORDS
from sitegen.text.clues import words

__all__ = ["listing", "main", "pages"]

HERE = Path(__file__).parent
LISTING = HERE.parent / "sitegen/rules/listing.py"

FAMILIES = {
    "fm": "前言与文件", "review": "三审签发", "pair": "政策与解读", "sensitive": "敏感词", "text": "文字", "typo": "错别字", "date": "日期",
    "docno": "发文字号", "fresh": "栏目更新", "link": "链接", "html": "HTML", "md": "Markdown", "image": "图片", "attachment": "附件",
    "suppress": "豁免", "lexicon": "词库", "config": "设置", "punct": "标点", "numeral": "数字", "pii": "个人信息", "secret": "密钥口令",
    "secrecy": "保密", "redhead": "红头文件", "reprint": "转载", "source": "来源", "register": "外链与新媒体登记",
    "structure": "结构层次", "furniture": "空壳", "names": "固定名称", "leader": "领导信息", "map": "地图", "guide": "办事指南", "cite": "文件引用",
    "baseline": "历史基线", "rule": "本站规则", "scan": "散放文件",
}
"""First part of a name -> what the family is about; a family without an entry goes by its name."""

HEAD = """# 规则

<!-- Made by docs/make_rules.py from sitegen/rules: edit the rules, not this page. -->

每条规则一页：要求、依据、反例和正例；命令行里用 `sitegen explain 名称` 查看同样的内容。
级别：**必须整改**阻断发布，**建议核实**和**提示**不阻断。带 † 的规则不论级别都不阻断发布。
豁免写在 `checks/waivers.yaml`，“何人可豁免”为空的任何人不得豁免。

In English: one page a rule; `sitegen --lang en explain NAME` prints it in English.
"""

EXPLAINED = "\n<!-- Made by docs/make_rules.py from sitegen/rules/{file}.py: edit that file, not this page. -->\n"


def pages() -> dict[str, str]:
    """Path under docs/rules -> text. The same rules give the same bytes."""
    made = {f"{rule.name}.md": _page(rule) for rule in RULES}
    return made | {"README.md": HEAD + "".join(_family(name, list(rules)) for name, rules in groupby(
        sorted(RULES, key=lambda rule: _place(rule.name)), key=lambda rule: rule.name.partition(".")[0]))}


def _place(name: str) -> int:
    families = list(dict.fromkeys(rule.name.partition(".")[0] for rule in RULES))
    return families.index(name.partition(".")[0])


def _page(rule: Rule) -> str:
    head, _, rest = rule_page(rule, "zh").partition("\n")
    return head + "\n" + EXPLAINED.format(file=rule.name.replace(".", "_").replace("-", "_")) + rest.rstrip() + "\n"


def _family(name: str, rules: list[Rule]) -> str:
    rows = [f"\n## {FAMILIES.get(name, name)}（`{name}.*`）\n", "| 编号 | 名称 | 级别 | 内容 | 何人可豁免 |", "| --- | --- | --- | --- | --- |"]
    rows += [f"| {rule.id} | [{rule.name}]({rule.name}.md) | {LEVEL_WORDS[rule.level].zh}{'' if rule.blocks else ' †'} | {rule.title.zh} "
             f"| {rule.waived_by or ''} |" for rule in rules]
    return "\n".join(rows) + "\n"


LISTING_HEAD = """\"\"\"What a run knows of every rule before a text wakes it. Made by docs/make_rules.py: edit the rules, not this.\"\"\"

from __future__ import annotations

from typing import Any

__all__ = ["LISTING"]

# ruff: noqa: E501
LISTING: dict[str, tuple[Any, ...]] = {
    # file: (%s)
"""


def listing() -> str:
    """The rows of `sitegen.rules.listed`."""
    whole = {file: import_module(f"sitegen.rules.{file}").RULE for file in FILES}
    rows = (f"    {file!r}: {row_of(rule, f'sitegen.rules.{file}', words())!r},\n" for file, rule in whole.items())
    return LISTING_HEAD % ", ".join(KNOWN) + "".join(rows) + "}\n"


def main() -> None:
    LISTING.write_text(listing(), encoding="utf-8", newline="\n")
    folder = HERE / "rules"
    folder.mkdir(exist_ok=True)
    made = pages()
    for path in folder.glob("*.md"):
        if path.name not in made:
            path.unlink()
    for name, text in made.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()

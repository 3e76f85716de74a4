"""docs/coverage.yaml in, docs/coverage.md out: which clause of the notices is fulfilled by what.

Usage: python docs/make_coverage.py [--check]     (--check: write nothing, exit 1 where coverage.md is stale)
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Any

import yaml

__all__ = ["HERE", "NOTICES", "STATES", "load", "main", "render"]

HERE = Path(__file__).parent

STATES = {"done": "已实现", "planned": "计划中", "out-of-reach": "超出静态生成器能力"}
PRIORITIES = {"core": "核心", "expected": "应有", "beyond": "可选"}
KINDS = {"rule": "规则", "page": "页面", "command": "命令", "field": "字段", "file": "设置"}
NOTICES = {
    "AZ": "绵阳市安州区，2023年10月16日：加强政府网站和政务新媒体管理的通知",
    "HY": "河源市，河府办〔2016〕3号：政府网站信息内容建设的通知",
    "XN": "兴宁市，兴市府办〔2014〕19号：政府网站管理办法（试行）",
    "QZ": "衢州市，衢政办发〔2008〕12号：市政府门户网站内容保障的通知",
    "TJ": "天津市，2015年5月11日：加强政府网站信息内容建设的实施意见",
}

Row = dict[str, Any]

HEAD = """# 依据对照表

<!-- Made by docs/make_coverage.py from docs/coverage.yaml: edit that file, not this one. -->

English summary: each of the {total} clauses of the five notices behind sitegen, what it asks, and what fulfils it.
{done} are fulfilled, {planned} are planned (what already exists is named), {out} are beyond a static-site generator;
for those the honest nearest thing is given. A clause counts as fulfilled only where rules, pages, commands or fields
that exist do all of what can be done for it.

五份通知共{total}条要求：已实现{done}条，计划中{planned}条，超出静态生成器能力{out}条。
“计划中”的条目若列有规则或字段，是已有的部分；“超出能力”的条目写明最接近的做法。
内容是否真实、导向是否正确、是否属于国家秘密，始终由审核人判断，工具只记录谁在何时就哪一稿作出判断。
"""


def load(path: Path = HERE / "coverage.yaml") -> list[Row]:
    """The rows in their order; `by` and `note` may be absent in the file and are empty then."""
    return [{"by": [], "note": "", **row} for row in yaml.load(path.read_text("utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))]


def render(rows: list[Row]) -> str:
    """The whole page. The same rows give the same text."""
    count = Counter(row["state"] for row in rows)
    head = HEAD.format(total=len(rows), done=count["done"], planned=count["planned"], out=count["out-of-reach"])
    parts = [head, "## 汇总\n", totals(rows)]
    for code, title in NOTICES.items():
        parts += [f"## {code}　{title}\n", table(row for row in rows if row["id"].startswith(code + "-"))]
    return "\n".join(parts)


def totals(rows: list[Row]) -> str:
    """States down, priorities across."""
    count = Counter((row["state"], row["priority"]) for row in rows)
    lines = ["| 状态 | " + " | ".join(PRIORITIES.values()) + " | 合计 |", "| --- |" + " ---: |" * (len(PRIORITIES) + 1)]
    for state, name in STATES.items():
        cells = [count[state, priority] for priority in PRIORITIES]
        lines.append(f"| {name} | " + " | ".join(map(str, [*cells, sum(cells)])) + " |")
    sums = [sum(count[state, priority] for state in STATES) for priority in PRIORITIES]
    lines.append("| 合计 | " + " | ".join(map(str, [*sums, sum(sums)])) + " |")
    return "\n".join(lines) + "\n"


def table(rows: Any) -> str:
    lines = ["| 条款 | 要求 | 状态 | 由什么实现 | 说明 |", "| --- | --- | --- | --- | --- |"]
    for row in rows:
        cells = (row["id"], row["asks"], STATES[row["state"]], fulfilled_by(row["by"]), row["note"])
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(lines) + "\n"


def fulfilled_by(items: list[dict[str, str]]) -> str:
    """Grouped by kind, in the order of KINDS, each kind named once."""
    groups = {kind: [f"`{item[kind]}`" for item in items if kind in item] for kind in KINDS}
    return "；".join(f"{KINDS[kind]} {'、'.join(names)}" for kind, names in groups.items() if names)


def main(arguments: list[str]) -> int:
    target, text = HERE / "coverage.md", render(load())
    if "--check" not in arguments:
        target.write_text(text, "utf-8", newline="\n")
        return 0
    if target.is_file() and target.read_text("utf-8") == text:
        return 0
    print("docs/coverage.md is stale: run python docs/make_coverage.py", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""sitegen/schema in; docs/frontmatter.md, docs/site-yaml.md and JSON Schemas for editors (docs/schemas/) out.

Usage: python docs/make_schemas.py
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from sitegen.schema import Record, json_schema, markdown_table
from sitegen.schema.article import ARTICLE, FRONT_MATTER_RECORDS
from sitegen.schema.site import CALENDAR, PEOPLE, SITE, SITE_RECORDS, WAIVER, WORD_COLUMNS, WORD_MATCHES
from sitegen.schema.upkeep import TABLES

__all__ = ["main", "pages"]

HERE = Path(__file__).parent
MADE = "<!-- Made by docs/make_schemas.py from sitegen/schema: edit the schema, not this page. -->\n"

FRONT_MATTER = f"""# 稿件前言 · Front matter

{MADE}
写在 Markdown 文件开头两行 `---` 之间的键。不认识的键按错误处理，并提示相近的键名；`x-` 开头的键可自由使用。
“计入摘要”的键和正文、附件一起由审核人签字，签字后改动须重新审核。除注明“必填”的以外均可不写。

编辑器补全与校验：把 [schemas/frontmatter.json](schemas/frontmatter.json) 配给 Markdown 前言。
摘要的算法和测试向量见 [digest.md](digest.md)。

In English: the keys between the two lines `---` at the head of a text. Unknown keys are errors; keys in the digest are what a reviewer signs.

"""

SITE_FILES = f"""# 网站设置 · Settings

{MADE}
一个网站的全部设置：根目录的 `site.yaml` 和 `checks/` 下的文件。错误一次全部列出，带文件、行、列和改法。
编辑器补全与校验：[schemas/site.json](schemas/site.json)、[schemas/people.json](schemas/people.json)。

In English: all settings of a site. Every fault is reported at once, with file, line, column and remedy.

"""

LEDGERS = f"""# 台账 · Ledgers

{MADE}
`checks/ledgers/` 下的 CSV 文件，一行一条，表头写列名；`#` 开头的行是说明。日期写 2026-03-01，时间写 2026-03-01 09:30，`flag` 写是或否。
单位、人员写 checks/people.yaml 中的编号，稿件写 id。读不出的行、缺项、时间颠倒都按文件和行报告，不影响发布；没有的台账不检查。

In English: ledgers are plain CSV files. A row that cannot be read is a finding with its line and never blocks a build.

"""

WORDS = f"""## `checks/words/*.csv`

表头：`{",".join(WORD_COLUMNS)}`。UTF-8；`allow` 用 `|` 分隔；`level` 为空即 error；`match` 可为 {"、".join(f"`{m}`" for m in WORD_MATCHES)}，为空即 `text`。
"""


def pages() -> dict[str, str]:
    """Path under docs -> text. The same schema gives the same bytes."""
    return {
        "frontmatter.md": FRONT_MATTER + "".join(_sections((ARTICLE,), FRONT_MATTER_RECORDS)),
        "site-yaml.md": SITE_FILES + "".join([
            *_titled("`site.yaml`", SITE), *_titled("`checks/people.yaml`", PEOPLE), *_titled("`checks/waivers.yaml` 的每一条", WAIVER),
            *_titled("`checks/calendar/年份.yaml`", CALENDAR), "## 各项的内容\n\n", *_sections((), SITE_RECORDS), WORDS]),
        "ledgers.md": LEDGERS + "".join(_ledgers()),
        "schemas/frontmatter.json": _json(ARTICLE, FRONT_MATTER_RECORDS),
        "schemas/site.json": _json(SITE, SITE_RECORDS),
        "schemas/people.json": _json(PEOPLE, SITE_RECORDS),
    }


def _ledgers() -> Iterator[str]:
    for table in TABLES.values():
        yield f"## `checks/ledgers/{table.name}.csv`　{table.label.zh}\n\n| 列 | 名称 | 类型 | 必填 | 说明 |\n| --- | --- | --- | --- | --- |\n"
        for cell in table.cells:
            notes = " ".join(f"`{c}`" for c in cell.choices) + ("不在任何页面显示" if cell.private else "")
            yield f"| `{cell.key}` | {cell.label} | {cell.kind} | {'是' if cell.required else ''} | {notes} |\n"
        chains = "；".join(" ≤ ".join(f"`{key}`" for key in chain) for chain in table.order)
        yield (f"\n时间顺序：{chains}。\n" if chains else "") + "\n"


def _sections(first: tuple[Record, ...], records: Mapping[str, Record]) -> Iterator[str]:
    for record in first:
        yield markdown_table(record) + "\n"
    for record in records.values():
        yield f"### `{record.name}`\n\n{record.about.zh}\n\n{markdown_table(record)}\n"


def _titled(title: str, record: Record) -> Iterator[str]:
    yield f"## {title}\n\n{record.about.zh}\n\n{markdown_table(record)}\n"


def _json(record: Record, records: Mapping[str, Record]) -> str:
    return json.dumps(json_schema(record, records), ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    for name, text in pages().items():
        target = HERE / name
        target.parent.mkdir(exist_ok=True)
        target.write_text(text.rstrip("\n") + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()

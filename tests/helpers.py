"""Small sites for tests: text archives, the perfect site, and the sites that a rule's examples stand for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from sitegen.model import Facts
from sitegen.outward import PLACED

__all__ = ["NOTICE", "NOW", "PERFECT", "archive", "each", "example_site", "merge_front_matter", "write_site"]

One = TypeVar("One")

NOW = datetime(2026, 3, 10, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
"""When the perfect site is checked."""

NOTICE = "content/zwgk/tzgg/a.md"
"""The perfect notice: what the short forms of an example change."""

_HEAD = re.compile(r"^-- (\S+) --\n", re.MULTILINE)
_KEY = re.compile(r"^([A-Za-z_][\w-]*)[ \t]*:", re.MULTILINE | re.ASCII)


def each(values: Iterable[One], called: Callable[[One], object] = str) -> Callable[[Callable[[One], None]], Callable[[], None]]:
    """One test over these values, which names every one that fails: thousands of tests of a moment each cost more than they do."""

    def over(check: Callable[[One], None]) -> Callable[[], None]:
        def test() -> None:
            wrong = []
            for one in values:
                try:
                    check(one)
                except AssertionError as error:
                    wrong.append(f"{called(one)}: {error}")
            assert wrong == [], "\n".join(wrong)

        test.__name__, test.__doc__, test.__module__ = check.__name__, check.__doc__, check.__module__
        return test

    return over


def archive(text: str) -> dict[str, str]:
    """`-- path --` lines, each followed by the file's text, to path -> text."""
    parts = _HEAD.split(text)
    assert not parts[0].strip(), "an archive begins with a line `-- path --`"
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def write_site(folder: Path, files: dict[str, str]) -> Path:
    """Put the files below `folder`, byte for byte; returns it."""
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode("utf-8"))
    return folder


def example_site(example: str) -> dict[str, str]:
    """The whole site an example stands for. Its form is told by its beginning:

    `-- path --`: files that are added to the perfect site, or replace its own; an empty one is removed;
    `---`:        front-matter keys of the perfect notice (`key:` with nothing removes one), `---`, perhaps a body;
    else:         the body of the perfect notice.
    """
    if example.startswith("-- "):
        return {path: text for path, text in (PERFECT | archive(example)).items() if text}
    head, body = _split(PERFECT[NOTICE])
    if example.startswith("---\n"):
        keys, new_body = _split(example)
        return PERFECT | {NOTICE: f"---\n{merge_front_matter(head, keys)}---\n{new_body or body}"}
    return PERFECT | {NOTICE: f"---\n{head}---\n{example}"}


def merge_front_matter(head: str, keys: str) -> str:
    """Top-level keys of `keys` replace or follow those of `head`; a key with nothing after it is removed."""
    blocks = _blocks(head) | _blocks(keys)
    return "".join(block for block in blocks.values() if block.partition(":")[2].strip())


def _split(text: str) -> tuple[str, str]:
    head, _, body = text.removeprefix("---\n").partition("---\n")
    return head, body


def _blocks(head: str) -> dict[str, str]:
    starts = [match.start() for match in _KEY.finditer(head)] + [len(head)]
    found = {}
    for start, end in pairwise(starts):
        block = head[start:end]
        found[block.partition(":")[0].strip()] = block
    return found


PERFECT = archive("""\
-- site.yaml --
version: 1
site:
  {name: 澄溪县人民政府, domain: www.chengxi.example, base_url: https://www.chengxi.example, id_code: "0000000000"}
columns:
  - id: zwgk
    name: 政务公开
    children:
      - {id: zwgk/tzgg, name: 通知公告, type: notice, owner: office, freshness: notice}
      - {id: zwgk/zcwj, name: 政策文件, type: policy, owner: office}
      - {id: zwgk/zcjd, name: 政策解读, type: interpretation, owner: office}
      - {id: zwgk/xwdt, name: 工作动态, type: news, owner: office, freshness: news}
freshness: {classes: {news: {days: 14}, notice: {months: 6}}, warn_days: 7, public: facts}
checks:
  evidence: {minimum: names}
-- checks/people.yaml --
units: [{id: office, name: 县政府办公室}]
people:
  - {id: lihua, name: 李华, unit: office, posts: [{post: 业务股室负责人, rank: 1, levels: [first], from: 2024-01-01}]}
  - id: wangwei
    name: 王卫
    unit: office
    posts: [{post: 分管负责人, rank: 2, levels: [second], from: 2024-01-01, waives: [wording, links, pairing]}]
  - {id: zhaoan, name: 赵安, unit: office, posts: [{post: 主要负责人, rank: 3, levels: [final], from: 2024-01-01}]}
  - {id: zhangmin, name: 张敏, unit: office, posts: [{post: 编辑, rank: 0, from: 2024-01-01}]}
-- content/zwgk/tzgg/a.md --
---
title: 关于开展2026年春季农田水利建设的通知
source: 县政府办公室
editor: 张敏
id: a
date: 2026-03-09 09:00
reviewers:
  - {level: first, name: 李华, at: 2026-03-06 09:00}
  - {level: second, name: 王卫, at: 2026-03-06 15:00}
  - {level: final, name: 赵安, at: 2026-03-09 08:30}
---
各乡镇人民政府，县级各部门：

请于3月底前完成农田水利设施排查，并将结果报县水利局。
-- content/zwgk/zcwj/p.md --
---
title: 澄溪县小型水库管理办法
source: 县政府办公室
editor: 张敏
id: p
date: 2026-03-09 09:00
disclosure: 主动公开
secrecy_review: {by: 张敏, at: 2026-03-05, conclusion: 可以公开}
interpreted_by: i
reviewers:
  - {level: first, name: 李华, at: 2026-03-06 09:00}
  - {level: second, name: 王卫, at: 2026-03-06 15:00}
  - {level: final, name: 赵安, at: 2026-03-09 08:30}
---
为加强小型水库管理，制定本办法。
-- content/zwgk/zcjd/i.md --
---
title: 《澄溪县小型水库管理办法》解读
source: 县政府办公室
editor: 张敏
id: i
date: 2026-03-09 09:00
interprets: p
reviewers:
  - {level: first, name: 李华, at: 2026-03-06 09:00}
  - {level: second, name: 王卫, at: 2026-03-06 15:00}
  - {level: final, name: 赵安, at: 2026-03-09 08:30}
---
《办法》明确了小型水库的管理责任。
-- content/zwgk/xwdt/news.md --
---
title: 我县召开春季农田水利建设推进会
source: 县政府办公室
editor: 张敏
id: news
date: 2026-03-09 17:00
reviewers:
  - {level: first, name: 李华, at: 2026-03-09 09:00}
  - {level: second, name: 王卫, at: 2026-03-09 10:00}
  - {level: final, name: 赵安, at: 2026-03-09 11:00}
---
会议部署了春季农田水利建设工作。
-- content/zwgk/tzgg/z.md --
---
title: 关于做好2026年元旦春节值班工作的通知
source: 县政府办公室
editor: 张敏
id: z
date: 2025-12-26 09:00
reviewers:
  - {level: first, name: 李华, at: 2025-12-25 09:00}
  - {level: second, name: 王卫, at: 2025-12-25 15:00}
  - {level: final, name: 赵安, at: 2025-12-26 08:30}
---
请各单位于12月28日前报送值班表。
""")


def other(facts: Facts) -> Facts:
    """The facts of a text with other bytes, in which everything stands seven characters further."""
    moved = {name: tuple(part._replace(start=part.start + 7, end=part.end + 7) for part in getattr(facts, name)) for name in PLACED}
    return replace(facts, sha256="0" * 64, digest="sha256-v1:" + "0" * 64, **moved)

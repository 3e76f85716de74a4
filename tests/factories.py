"""Small sites in memory for tests of rules: the perfect notice, changed by an example, read as the build reads it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo

from sitegen.article import Article
from sitegen.model import Finding, Place
from sitegen.rules.base import Rule, SiteContext
from sitegen.site_index import Published, SiteIndex
from sitegen.stages import read
from sitegen.stages.index import index
from sitegen.stages.read_site import read_site
from sitegen.text.words import Matcher
from sitegen.text.workdays import Calendar

__all__ = ["NOTICE", "NOW", "PERFECT", "SmallSite", "changed", "with_example"]

NOW = datetime(2026, 3, 10, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
NOTICE = "content/zwgk/tzgg/a.md"

PERFECT: Mapping[str, str] = {
    "site.yaml": """\
version: 1
site: {name: 澄溪县人民政府, domain: www.chengxi.example, base_url: https://www.chengxi.example}
columns:
  - id: zwgk
    name: 政务公开
    children:
      - {id: zwgk/tzgg, name: 通知公告, type: notice, owner: office, freshness: {months: 6}}
      - {id: zwgk/zcwj, name: 政策文件, type: policy, owner: office}
      - {id: zwgk/zcjd, name: 政策解读, type: interpretation, owner: office}
      - {id: zwgk/xwdt, name: 新闻动态, type: news, owner: office, freshness: {days: 14}}
checks:
  evidence: {minimum: names}
""",
    "checks/people.yaml": """\
units: [{id: office, name: 县政府办公室}]
people:
  - {id: lihua, name: 李华, unit: office, posts: [{post: 业务股室负责人, rank: 1, levels: [first], from: 2024-01-01}]}
  - {id: wangwei, name: 王卫, unit: office, posts: [{post: 分管负责人, rank: 2, levels: [second], from: 2024-01-01}]}
  - {id: zhaoan, name: 赵安, unit: office, posts: [{post: 主要负责人, rank: 3, levels: [final], from: 2024-01-01}]}
  - {id: zhangmin, name: 张敏, unit: office, posts: [{post: 编辑, rank: 0, levels: [], from: 2024-01-01}]}
""",
    NOTICE: """\
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

各乡镇人民政府：

请各单位于三月底前完成农田水利设施检修。
""",
}

_KEY = re.compile(r"([a-z_][a-z0-9_-]*|x-[a-z0-9-]+):(.*)")
_MEMBER = re.compile(r"^-- (\S+) --\n", re.MULTILINE)


def changed(source: str, keys: str, body: str | None = None) -> str:
    """A text with keys of its front matter replaced or added; `key:` with nothing after it removes the key."""
    head, rest = source[4:].split("---\n", 1)
    blocks = _blocks(head)
    for key, block in _blocks(keys).items():
        if block.strip() == f"{key}:":
            blocks.pop(key, None)
        else:
            blocks[key] = block
    return f"---\n{''.join(blocks.values())}---\n{rest if body is None else body}"


def _blocks(head: str) -> dict[str, str]:
    """Front matter by top-level key."""
    found: dict[str, str] = {}
    key = ""
    for line in head.splitlines(keepends=True):
        if match := _KEY.match(line):
            key = match[1]
        found[key] = found.get(key, "") + line
    return found


def with_example(example: str, files: Mapping[str, str] = PERFECT) -> dict[str, str]:
    """The perfect site changed by an example in one of its three forms; an empty file is one that is not there."""
    site = dict(files)
    if example.startswith("---\n"):
        keys, _, body = example[4:].partition("---\n")
        site[NOTICE] = changed(site[NOTICE], keys, body or None)
    elif members := list(_MEMBER.finditer(example)):
        ends = [match.start() for match in members[1:]] + [len(example)]
        site |= {match[1]: example[match.end():end] for match, end in zip(members, ends, strict=True)}
    elif example:
        site[NOTICE] = changed(site[NOTICE], "", example)
    return {path: text for path, text in site.items() if text}


class SmallSite:
    """A site read from strings: its texts, its index, and what rules say of it."""

    def __init__(self, files: Mapping[str, str], *, now: datetime = NOW,
                 published: Mapping[str, Published] | None = None) -> None:
        data = {path: text.encode() for path, text in files.items()}

        def names(folder: str) -> list[str]:
            return sorted(path[len(folder) + 1:] for path in data if path.rpartition("/")[0] == folder)

        self.settings = read_site(Path("site"), load=data.get, names=names).settings
        inside = {path.removeprefix("content/"): raw for path, raw in data.items() if path.startswith("content/")}

        def hash_file(path: Path) -> str | None:
            raw = inside.get(path.as_posix())
            return None if raw is None else sha256(raw).hexdigest()

        self.articles: dict[str, Article] = {
            path: read.article(Path(), read.decoded(path, raw), self.settings, hash_file)
            for path, raw in sorted(inside.items()) if path.endswith(".md")}
        self.index: SiteIndex = index(self.settings, map(read.facts, self.articles.values()), frozenset(inside),
                                      published or {})
        self.context = SiteContext(settings=self.settings, words=Matcher(()), typos=Matcher(()), calendar=Calendar(),
                                   now=now)

    @property
    def notice(self) -> Article:
        return self.articles[NOTICE.removeprefix("content/")]

    def findings(self, *rules: Rule) -> list[Finding]:
        """What these rules say, places filled in; by path, position and rule."""
        found = [f for rule in rules if rule.scope == "article" for a in self.articles.values()
                 for f in rule.check(a, self.context)]
        found += [self._placed(f) for rule in rules if rule.scope == "site"
                  for f in rule.check(self.index, self.context)]
        return sorted(found, key=lambda f: (f.path or "", f.place.start if f.place else -1, f.rule, f.field or ""))

    def _placed(self, finding: Finding) -> Finding:
        path = (finding.path or "").removeprefix("content/")
        if finding.place is not None or path not in self.articles:
            return finding
        place: Place = self.articles[path].field_place(finding.field or "")
        return replace(finding, place=place)

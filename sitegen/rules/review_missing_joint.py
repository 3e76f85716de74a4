"""A text of this column or sensitivity needs more signatures than the three, and has not got them (design 5.6)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.attesting import demand
from sitegen.rules.base import Context, Rule
from sitegen.rules.joining import entries, lacking
from sitegen.rules.signed_well import is_doubtful
from sitegen.rules.signing import LINE_ONE, report

__all__ = ["RULE"]

VOID = Text("{name}的会审不算数：{why}", "the joint review of {name} does not count: {why_en}")


def check(article: Article, context: Context) -> Iterator[Finding]:
    """One finding for what lacks, one per entry that does not count. Texts under review lack it like any other level."""
    for entry, why in entries(article, context):
        if why:
            yield report(RULE, article, entry, message=VOID, why=why.zh, why_en=why.en, void=entry.person.id if entry.person else "")
    if count := lacking(article, context):
        found = RULE.at(article, field="reviewers.joint", count=count, asked=demand(article).joint, file=article.file, sensitivity=article.meta.sensitivity or "normal")
        yield replace(found, place=LINE_ONE)


SITE = """-- site.yaml --
version: 1
site: {name: 澄溪县人民政府, domain: www.chengxi.example, base_url: https://www.chengxi.example, id_code: "0000000000"}
columns:
  - id: zwgk
    name: 政务公开
    children:
      - {id: zwgk/tzgg, name: 通知公告, type: notice, owner: office}
      - {id: zwgk/zcwj, name: 政策文件, type: policy, owner: office}
      - {id: zwgk/zcjd, name: 政策解读, type: interpretation, owner: office}
      - {id: zwgk/xwdt, name: 新闻动态, type: news, owner: office}
checks: {evidence: {minimum: names, sensitivity: {sensitive: {joint: 1}}}}
-- checks/people.yaml --
units: [{id: office, name: 县政府办公室}]
people:
  - {id: lihua, name: 李华, unit: office, posts: [{post: 业务股室负责人, rank: 1, levels: [first], from: 2024-01-01}]}
  - {id: wangwei, name: 王卫, unit: office, posts: [{post: 分管负责人, rank: 2, levels: [second], from: 2024-01-01}]}
  - {id: zhaoan, name: 赵安, unit: office, posts: [{post: 主要负责人, rank: 3, levels: [final], from: 2024-01-01}]}
  - {id: zhangmin, name: 张敏, unit: office, posts: [{post: 编辑, rank: 0, from: 2024-01-01}]}
  - {id: sunjing, name: 孙静, unit: office, posts: [{post: 网信办负责人, rank: 2, levels: [joint], from: 2024-01-01}]}
-- content/zwgk/tzgg/a.md --
---
title: 关于开展2026年春季农田水利建设的通知
source: 县政府办公室
editor: 张敏
id: a
date: 2026-03-09 09:00
sensitivity: sensitive
reviewers:
  - {level: first, name: 李华, at: 2026-03-06 09:00}
  - {level: second, name: 王卫, at: 2026-03-06 15:00}
  - {level: joint, name: 孙静, at: 2026-03-06 16:00}
  - {level: final, name: 赵安, at: 2026-03-09 08:30}
---
请各单位于三月底前完成农田水利设施检修。
"""

RULE = Rule(
    id="REV032",
    name="review.missing-joint",
    level="error",
    scope="article",
    check=check,
    when=is_doubtful,
    reads=frozenset({"text", "people"}),
    title=Text("缺少会审签署", "A joint review has not been signed"),
    message=Text("敏感程度为 {sensitivity} 的稿件须 {asked} 人会审，还缺 {count} 人", "a text of sensitivity {sensitivity} needs {asked} joint reviews; {count} lack"),
    hint=Text("由有会审权限的人员在终审之前签署：sitegen review sign {file} --level 会审", "before the final review: sitegen review sign {file} --level joint"),
    basis=Text("河府办〔2016〕3号 三（三）分级分类、慎重对待敏感事项；安州区通知 三（一）", "Heyuan notice 3 of 2016, 3(3): by grade and class; Anzhou notice 3(1)"),
    rationale=Text(
        "重要、敏感的信息除三审外，由网信、保密等部门会审，多一双眼睛。会审人不得是编辑和其他审核人。",
        "What is important or sensitive gets a further pair of eyes, neither the editor's nor those of the three.",
    ),
    bad=SITE.replace("  - {level: joint, name: 孙静, at: 2026-03-06 16:00}\n", ""),
    good=SITE,
)

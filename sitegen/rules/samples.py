"""Small sites for the examples of rules that a site switches on or gives values."""

from __future__ import annotations

__all__ = ["WHOLE_SITE"]

WHOLE_SITE = """-- site.yaml --
version: 1
site: {{name: 澄溪县人民政府, domain: www.chengxi.example, base_url: https://www.chengxi.example}}
columns:
  - id: zwgk
    name: 政务公开
    children:
      - {{id: zwgk/tzgg, name: 通知公告, type: notice, owner: office}}
      - {{id: zwgk/zcwj, name: 政策文件, type: policy, owner: office}}
      - {{id: zwgk/zcjd, name: 政策解读, type: interpretation, owner: office}}
      - {{id: zwgk/xwdt, name: 工作动态, type: news, owner: office}}
checks:
  evidence: {{minimum: names}}
  rules: {{{rules}}}
-- content/zwgk/tzgg/a.md --
---
title: 关于开展2026年春季农田水利建设的通知
source: 县政府办公室
editor: 张敏
id: a
date: 2026-03-09 09:00
reviewers:
  - {{level: first, name: 李华, at: 2026-03-06 09:00}}
  - {{level: second, name: 王卫, at: 2026-03-06 15:00}}
  - {{level: final, name: 赵安, at: 2026-03-09 08:30}}
---
{body}"""
"""Example of a rule that a site switches on or gives values: `.format(rules=..., body=...)`."""

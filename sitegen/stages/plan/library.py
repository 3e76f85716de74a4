"""政策文件库: its page, and all documents as JSON and CSV. Pure."""

from __future__ import annotations

import csv
import io
import json
import re

from sitegen.model import Facts
from sitegen.stages.plan.portal import LIBRARY_URL, Portal, day
from sitegen.views import DataView, FacetView, ItemView, LibraryView, LinkView, PolicyRowView

__all__ = ["LIBRARY_CSV", "LIBRARY_JSON", "csv_view", "json_view", "library_view"]

LIBRARY_JSON, LIBRARY_CSV = "policies/policies.json", "policies/policies.csv"
AT_ONCE = 50
"""Documents readable without script."""
KINDS = re.compile(r"(决议|决定|命令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要|条例|规定|办法|细则|方案|规划|预案)(?:（[^（）]{1,20}）)?$")
"""文种 as the title ends: the fifteen kinds of official documents, then those of rules and plans."""
LABELS = (("kind", "文种"), ("issuer", "发文机关"), ("subject", "主题"), ("year", "年份"), ("validity", "有效性"), ("interpreted", "解读"))


def library_view(portal: Portal) -> LibraryView:
    rows = [_row(portal, facts) for facts in portal.policies]
    facets = []
    for key, label in LABELS:
        values = sorted({row[key] for row in rows if row[key]}, reverse=key == "year")
        if len(values) > 1:
            facets.append(FacetView(key=key, label=label, options=tuple(values)))
    shown = tuple(PolicyRowView(item=_item(portal, facts), kind=row["kind"], issuer=row["issuer"])
                  for facts, row in zip(portal.policies[:AT_ONCE], rows, strict=False))
    return LibraryView(chrome=portal.chrome(""), title="政策文件库", url=LIBRARY_URL, description="按文种、发文机关、主题、年份和有效性查找政策文件",
                       total=len(rows), rows=shown, data_url=f"/{LIBRARY_JSON}", facets=tuple(facets),
                       exports=(LinkView(title="CSV", url=f"/{LIBRARY_CSV}"), LinkView(title="JSON", url=f"/{LIBRARY_JSON}")))


def json_view(portal: Portal) -> DataView:
    rows = [_row(portal, facts) for facts in portal.policies]
    return DataView(data=json.dumps(rows, ensure_ascii=False, indent=0).encode("utf-8", "replace") + b"\n")


def csv_view(portal: Portal) -> DataView:
    """UTF-8 with a byte order mark, which office programs need to read Chinese."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(("标题", "发文字号", "索引号", "发文机关", "文种", "主题分类", "成文日期", "发布日期", "有效性", "有无解读", "网址"))
    for facts in portal.policies:
        row = _row(portal, facts)
        cells = (row["title"], row["number"], facts.index_number, row["issuer"], row["kind"], row["subject"], facts.issued.day.isoformat() if facts.issued else "",
                 row["date"], row["validity"], row["interpreted"], portal.settings.site.base_url + row["url"])
        # a cell that begins like a formula would be run by the program that opens the file
        writer.writerow("'" + cell if cell[:1] in ("=", "+", "-", "@", "\t") else cell for cell in cells)
    return DataView(data=("\ufeff" + out.getvalue()).encode("utf-8", "replace"))


def _item(portal: Portal, facts: Facts) -> ItemView:
    return portal.item(facts)


def _row(portal: Portal, facts: Facts) -> dict[str, str]:
    kind = KINDS.search(facts.title)
    validity = portal.validity(facts)
    return {"title": facts.title, "url": facts.url, "number": facts.doc_number, "date": day(facts), "kind": kind[1] if kind else "", "issuer": facts.issuer,
            "subject": facts.subject, "year": (facts.issued.day.isoformat() if facts.issued else day(facts))[:4], "validity": validity.text,
            "tone": validity.tone, "interpreted": "有解读" if facts.id in portal.explained_by else "无解读"}

"""Findings and clocks grouped by what notices ask of a site: 及时 准确 回应 实用, and 公开 服务 互动 建设. Pure."""

from __future__ import annotations

from sitegen.upkeep.sheets import Sheet
from sitegen.upkeep.view import Look

__all__ = ["AREAS", "AXES", "axes_sheet"]

AXES: dict[str, tuple[str, ...]] = {
    "及时": ("fresh.", "reprint.late", "submission.", "column.not-archived", "deadline."),
    "准确": ("typo.", "sensitive.", "text.", "date.", "docno.", "numeral.", "punct.", "names.", "leader.", "structure.", "cite.", "source.", "reprint.", "secrecy.", "pii.",
             "redhead.", "review."),
    "回应": ("pair.", "faq."),
    "实用": ("guide.", "link.", "attachment.", "image.", "column.", "media.", "furniture."),
}
"""HY 一: four standards -> families of rules; the first that fits counts. Clocks of answers count as 回应."""

AREAS: dict[str, tuple[str, ...]] = {
    "信息公开": ("news", "notice", "policy", "interpretation", "statistics", "leader", "report", "article", "topic"),
    "在线服务": ("guide", "faq"),
    "互动交流": ("letter", "finderror", "solicitation", "interview", "response"),
    "网站建设": (),
}
"""XN 37: four areas -> types of texts; what belongs to no text is 网站建设."""
_ANSWERS = ("reply.", "react.", "solicitation.", "incident.", "interpret.", "rectify.")


def axes_sheet(look: Look) -> Sheet:
    """Open findings and late clocks on each axis and in each area; drafts and withdrawn texts are not the site's."""
    axes = {name: [0, 0, 0] for name in AXES}
    areas = {name: [0, 0, 0] for name in AREAS}
    types = {f"content/{f.path}": f.type for f in look.index.live(look.now)}
    for finding in look.findings:
        if finding.excused or finding.level == "info" or finding.name.startswith("deadline.") or _off_the_site(finding.path, types):
            continue
        slot = 0 if finding.level == "error" else 1
        axis = next((name for name, families in AXES.items() if finding.name.startswith(families)), "")
        kind = types.get(finding.path or "", "")
        area = next((name for name, of in AREAS.items() if kind in of), "网站建设")
        areas[area][slot] += 1
        if axis:
            axes[axis][slot] += 1
    for one in look.clocks:
        if one.state == "late":
            answer = one.kind.startswith(_ANSWERS)
            axes["回应" if answer else "及时"][2] += 1
            areas["互动交流" if one.kind.startswith(("reply.", "react.", "solicitation.")) else "信息公开" if one.kind.startswith(("publish.", "interpret.", "reprint."))
                  else "网站建设"][2] += 1
    rows = [("信息标准", name, *(str(n) for n in counts), "findings.csv") for name, counts in axes.items()]
    rows += [("考评方面", name, *(str(n) for n in counts), "findings.csv") for name, counts in areas.items()]
    return Sheet(name="axes", title="四个方面", head=("分组", "方面", "必须整改", "建议核实", "超期事项", "出处"), rows=tuple(rows),
                 note="信息标准依据：河府办〔2016〕3号 一；考评方面依据：兴市府办〔2014〕19号 第三十七条；内容好坏由人评定。")


def _off_the_site(path: str | None, live: dict[str, str]) -> bool:
    return bool(path) and str(path).startswith("content/") and str(path).endswith(".md") and path not in live

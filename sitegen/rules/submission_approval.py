"""submission.approval: sent up without the approval it needs, or a major one without the principal's."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.ledger import Row
from sitegen.model import Finding, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.rules.upkeep import on_row
from sitegen.settings import Settings
from sitegen.site_index import SiteIndex

__all__ = ["RULE"]

MAJOR = Text(
    "{table}第 {line} 行：“{text}”是重要信息，须由主要负责人审批，登记的是“{by}”",
    "{table}, row {line}: “{text}” is major and needs the principal's approval, not that of “{by}”",
)


def check(index: SiteIndex, context: SiteContext) -> Iterator[Finding]:
    """Rows without an approver, where the ledger names approvers at all; major ones approved by another post."""
    rows = context.settings.upkeep.rows("submissions")
    if not any(row.text("approved_by") for row in rows):
        return
    for row in rows:
        by = row.text("approved_by")
        if not by or (row.flag("major") and not _principal(context.settings, row, by)):
            yield on_row(RULE, row, field="approved_by", text=row.text("title"), message=MAJOR if by else None, by=by)


def _principal(settings: Settings, row: Row, by: str) -> bool:
    """By post, as the practice of review in force or the usual word has it; by person, who could sign the final review then."""
    if by == settings.review.posts.get("final") or by.startswith("主要"):
        return True
    person, at = settings.people.find(by), row.moment("received", settings.zone)
    return person is not None and at is not None and "final" in settings.people.standing(person, at.day)[1]


ROWS = """-- checks/ledgers/submissions.csv --
no,received,unit,title,major,approved_by,state,published
b-1,2026-03-05 09:00,office,水利工程开工,是,分管负责人,published,2026-03-05 15:00
"""

RULE = Rule(
    id="LED015",
    name="submission.approval",
    level="warning",
    scope="site",
    check=check,
    reads=frozenset({"index", "people"}),
    blocks=False,
    title=Text("报送信息审批不符合要求", "A submission without the approval it needs"),
    message=Text("{table}第 {line} 行：“{text}”没有登记审批人", "{table}, row {line}: nobody approved “{text}”"),
    hint=Text(
        "补办审批并登记 approved_by（职务或人员编号）；重要信息由主要负责人审批",
        "have it approved and record `approved_by` (post or id); major ones by the principal",
    ),
    rationale=Text(
        "报送信息须经分管领导审批，重要信息须经主要领导审批后报送。",
        "Submissions are approved by the leader in charge, major ones by the principal.",
    ),
    basis=Text("兴宁市管理办法 第二十六条", "Xingning measures, article 26"),
    bad=ROWS,
    good=ROWS.replace("分管负责人", "主要负责人"),
)

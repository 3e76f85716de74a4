"""Every rule of sitegen, in one explicit list."""

from __future__ import annotations

from sitegen.rules import (
    review_after_publish,
    review_author_is_reviewer,
    review_bad_date,
    review_before_withdrawal,
    review_content_changed,
    review_date_changed,
    review_duplicate_level,
    review_editor_is_reviewer,
    review_future,
    review_missing_editor,
    review_missing_level,
    review_no_people,
    review_not_consulted,
    review_order,
    review_rank_not_rising,
    review_recorded_exception,
    review_role,
    review_same_person,
    review_secrecy_missing,
    review_unattested,
    review_unknown_level,
    review_unknown_person,
    review_urgent_no_review,
    review_urgent_not_allowed,
    review_urgent_overdue,
    review_urgent_pending,
)
from sitegen.rules.base import Rule

__all__ = ["RULES"]

RULES: tuple[Rule, ...] = (
    review_missing_level.RULE,
    review_same_person.RULE,
    review_editor_is_reviewer.RULE,
    review_order.RULE,
    review_after_publish.RULE,
    review_role.RULE,
    review_rank_not_rising.RULE,
    review_unknown_person.RULE,
    review_content_changed.RULE,
    review_future.RULE,
    review_duplicate_level.RULE,
    review_urgent_pending.RULE,
    review_urgent_overdue.RULE,
    review_unattested.RULE,
    review_unknown_level.RULE,
    review_bad_date.RULE,
    review_missing_editor.RULE,
    review_urgent_no_review.RULE,
    review_urgent_not_allowed.RULE,
    review_secrecy_missing.RULE,
    review_date_changed.RULE,
    review_before_withdrawal.RULE,
    review_author_is_reviewer.RULE,
    review_no_people.RULE,
    review_not_consulted.RULE,
    review_recorded_exception.RULE,
)
"""In the order of their ids."""

"""Cleared texts + index -> every page of the site: which files there are, and the view of each. Pure."""

from sitegen.stages.plan.jobs import Job, Plan, plan
from sitegen.stages.plan.page import page_view
from sitegen.stages.plan.portal import Portal

__all__ = ["Job", "Plan", "Portal", "page_view", "plan"]

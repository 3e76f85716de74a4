"""Which public pages of tables a site has."""

from __future__ import annotations

from sitegen.stages.plan.portal import Portal

__all__ = ["DUTY_URL", "MEDIA_URL", "STATISTICS_URL", "public_tables"]

DUTY_URL, MEDIA_URL, STATISTICS_URL = "/duty/", "/new-media/", "/statistics/"


def public_tables(portal: Portal) -> dict[str, str]:
    """Path of each page there is -> what makes it."""
    upkeep = portal.settings.upkeep
    found = {}
    if any(column.owner for column in portal.settings.columns):
        found[f"{DUTY_URL[1:]}index.html"] = "duty"
    if any(row.text("state") == "running" for row in upkeep.rows("media")):
        found[f"{MEDIA_URL[1:]}index.html"] = "media"
    if upkeep.kept("letters") or any(f.dealings and f.dealings.received for f in portal.index.articles):
        found[f"{STATISTICS_URL[1:]}index.html"] = "statistics"
    return found

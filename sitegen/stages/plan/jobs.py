"""Which files the output holds: one small job for each page, and the attachments to copy."""

from __future__ import annotations

from typing import Literal, NamedTuple

from sitegen.frozen import dataclass
from sitegen.stages.plan.portal import FEED, Portal

__all__ = ["PAGE_SIZE", "YEAR_SIZE", "Job", "Kind", "Plan", "plan"]

Kind = Literal["text", "column", "home", "freshness", "freshness-internal", "sitemap", "feed", "urlset", "urlindex", "robots",
               "notfound", "gone", "redirect", "search", "search-facets", "search-fold", "library", "library-json", "library-csv", "directory", "duties", "units",
               "unit", "media", "headers", "nginx", "statistics", "services"]
PAGE_SIZE = 20
"""Texts on a numbered list page."""
YEAR_SIZE = 100
"""Texts on a numbered list page of one year: who filters wants to look through."""
URLS_PER_SHARD = 5_000


class Job(NamedTuple):
    """One output file: where it goes and what makes it."""

    path: str
    kind: Kind
    key: str = ""
    """Id of a text, or of a column."""
    page: int = 0
    """Number of a list page or shard; 0 = the front."""
    year: int = 0
    """Of a column's list of one year; 0 = of all years."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All that will be written."""

    public: tuple[Job, ...]
    internal: tuple[Job, ...]
    files: tuple[tuple[str, str], ...]
    """(path under `content/` and in the output, sha256) of attachments and images of published texts."""


def plan(portal: Portal) -> Plan:
    """Every page by its address; only referenced attachments are published (design 5.1)."""
    columns = [c for c in portal.settings.columns if not c.link]
    jobs = [Job("index.html", "home"), Job("404.html", "notfound"), Job("sitemap/index.html", "sitemap"), Job(FEED, "feed"),
            Job("sitemap.xml", "urlindex"), Job("robots.txt", "robots")]
    if portal.settings.freshness.public != "off":
        jobs.append(Job("freshness/index.html", "freshness"))
    if portal.has_services:
        jobs.append(Job("services/index.html", "services"))
    if portal.counts_letters:
        jobs.append(Job("statistics/index.html", "statistics"))
    jobs += [Job("disclosure/index.html", "directory"), Job("_headers", "headers"), Job("duties/index.html", "duties")]
    if portal.settings.build.search:
        jobs += [Job("search/index.html", "search"), Job("search/facets.json", "search-facets"), Job("search/fold.json", "search-fold")]
    if portal.policies:
        jobs += [Job("policies/index.html", "library"), Job("policies/policies.json", "library-json"), Job("policies/policies.csv", "library-csv")]
    if portal.settings.people.units:
        jobs.append(Job("units/index.html", "units"))
    jobs += [Job(f"unit/{unit}/index.html", "unit", unit) for unit in portal.by_unit]
    if portal.accounts or portal.settings.group_links:
        jobs.append(Job("media/index.html", "media"))
    jobs += [Job(facts.url[1:] + "index.html", "text", facts.id) for facts in portal.texts]
    jobs += [Job(alias.strip("/") + "/index.html", "redirect", facts.id) for facts in portal.texts if facts.holds("aliases") for alias in facts.aliases]
    for column in columns:
        slots = len(portal.slots[column.id])
        jobs.append(Job(f"{column.id}/index.html", "column", column.id))
        jobs += [Job(f"{column.id}/page-{n}/index.html", "column", column.id, n) for n in range(1, slots // PAGE_SIZE)]
        for year, rows in portal.years(column.id).items():
            jobs.append(Job(f"{column.id}/year-{year}/index.html", "column", column.id, 0, year))
            jobs += [Job(f"{column.id}/year-{year}/page-{n}/index.html", "column", column.id, n, year) for n in range(1, len(rows) // YEAR_SIZE)]
        if slots:
            jobs.append(Job(f"{column.id}/{FEED}", "feed", column.id))
            jobs += [Job(f"{column.id}/sitemap-{n + 1}.xml", "urlset", column.id, n) for n in range((slots - 1) // URLS_PER_SHARD + 1)]
    taken: dict[str, Job] = {}
    for job in jobs:
        taken.setdefault(job.path, job)
    for address, facts in portal.gone.items():
        taken.setdefault(f"{address[1:]}index.html", Job(f"{address[1:]}index.html", "gone", facts.id))
    files = {path: sha for facts in portal.texts if facts.holds("files") for path, sha in facts.peek("files") if path not in taken}
    return Plan(public=tuple([taken[path] for path in sorted(taken)]),
                internal=(Job("freshness/index.html", "freshness-internal"), Job("nginx.conf", "nginx")), files=tuple(sorted(files.items())))

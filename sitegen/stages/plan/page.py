"""A job that needs no source text -> its view."""

from __future__ import annotations

from sitegen.stages.plan import library, lists, registers, search, server, tables, upkeep
from sitegen.stages.plan.jobs import Job
from sitegen.stages.plan.portal import Portal
from sitegen.views import (
    DataView,
    FeedView,
    GoneView,
    NotFoundView,
    PageView,
    RedirectView,
    RobotsView,
    UrlIndexView,
    UrlSetView,
)

__all__ = ["page_view"]


def page_view(portal: Portal, job: Job) -> PageView | DataView | FeedView | GoneView | NotFoundView | RedirectView | RobotsView | UrlIndexView | UrlSetView:
    """The view of any job but a text's. An unknown kind is a bug."""
    match job.kind:
        case "column":
            return lists.column_view(portal, job.key, job.page, job.year)
        case "home":
            return lists.home_view(portal)
        case "freshness":
            return upkeep.freshness_view(portal, portal.settings.freshness.public)
        case "services":
            return registers.services_view(portal)
        case "statistics":
            return tables.statistics_view(portal)
        case "sitemap":
            return lists.sitemap_view(portal)
        case "feed":
            return lists.feed_view(portal, job.key)
        case "urlset":
            return lists.urlset_view(portal, job.key, job.page)
        case "urlindex":
            return lists.urlindex_view(portal)
        case "robots":
            return lists.robots_view(portal)
        case "notfound":
            return lists.notfound_view(portal)
        case "gone":
            return lists.gone_view(portal)
        case "redirect":
            return lists.redirect_view(portal, job.key)
        case "search":
            return search.search_view(portal)
        case "search-facets":
            return search.facets_view(portal)
        case "search-fold":
            return search.fold_view()
        case "library":
            return library.library_view(portal)
        case "library-json":
            return library.json_view(portal)
        case "library-csv":
            return library.csv_view(portal)
        case "directory":
            return registers.directory_view(portal)
        case "duties":
            return registers.duties_view(portal)
        case "units":
            return registers.units_view(portal)
        case "unit":
            return registers.unit_view(portal, job.key)
        case "headers":
            return server.headers_view(portal)
        case "nginx":
            return server.nginx_view(portal)
        case "freshness-internal":
            return upkeep.freshness_view(portal, "internal")
        case "media":
            return registers.media_view(portal)
    raise AssertionError(job.kind)

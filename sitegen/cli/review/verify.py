"""`review verify`: a published tree against the repository: the statements of `reviews/` are those of today's texts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from sitegen.cli.language import say
from sitegen.cli.options import as_of_time, common, jobs_or_cores, site_root
from sitegen.errors import FINDINGS, OK, SitegenError
from sitegen.model import Text
from sitegen.site_index import SiteIndex

__all__ = ["compared", "verify"]


@click.command(
    "verify",
    help=say(
        "核对已发布的网站与仓库：每页的审签声明须与现稿一致。",
        "Hold a published tree against the repository: each page's statement is that of today's text.",
    ),
)
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@common
def verify(folder: Path, site: Path | None, as_of: str | None, jobs: int | None, quiet: bool) -> int:
    from sitegen.pipeline import inspect

    root = site_root(site)
    seen = inspect(root, now=as_of_time(as_of, root), jobs=jobs_or_cores(jobs))
    said = _statements(folder)
    live = {facts.url for facts in seen.index.articles if seen.index.state(facts, seen.now) == "live"}
    wrong = list(compared(said, seen.index, live, lambda url: (folder / url.strip("/") / "index.html").is_file()))
    for line in wrong:
        click.echo(line)
    click.echo(
        say(f"{len(said)} 页有审签声明，{len(wrong)} 处不一致", f"{len(said)} statements, {len(wrong)} differences"),
        err=True,
    )
    return FINDINGS if wrong else OK


def _statements(folder: Path) -> Mapping[str, Any]:
    """Address -> statement. Raises SitegenError for what is no shard of statements."""
    found: dict[str, Any] = {}
    for path in sorted((folder / "reviews").rglob("*.json")):
        try:
            for row in json.loads(path.read_bytes()):
                found[row["subject"][0]["name"]] = row
        except (OSError, ValueError, KeyError, IndexError, TypeError, RecursionError):
            raise SitegenError(
                Text(
                    f"{path.relative_to(folder)} 不是审签声明，可能被改动",
                    f"{path.relative_to(folder)} holds no statements; it may have been tampered with",
                )
            ) from None
    return found


def compared(said: Mapping[str, Any], index: SiteIndex, live: set[str], has_page: Any) -> Iterator[str]:
    """One line per difference, by address."""
    by_url = {facts.url: facts for facts in index.articles}
    for url in sorted(said.keys() | live):
        facts, statement = by_url.get(url), said.get(url)
        if statement is None:
            yield say(f"{url} 应已发布，但没有审签声明", f"{url} should be published but has no statement")
            continue
        if facts is None or url not in live:
            yield say(
                f"{url} 有审签声明，但仓库里没有这篇应发布的稿件",
                f"{url} has a statement but the repository has no such text to publish",
            )
            continue
        digest, levels = _said(statement)
        if digest != facts.digest.partition(":")[2]:
            yield say(
                f"{url} 发布的不是现稿：声明 {digest[:12]}…，现稿 {facts.digest.partition(':')[2][:12]}…",
                f"{url}: another text was published",
            )
        elif levels != {level: kind for level, _, kind in facts.attested}:
            yield say(f"{url} 声明的审级或凭据与仓库不一致", f"{url}: levels or evidence differ from the repository")
        if not has_page(url):
            yield say(f"{url} 有审签声明，但没有页面", f"{url} has a statement but no page")


def _said(statement: Any) -> tuple[str, dict[str, str]]:
    try:
        return str(statement["subject"][0]["digest"]["sha256-v1"]), {
            row["level"]: row["evidence"] for row in statement["predicate"]["levels"]
        }
    except (KeyError, IndexError, TypeError):
        return "", {}

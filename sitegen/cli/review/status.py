"""`review status` and `review digest`: who is next and what is in the way; what a signature is bound to."""

from __future__ import annotations

import json
from pathlib import Path

import click

from sitegen.cli.language import current, say
from sitegen.cli.options import as_of_time, common, site_root
from sitegen.cli.review.texts import WORDS, texts_at
from sitegen.errors import OK
from sitegen.judging import site as site_under_check
from sitegen.model import JOINT
from sitegen.opening import open_article

__all__ = ["digest", "status"]


@click.command("digest", help=say("打印文章的内容指纹：签字签的就是它。", "Print what a signature is bound to."))
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@common
def digest(files: tuple[Path, ...], site: Path | None, as_of: str | None, jobs: int | None, quiet: bool) -> int:
    root = site_root(site)
    under = site_under_check(root, as_of_time(as_of, root))
    for text in texts_at(root, files, under):
        click.echo(text.digest if len(files) == 1 else f"{text.digest}  {text.file}")
    return OK


@click.command(
    "status",
    help=say(
        "列出还没签完的文章：轮到谁、等了多久、差什么。",
        "List texts that wait for a signature: who is next, since when, what is in the way.",
    ),
)
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help=say("输出格式", "format"))
@common
def status(
    files: tuple[Path, ...], form: str, site: Path | None, as_of: str | None, jobs: int | None, quiet: bool
) -> int:
    from sitegen.proofs import LIMITS
    from sitegen.rules.attesting import attested
    from sitegen.rules.status import next_step
    from sitegen.stages.read import is_withdrawn
    from sitegen.walking import walk

    root = site_root(site)
    under = site_under_check(root, as_of_time(as_of, root))
    authors = under.context.proofs.authors
    texts = (
        texts_at(root, files, under)
        if files
        else [
            open_article(root, path, under.settings, last_author=authors.get(path))
            for path in walk(root / "content").articles
        ]
    )
    rows = []
    for text in texts:
        if text.front.broken or (not files and is_withdrawn(text.meta)):
            continue
        step = next_step(text, under.context, under.rules)
        if step.level is None and not step.obstacles and not files:
            continue
        who = [
            p.name
            for p in under.settings.people.people
            if step.level
            and (p.unit == text.unit or step.level == JOINT)
            and step.level in under.settings.people.standing(p, under.context.now.date())[1]
        ]
        rows.append(
            {
                "path": text.file,
                "title": text.meta.title or "",
                "draft": text.meta.draft,
                "next": step.level,
                "who": who,
                "since": step.since.at.isoformat() if step.since else None,
                "evidence": [
                    {"level": level, "reached": kind, "limits": LIMITS[kind].get(current())}
                    for level, _, kind in attested(text, under.context.proofs)
                ],
                "obstacles": [{"name": f.name, "message": f.message.get(current())} for f in step.obstacles],
            }
        )
    if form == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return OK
    for row in rows:
        _show(row)
    click.echo(
        say(f"{len(rows)} 篇待审签", f"{len(rows)} texts wait")
        if rows
        else say("没有待审签的文章", "nothing waits for a signature")
    )
    return OK


def _show(row: dict[str, object]) -> None:
    level = str(row["next"] or "")
    waits = say(f"待{WORDS[level].zh}", f"waits for {WORDS[level].en}") if level else say("已签完", "all have signed")
    names = "、".join(row["who"]) if isinstance(row["who"], list) else ""
    click.echo(
        f"{row['path']} 《{row['title']}》 {waits}{f'（{names}）' if names else ''}"
        + (say(f"，自 {row['since']}", f", since {row['since']}") if row["since"] else "")
    )
    for obstacle in row["obstacles"] if isinstance(row["obstacles"], list) else ():
        click.echo(f"  - {obstacle['name']} {obstacle['message']}")

"""`review comment` and `review pack`: what a merge request changes, for those who approve it there (design 5.6)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from sitegen.article import CONTENT, Article
from sitegen.cli.language import say
from sitegen.cli.options import as_of_time, common, jobs_or_cores, site_root
from sitegen.cli.review.texts import WORDS
from sitegen.errors import OK, SitegenError
from sitegen.judging import SiteUnderCheck
from sitegen.judging import site as site_under_check
from sitegen.model import Text
from sitegen.opening import open_article
from sitegen.policy import Given
from sitegen.stages.report.changes import Change, Signed, as_comment, as_pages

__all__ = ["comment", "pack"]


@click.command(
    "comment",
    help=say(
        "为合并请求生成一条可更新的评论（Markdown）。", "Write one updatable comment for a merge request (Markdown)."
    ),
)
@click.option("--base", required=True, metavar="REV", help=say("目标分支", "target branch"))
@common
def comment(base: str, site: Path | None, as_of: str | None, jobs: int | None, quiet: bool) -> int:
    root = site_root(site)
    click.echo(as_comment(_changes(root, base, as_of, jobs)), nl=False)
    return OK


@click.command(
    "pack",
    help=say(
        "把改动的页面和文字对照生成一个静态文件夹，供审批人打开查看。",
        "Render changed pages and a visual difference into one folder to open from the request.",
    ),
)
@click.option("--base", required=True, metavar="REV", help=say("目标分支", "target branch"))
@click.argument("out", type=click.Path(path_type=Path, file_okay=False))
@common
def pack(base: str, out: Path, site: Path | None, as_of: str | None, jobs: int | None, quiet: bool) -> int:
    root = site_root(site)
    if out.exists() and any(out.iterdir()) and not (out / ".sitegen-pack").exists():
        raise SitegenError(
            Text(f"{out} 不是空文件夹", f"{out} is not empty"), Text("换一个文件夹", "choose another folder")
        )
    pages = as_pages(_changes(root, base, as_of, jobs))
    try:
        out.mkdir(parents=True, exist_ok=True)
        (out / ".sitegen-pack").write_text("", "utf-8")
        for old in out.glob("*.html"):
            old.unlink()
        for name, html in pages:
            (out / name).write_text(html, "utf-8")
    except OSError as error:
        raise SitegenError(Text(f"无法写入 {out}：{error.strerror}", f"cannot write {out}: {error.strerror}")) from None
    if not quiet:
        click.echo(say(f"已生成 {out}/index.html，{len(pages) - 1} 篇", f"{out}/index.html, {len(pages) - 1} texts"))
    return OK


def _changes(root: Path, base: str, as_of: str | None, jobs: int | None) -> tuple[Change, ...]:
    """Changed texts, judged by the protected branch; a settings file that changed is a finding of the site."""
    from sitegen.pipeline import inspect
    from sitegen.stages.read_git import at_revision, changed_since

    now = as_of_time(as_of, root)
    given = Given(base=base)
    under = site_under_check(root, now, given)
    findings = inspect(root, now=now, jobs=jobs_or_cores(jobs), given=given).checked.findings
    load, _ = at_revision(root, base)
    found = []
    for path in sorted(changed_since(root, base)):
        if not path.startswith(CONTENT) or not path.lower().endswith(".md"):
            continue
        before = load(path)
        said = tuple(f for f in findings if f.path == path and not f.excused)
        name = path.removeprefix(CONTENT)
        here = (root / path).is_file()
        text = (
            open_article(root, name, under.settings, last_author=under.context.proofs.authors.get(name))
            if here
            else None
        )
        found.append(
            Change(
                path=path,
                title=(text.meta.title if text else None) or path,
                before=before.decode("utf-8", "replace") if before is not None else "",
                after=text.source if text else "",
                findings=said,
                is_new=before is None,
                is_gone=text is None,
                **_signing(text, under),
            )
        )
    rest = tuple(f for f in findings if f.name == "config.people-changed")
    if rest:
        found.insert(0, Change(path="checks/", title=say("审核依据", "what the branch is judged by"), findings=rest))
    return tuple(found)


def _signing(text: Article | None, under: SiteUnderCheck) -> dict[str, Any]:
    """Who signed this very text, and what the next level must look at."""
    if text is None or text.front.broken:
        return {}
    from sitegen.rules.attesting import attested
    from sitegen.rules.status import next_step

    people, step = under.settings.people, next_step(text, under.context, under.rules)
    signed = []
    for level, name, kind in attested(text, under.context.proofs):
        who = people.find(name)
        signed.append(
            Signed(
                level=WORDS[level].zh,
                name=who.name if who else name,
                evidence=kind,
                holds=any((e.level, e.review.name) == (level, name) and e.review.digest in (None, text.digest) for e in text.signatures),
            )
        )
    points = tuple(point for _, point in under.settings.review.checklists.get(step.level or "", ()))
    return {
        "digest": text.digest,
        "signed": tuple(signed),
        "next": WORDS[step.level].zh if step.level else "",
        "points": points,
        "body": text.body,
    }

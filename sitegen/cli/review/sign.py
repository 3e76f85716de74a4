"""`review sign`: shows what is signed, writes the entry, commits it with the trailers that prove it (design 5.6)."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from sitegen.article import Article
from sitegen.cli.identity import git_value, person
from sitegen.cli.language import current, say
from sitegen.cli.options import as_of_time, common, site_root
from sitegen.cli.review.texts import LEVEL_NAMES, WORDS, commit, texts_at, write_back
from sitegen.errors import FINDINGS, OK, SitegenError
from sitegen.judging import SiteUnderCheck, judge_one
from sitegen.judging import site as site_under_check
from sitegen.model import JOINT, Finding, Text
from sitegen.settings import People, Person

__all__ = ["sign"]

SHOWN_LINES = 40
"""Lines of a difference shown before signing; all of it is one git command away."""


@click.command(
    "sign",
    help=say(
        "签审：按 git 身份认人，写入签字并提交。可一次签多篇，一篇一个提交。",
        "Sign: the person is known by the git identity; writes the entry and commits it. Many texts: one commit each.",
    ),
)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--level", required=True, type=click.Choice(list(LEVEL_NAMES)), help=say("审级", "level"))
@click.option("--no-commit", is_flag=True, help=say("只写入，不提交", "write only, do not commit"))
@click.option(
    "--checked",
    default=None,
    metavar="IDS",
    help=say("已核对的事项编号，用逗号分隔；默认全部", "points that were checked, by id; default: all"),
)
@click.option(
    "--undecided",
    is_flag=True,
    help=say("不能作最终判断，须同时写明请示情况", "no final judgement; say who was consulted"),
)
@click.option(
    "--consulted",
    default="",
    metavar="TEXT",
    help=say("请示的部门、时间和答复", "who was consulted, when, and the answer"),
)
@common
def sign(
    files: tuple[Path, ...],
    level: str,
    no_commit: bool,
    checked: str | None,
    undecided: bool,
    consulted: str,
    site: Path | None,
    as_of: str | None,
    jobs: int | None,
    quiet: bool,
) -> int:
    root = site_root(site)
    under = site_under_check(root, as_of_time(as_of, root))
    now, wanted = under.context.now, LEVEL_NAMES[level]
    signer = _signer(root, under.settings.people, wanted, now)
    if undecided and not consulted.strip():
        raise SitegenError(
            Text(
                "不能作最终判断的，应先请示上级，并用 --consulted 写明部门、时间和答复",
                "whoever cannot decide asks the body above first: --consulted",
            )
        )
    points = under.settings.review.checklists.get(wanted, ())
    more: list[tuple[str, str | tuple[str, ...]]] = []
    known = tuple(key for key, _ in points)
    if ticked := known if checked is None else _points(checked, known):
        more.append(("checklist", ticked))
    more += [("undecided", "true")] if undecided else []
    more += [("consulted", consulted.strip())] if consulted.strip() else []
    stopped = False
    for text in texts_at(root, files, under):
        if not quiet:
            _show(root, text, under, points, signer)
        if not _one(root, text, under, wanted, signer, now, tuple(more), not no_commit):
            stopped = True
        elif not quiet:
            click.echo(
                say(
                    f"{text.file} 已由{signer.name}{WORDS[wanted].zh}（{text.digest[:22]}…）",
                    f"{text.file}: {WORDS[wanted].en} by {signer.name} ({text.digest[:22]}…)",
                )
            )
    return FINDINGS if stopped else OK


def _signer(root: Path, people: People, level: str, now: datetime) -> Person:
    """Who sits here, entitled to that level today. Raises SitegenError."""
    signer = person(root, people)
    if signer is None:
        mail = git_value(root, "config", "user.email")
        raise SitegenError(
            Text(
                f"checks/people.yaml 里没有邮箱 {mail or '（git 未设置）'} 对应的人员，不能签审",
                f"nobody in checks/people.yaml has the mail {mail or '(git has none)'}",
            ),
            Text(
                "先设置 git config user.email，或请管理员把邮箱写入 people.yaml",
                "set git config user.email, or have the mail added to people.yaml",
            ),
        )
    if level not in people.standing(signer, now.date())[1]:
        raise SitegenError(
            Text(
                f"{signer.name}今天没有{WORDS[level].zh}权限", f"{signer.name} may not give the {WORDS[level].en} today"
            ),
            Text(
                "由 people.yaml 中有该审级的人员签，或登记代理关系",
                "somebody with that level in people.yaml signs, or a deputy is recorded",
            ),
        )
    return signer


def _points(written: str, known: tuple[str, ...]) -> tuple[str, ...]:
    wanted = tuple(word.strip() for word in written.replace("，", ",").split(",") if word.strip())
    if wrong := [word for word in wanted if word not in known]:
        raise click.BadParameter(
            say(
                f"没有核对事项 {'、'.join(wrong)}；可用：{'、'.join(known)}",
                f"no such points: {', '.join(wrong)}; known: {', '.join(known)}",
            ),
            param_hint="--checked",
        )
    return wanted


def _one(
    root: Path,
    text: Article,
    under: SiteUnderCheck,
    level: str,
    signer: Person,
    now: datetime,
    more: tuple[tuple[str, str | tuple[str, ...]], ...],
    committing: bool,
) -> bool:
    """Sign one text; False where this very signature would be a fault."""
    from sitegen.text.signature import with_key, with_review

    stamp = now.strftime("%Y-%m-%d %H:%M")
    try:
        signed = with_review(text.source, level, signer.id, stamp, text.digest, more)
        if level == "final" and text.meta.date is None:
            signed = with_key(signed, "date", stamp)
    except ValueError as error:
        raise SitegenError(
            Text(
                f"{text.file} 的前言无法自动写入签字：{error}", f"the entry cannot be written into {text.file}: {error}"
            ),
            Text(
                "在 reviewers 下手工补一条，digest 用 sitegen review digest 打印",
                "add it by hand; sitegen review digest prints the digest",
            ),
        ) from None
    against = [f for f in judge_one(root, text.path, signed, under) if _about(f, level, signer)]
    for finding in against:
        click.echo(
            f"{text.file}: {finding.message.get(current())}\n  {say('改法', 'fix')}: {finding.hint.get(current())}",
            err=True,
        )
    if against:
        return False
    write_back(root, text, signed)
    if committing:
        mail = git_value(root, "config", "user.email")
        commit(
            root,
            text,
            f"{WORDS[level].zh}：{text.meta.title or text.path}\n\nSitegen-Review: {level} {text.file} {text.digest}\nReviewed-by: {signer.name} <{mail}>\n",
        )
    return True


def _about(finding: Finding, level: str, signer: Person) -> bool:
    """Findings that this very signature would cause. Its commit is still to come, so evidence is not asked for yet."""
    return (
        finding.name.startswith("review.")
        and finding.level == "error"
        and (finding.field == f"reviewers.{level}" or (level == JOINT and finding.data.get("void") == signer.id))
        and finding.name not in ("review.missing-level", "review.unattested")
    )


def _show(
    root: Path, text: Article, under: SiteUnderCheck, points: tuple[tuple[str, str], ...], signer: Person
) -> None:
    """On stderr: the difference since the last signature, what is found in the text, the level's checklist."""
    click.echo(f"— {text.file} 《{text.meta.title or ''}》", err=True)
    for line in _difference(root, text, under, signer):
        click.echo(f"  {line}", err=True)
    found = [f for f in judge_one(root, text.path, text.source, under) if not (f.field or "").startswith("reviewers.")]
    for finding in found:
        click.echo(
            say(f"  未处理：{finding.name} {finding.message.zh}", f"  open: {finding.name} {finding.message.en}"),
            err=True,
        )
    for key, point in points:
        click.echo(f"  □ {point}（{key}）" if current() == "zh" else f"  [ ] {key}", err=True)


def _difference(root: Path, text: Article, under: SiteUnderCheck, signer: Person) -> list[str]:
    """What changed since somebody last signed this text, at whatever level."""
    commits = [
        found for (path, _, _), rows in under.context.proofs.commits.items() if path == text.path for found in rows
    ]
    last = max(commits, key=lambda found: found.at, default=None)
    if last is None:
        return [say("首次签审，请通读全文", "never signed before: read it all")]
    shown = git_value(
        root,
        "diff",
        "--no-color",
        "--unified=0",
        "--no-ext-diff",
        "--no-textconv",
        last.commit,
        "--",
        f"content/{text.path}",
    ).splitlines()
    lines = [line for line in shown if line[:1] in "+-" and not line.startswith(("+++", "---"))]
    if not lines:
        return [say("自上次签审后没有改动", "no change since the last signature")]
    head = say(
        f"自上次签审（{last.commit[:10]}）以来的改动：", f"changed since the last signature ({last.commit[:10]}):"
    )
    rest = [
        say(
            f"……共 {len(lines)} 行，全文：git diff {last.commit[:10]} -- {text.file}",
            f"... {len(lines)} lines; all: git diff {last.commit[:10]} -- {text.file}",
        )
    ]
    return [head, *lines[:SHOWN_LINES], *(rest if len(lines) > SHOWN_LINES else [])]

"""`sitegen review`: sign a text, see who is next, print what a signature is bound to."""

from __future__ import annotations

import json
from pathlib import Path

import click

from sitegen.article import Article
from sitegen.cli.identity import git_value, person
from sitegen.cli.language import current, say
from sitegen.cli.options import as_of_time, common, site_root
from sitegen.errors import FINDINGS, OK, SitegenError
from sitegen.judging import SiteUnderCheck, judge_one, open_article
from sitegen.judging import site as site_under_check
from sitegen.model import REVIEW_LEVELS, Finding, Text

__all__ = ["command"]

WORDS = {"first": Text("初审", "first review"), "second": Text("复审", "second review"), "final": Text("终审", "final review")}
LEVEL_NAMES = {word.zh: level for level, word in WORDS.items()} | {level: level for level in REVIEW_LEVELS}


@click.group("review", help=say("三审：签审、查进度、看指纹。", "Three reviews: sign, see where a text waits, print its digest."))
def command() -> None:
    """Its subcommands do the work."""


@command.command("digest", help=say("打印文章的内容指纹：签字签的就是它。", "Print what a signature is bound to."))
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@common
def digest(files: tuple[Path, ...], site: Path | None, as_of: str | None, jobs: int | None, quiet: bool) -> int:
    root = site_root(site)
    under = site_under_check(root, as_of_time(as_of, root))
    for text in _texts(root, files, under):
        click.echo(text.digest if len(files) == 1 else f"{text.digest}  {text.file}")
    return OK


@command.command("status", help=say("列出还没签完的文章：轮到谁、等了多久、差什么。", "List texts that wait for a signature: who is next, since when, what is in the way."))
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help=say("输出格式", "format"))
@common
def status(files: tuple[Path, ...], form: str, site: Path | None, as_of: str | None, jobs: int | None, quiet: bool) -> int:
    from sitegen.rules.status import next_step
    from sitegen.stages.read import is_withdrawn, walk

    root = site_root(site)
    under = site_under_check(root, as_of_time(as_of, root))
    texts = _texts(root, files, under) if files else [open_article(root, path, under.settings) for path in walk(root / "content").articles]
    rows = []
    for text in texts:
        if text.front.broken or (not files and is_withdrawn(text.meta)):
            continue
        step = next_step(text, under.context)
        if step.level is None and not step.obstacles and not files:
            continue
        who = [p.name for p in under.settings.people.people if step.level and p.unit == text.unit
               and step.level in under.settings.people.standing(p, under.context.now.date())[1]]
        rows.append({"path": text.file, "title": text.meta.title or "", "draft": text.meta.draft, "next": step.level, "who": who,
                     "since": step.since.at.isoformat() if step.since else None,
                     "obstacles": [{"name": f.name, "message": f.message.get(current())} for f in step.obstacles]})
    if form == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return OK
    for row in rows:
        _show(row)
    click.echo(say(f"{len(rows)} 篇待审签", f"{len(rows)} texts wait") if rows else say("没有待审签的文章", "nothing waits for a signature"))
    return OK


def _show(row: dict[str, object]) -> None:
    level = str(row["next"] or "")
    waits = say(f"待{WORDS[level].zh}", f"waits for {WORDS[level].en}") if level else say("已签完", "all have signed")
    names = "、".join(row["who"]) if isinstance(row["who"], list) else ""
    click.echo(f"{row['path']} 《{row['title']}》 {waits}{f'（{names}）' if names else ''}" + (say(f"，自 {row['since']}", f", since {row['since']}") if row["since"] else ""))
    for obstacle in row["obstacles"] if isinstance(row["obstacles"], list) else ():
        click.echo(f"  - {obstacle['name']} {obstacle['message']}")


@command.command("sign", help=say("签审：按 git 身份认人，写入签字并提交。", "Sign: the person is known by the git identity; writes the entry and commits it."))
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--level", required=True, type=click.Choice(list(LEVEL_NAMES)), help=say("审级", "level"))
@click.option("--no-commit", is_flag=True, help=say("只写入，不提交", "write only, do not commit"))
@common
def sign(files: tuple[Path, ...], level: str, no_commit: bool, site: Path | None, as_of: str | None, jobs: int | None, quiet: bool) -> int:
    from sitegen.text.signature import with_key, with_review

    root = site_root(site)
    under = site_under_check(root, as_of_time(as_of, root))
    now, people, wanted = under.context.now, under.settings.people, LEVEL_NAMES[level]
    signer = person(root, people)
    if signer is None:
        mail = git_value(root, "config", "user.email")
        raise SitegenError(Text(f"checks/people.yaml 里没有邮箱 {mail or '（git 未设置）'} 对应的人员，不能签审", f"nobody in checks/people.yaml has the mail {mail or '(git has none)'}"),
                           Text("先设置 git config user.email，或请管理员把邮箱写入 people.yaml", "set git config user.email, or have the mail added to people.yaml"))
    if wanted not in people.standing(signer, now.date())[1]:
        raise SitegenError(Text(f"{signer.name}今天没有{WORDS[wanted].zh}权限", f"{signer.name} may not give the {WORDS[wanted].en} today"),
                           Text("由 people.yaml 中有该审级的人员签，或登记代理关系", "somebody with that level in people.yaml signs, or a deputy is recorded"))
    texts = _texts(root, files, under)
    stopped = False
    for text in texts:
        stamp = now.strftime("%Y-%m-%d %H:%M")
        signed = with_review(text.source, wanted, signer.id, stamp, text.digest)
        if wanted == "final" and text.meta.date is None:
            signed = with_key(signed, "date", stamp)
        against = [f for f in judge_one(root, text.path, signed, under) if _about(f, wanted, signer.id)]
        if against:
            stopped = True
            for finding in against:
                click.echo(f"{text.file}: {finding.message.get(current())}\n  {say('改法', 'fix')}: {finding.hint.get(current())}", err=True)
            continue
        _write(root, text, signed)
        if not no_commit:
            _commit(root, text, wanted, signer.name, git_value(root, "config", "user.email"))
        if not quiet:
            click.echo(say(f"{text.file} 已由{signer.name}{WORDS[wanted].zh}（{text.digest[:22]}…）", f"{text.file}: {WORDS[wanted].en} by {signer.name} ({text.digest[:22]}…)"))
    return FINDINGS if stopped else OK


def _about(finding: Finding, level: str, signer: str) -> bool:
    """Findings that this very signature would cause."""
    return finding.name.startswith("review.") and finding.level == "error" and finding.field == f"reviewers.{level}" and finding.name not in ("review.missing-level", "review.unattested")


def _texts(root: Path, files: tuple[Path, ...], under: SiteUnderCheck) -> list[Article]:
    """The texts at these paths. Raises SitegenError for what is not a readable text under `content/`."""
    texts = []
    content = root / "content"
    for file in files:
        path = next((p for p in (file.resolve(), (root / file).resolve(), (content / file).resolve()) if p.is_file() and p.is_relative_to(content)), None)
        if path is None:
            raise SitegenError(Text(f"content/ 下没有文章 {file}", f"no text {file} under content/"), Text("给出 .md 文件的路径", "give the path of an .md file"))
        text = open_article(root, path.relative_to(content).as_posix(), under.settings)
        if text.front.broken:
            raise SitegenError(Text(f"{text.file} 读不了，先运行 sitegen check 改正", f"{text.file} cannot be read; run sitegen check first"))
        texts.append(text)
    return texts


def _write(root: Path, text: Article, signed: str) -> None:
    path = root / "content" / text.path
    bom = b"\xef\xbb\xbf" if path.read_bytes().startswith(b"\xef\xbb\xbf") else b""
    try:
        path.write_bytes(bom + signed.encode("utf-8"))
    except OSError as error:
        raise SitegenError(Text(f"无法写入 {text.file}：{error.strerror}", f"cannot write {text.file}: {error.strerror}")) from None


def _commit(root: Path, text: Article, level: str, name: str, mail: str) -> None:
    """One commit with the trailers that later prove who signed what (design 5.6)."""
    import subprocess

    message = f"{WORDS[level].zh}：{text.meta.title or text.path}\n\nSitegen-Review: {level} {text.file} {text.digest}\nReviewed-by: {name} <{mail}>\n"
    done = subprocess.run(["git", "commit", "-q", "-m", message, "--only", "--", str(root / "content" / text.path)], cwd=root, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SitegenError(Text(f"签字已写入 {text.file}，但 git 提交失败：{(done.stderr or done.stdout).strip()}", f"the entry is written, but git did not commit: {(done.stderr or done.stdout).strip()}"),
                           Text("解决 git 的问题后提交该文件；或加 --no-commit", "mend git and commit the file, or use --no-commit"))

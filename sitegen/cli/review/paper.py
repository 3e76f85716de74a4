"""`review form` and `review record`: the paper form that leaders sign, printed from texts and put on record (design 5.6)."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from pathlib import Path

import click

from sitegen.article import Article
from sitegen.cli.identity import person
from sitegen.cli.language import current, say
from sitegen.cli.options import as_of_time, common, site_root
from sitegen.cli.review.texts import LEVEL_NAMES, WORDS, commit, texts_at, write_back
from sitegen.errors import FINDINGS, OK, SitegenError
from sitegen.judging import judge_one
from sitegen.judging import site as site_under_check
from sitegen.model import JOINT, REVIEW_LEVELS, Text
from sitegen.text.signature import with_key, with_review

__all__ = ["form", "record"]


@click.command(
    "form",
    help=say("打印《网站信息发布审签单》（A4，一篇或多篇）。", "Print the sign-off form (A4, one text or many)."),
)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--output",
    default="审签单.html",
    type=click.Path(path_type=Path, dir_okay=False),
    help=say("输出文件，- 为标准输出", "where to write it; - for stdout"),
)
@common
def form(
    files: tuple[Path, ...], output: Path, site: Path | None, as_of: str | None, jobs: int | None, quiet: bool
) -> int:
    from sitegen.rules.attesting import demand
    from sitegen.stages.report.form import Sheet, render_form

    root = site_root(site)
    under = site_under_check(root, as_of_time(as_of, root))
    settings = under.settings
    texts = texts_at(root, files, under)
    joint = max((demand(text).joint for text in texts), default=0)
    levels = tuple(
        (
            WORDS[level].zh,
            settings.review.posts.get(level, ""),
            tuple(text for _, text in settings.review.checklists.get(level, ())),
        )
        for level in (*REVIEW_LEVELS[:-1], *(JOINT,) * joint, REVIEW_LEVELS[-1])
    )
    sheets = tuple(_sheet(text) for text in texts)
    html = render_form(
        Sheet(
            site=settings.site.name,
            texts=sheets,
            levels=levels,
            day=f"{under.context.now.year}年{under.context.now.month}月{under.context.now.day}日",
        )
    )
    if str(output) == "-":
        click.echo(html, nl=False)
        return OK
    try:
        output.write_text(html, "utf-8")
    except OSError as error:
        raise SitegenError(
            Text(f"无法写入 {output}：{error.strerror}", f"cannot write {output}: {error.strerror}")
        ) from None
    if not quiet:
        click.echo(say(f"已生成 {output}，用浏览器打开打印", f"{output} is ready to print"))
    return OK


def _sheet(text: Article) -> tuple[tuple[str, str], ...]:
    meta, units = text.meta, text.settings.people.unit_by_id
    return (
        ("标题", meta.title or ""),
        ("栏目", text.column.name if text.column else text.column_id),
        ("供稿单位", units[text.unit].name if text.unit in units else text.unit),
        ("来源", meta.source or ""),
        ("编辑", meta.editor or ""),
        ("公开属性", meta.disclosure or "主动公开"),
        ("敏感程度", meta.sensitivity or "normal"),
        ("文件", text.file),
        ("内容摘要", text.digest),
    )


@click.command(
    "record",
    help=say(
        "登记已签的纸质审签单或办公系统审批。登记人不得是签署人。",
        "Put a signed form or an office record on file. Whoever records is no signer.",
    ),
)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--level", required=True, type=click.Choice(list(LEVEL_NAMES)), help=say("审级", "level"))
@click.option("--name", required=True, help=say("签署人的编号或姓名", "who signed: id or name"))
@click.option("--form-number", required=True, help=say("审签单编号", "number of the form"))
@click.option(
    "--scan",
    required=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help=say("扫描件", "scan of the signed form"),
)
@click.option("--at", default=None, metavar="TIME", help=say("签署时间，默认现在", "when it was signed; default: now"))
@click.option("--no-commit", is_flag=True, help=say("只写入，不提交", "write only, do not commit"))
@common
def record(
    files: tuple[Path, ...],
    level: str,
    name: str,
    form_number: str,
    scan: Path,
    at: str | None,
    no_commit: bool,
    site: Path | None,
    as_of: str | None,
    jobs: int | None,
    quiet: bool,
) -> int:
    root = site_root(site)
    under = site_under_check(root, as_of_time(as_of, root))
    people, wanted = under.settings.people, LEVEL_NAMES[level]
    recorder, signer = person(root, people), people.find(name)
    if recorder is None or signer is None:
        raise SitegenError(
            Text(
                "登记人（git 邮箱）和签署人都要在 checks/people.yaml 中",
                "both who records (by git mail) and who signed must be in checks/people.yaml",
            )
        )
    if recorder.id == signer.id:
        raise SitegenError(
            Text(
                "登记人不能是签署人本人；本人请用 sitegen review sign",
                "nobody records their own form; sign with sitegen review sign",
            )
        )
    stamp = _time(at, under.context.now)
    more = (
        ("evidence", "form"),
        ("number", form_number.strip()),
        ("scan", f"sha256:{sha256(scan.read_bytes()).hexdigest()}"),
        ("recorded_by", recorder.id),
    )
    stopped = False
    for text in texts_at(root, files, under):
        if any(entry.person is recorder for entry in text.signatures):
            raise SitegenError(
                Text(
                    f"{recorder.name}是 {text.file} 的签署人，不能登记审签单",
                    f"{recorder.name} signed {text.file} and cannot record forms for it",
                )
            )
        try:
            signed = with_review(text.source, wanted, signer.id, stamp, text.digest, more)
            signed = with_key(signed, "date", stamp) if wanted == "final" and text.meta.date is None else signed
        except ValueError as error:
            raise SitegenError(
                Text(
                    f"{text.file} 的前言无法自动写入：{error}", f"the entry cannot be written into {text.file}: {error}"
                )
            ) from None
        against = [
            f
            for f in judge_one(root, text.path, signed, under)
            if f.name.startswith("review.")
            and f.level == "error"
            and f.field == f"reviewers.{wanted}"
            and f.name != "review.missing-level"
        ]
        for finding in against:
            click.echo(f"{text.file}: {finding.message.get(current())}", err=True)
        if against:
            stopped = True
            continue
        write_back(root, text, signed)
        if not no_commit:
            commit(
                root,
                text,
                f"登记审签单 {form_number}：{text.meta.title or text.path}\n\nSitegen-Form: {wanted} {text.file} {text.digest}\n",
            )
        if not quiet:
            click.echo(
                say(
                    f"{text.file} 已登记{signer.name}{WORDS[wanted].zh}（审签单 {form_number}）",
                    f"{text.file}: {WORDS[wanted].en} by {signer.name} on form {form_number}",
                )
            )
    return FINDINGS if stopped else OK


def _time(written: str | None, now: datetime) -> str:
    try:
        moment = datetime.fromisoformat(written.strip()) if written else now
    except ValueError:
        raise click.BadParameter(say(f"“{written}”不是时间", f"{written!r} is no time"), param_hint="--at") from None
    return moment.strftime("%Y-%m-%d") if written and len(written.strip()) == 10 else moment.strftime("%Y-%m-%d %H:%M")

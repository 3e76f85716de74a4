"""`sitegen import letters|upstream|updates|accounts|reads FILE`: letters into the register and, with consent, as drafts, masked; the rest into ledgers."""

from __future__ import annotations

import json
from pathlib import Path

import click

from sitegen.cli.import_feeds import accounts, updates, upstream
from sitegen.cli.import_reads import reads
from sitegen.cli.language import current, say
from sitegen.cli.ledgers import append_row
from sitegen.cli.options import as_of_time, site_root
from sitegen.errors import FINDINGS, OK, SitegenError
from sitegen.model import Text
from sitegen.settings import Settings
from sitegen.upkeep.letters import BadRow, Letter, read_letters, scaffold
from sitegen.upkeep.sheets import moment_text

__all__ = ["command"]

MOST_BYTES = 64 * 1024 * 1024


@click.group("import", help=say("导入其他系统的数据。", "Import from other systems."))
def command() -> None:
    """Its subcommands do the work."""


for _one in (upstream, updates, accounts, reads):
    command.add_command(_one)


@command.command("letters", help=say("导入信件：登记入台账，同意公开的生成草稿；默认隐去个人信息。", "Letters: into the register, and with consent as drafts; masked by default."))
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--column", required=True, metavar="ID", help=say("信件栏目，如 hdjl/xdgk", "column of letters"))
@click.option("--no-mask", is_flag=True, help=say("不隐去个人信息（检查仍会拦截）", "do not mask; the check still stops what it finds"))
@click.option("--site", type=click.Path(path_type=Path, file_okay=False), default=None, metavar="DIR", help=say("网站目录", "the site's folder"))
@click.option("--as-of", default=None, metavar="TIME", help=say("以此刻为“现在”", "what now is"))
@click.option("--lang", type=click.Choice(["zh", "en"]), expose_value=False, help=say("提示语言", "language of messages"))
def letters(file: Path, column: str, no_mask: bool, site: Path | None, as_of: str | None) -> int:
    from sitegen.stages.read_site import read_site
    from sitegen.text.decode import decode

    root = site_root(site)
    settings = read_site(root).settings
    here = settings.column_by_id.get(column)
    if here is None or here.type not in ("letter", "finderror"):
        known = "、".join(c.id for c in settings.columns if c.type in ("letter", "finderror"))
        raise SitegenError(Text(f"{column} 不是信件或找错栏目", f"{column} is no column of letters"), Text(f"可用：{known}", f"known: {known}"))
    if file.stat().st_size > MOST_BYTES:
        raise SitegenError(Text(f"{file.name} 过大，请分批导入", f"{file.name} is too large; import it in parts"))
    text = decode(file.read_bytes(), file.name)
    if not isinstance(text, str):
        raise SitegenError(Text(f"{file.name}：{text.message.zh}", f"{file.name}: {text.message.en}"))
    units = {name: unit.id for unit in settings.people.units for name in (unit.id, unit.name)}
    taken = {row.text("no") for row in settings.upkeep.rows("letters")}
    bad = drafts = done = 0
    now = as_of_time(as_of, root)
    for one in read_letters(text, "json" if file.suffix.lower() == ".json" else "csv", units, settings.zone, mask=not no_mask):
        if isinstance(one, BadRow):
            bad += 1
            click.echo(f"{file.name}:{one.row}: {one.message.get(current())}", err=True)
        elif one.no in taken:
            click.echo(f"{file.name}:{one.row}: " + say(f"{one.no} 已登记，跳过", f"{one.no} is registered already"), err=True)
        else:
            taken.add(one.no)
            article = ""
            if one.consent and one.answer:
                article, drafts = _draft(root, settings, column, here.type or "letter", one, now.year), drafts + 1
            append_row(root, "letters", one.register(here.type or "letter", article))
            done += 1
    click.echo(say(f"登记 {done} 件，生成草稿 {drafts} 篇，退回 {bad} 行；草稿请逐篇复核是否还有个人信息，再送审",
                   f"{done} registered, {drafts} drafts, {bad} rows refused; read each draft for personal data before it is reviewed"), err=True)
    return FINDINGS if bad else OK


def _draft(root: Path, settings: Settings, column: str, kind: str, one: Letter, year: int) -> str:
    """Write the draft; returns its id."""
    from sitegen.text.slug import slug

    key = f"{column.rpartition('/')[2]}-{slug(one.no)[:40]}"
    unit = settings.people.unit_by_id[one.unit]
    head = {"title": one.title, "source": unit.name, "editor": "", "id": key, "slug": slug(one.title), "unit": one.unit, "consent": "true" if kind == "letter" else "",
            "received": moment_text(one.received), "accepted_at": moment_text(one.accepted), "answered": moment_text(one.answered), "answered_by": unit.name,
            "reply_kind": one.result, "complex_reason": one.complex_reason, "draft": "true"}
    plain = {"consent", "draft", "received", "accepted_at", "answered"}
    lines = [f"{k}: {v if k in plain else json.dumps(v, ensure_ascii=False)}" for k, v in head.items() if v or k == "editor"]
    path = root / "content" / column / f"{key}.md"
    if path.exists():
        raise SitegenError(Text(f"{path.relative_to(root)} 已存在", f"{path.relative_to(root)} exists"))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("---\n" + "\n".join(lines) + "\n---\n" + scaffold(kind, unit.name, one.question, one.answer), "utf-8", newline="\n")
    except OSError as error:
        raise SitegenError(Text(f"无法写入 {path}：{error.strerror}", f"cannot write {path}: {error.strerror}")) from None
    return key

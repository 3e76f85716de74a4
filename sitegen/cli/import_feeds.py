"""`sitegen import upstream|updates|accounts FILE`: what CI or people have fetched, into the ledgers of reprints owed, other sites and accounts."""

from __future__ import annotations

import csv
from datetime import tzinfo
from pathlib import Path

import click

from sitegen.cli.language import current, say
from sitegen.cli.ledgers import append_row, fill_rows
from sitegen.cli.options import as_of_time, site_root
from sitegen.errors import FINDINGS, OK, SitegenError
from sitegen.model import Moment, Text
from sitegen.settings import Settings
from sitegen.text.feeds import Item, read_feed
from sitegen.text.moments import parse_moment
from sitegen.upkeep.sheets import moment_text

__all__ = ["accounts", "updates", "upstream"]

MOST_BYTES = 64 * 1024 * 1024

_file = click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
_site = click.option("--site", type=click.Path(path_type=Path, file_okay=False), default=None, metavar="DIR", help=say("网站目录", "the site's folder"))
_as_of = click.option("--as-of", default=None, metavar="TIME", help=say("以此刻为“现在”", "what now is"))
_lang = click.option("--lang", type=click.Choice(["zh", "en"]), expose_value=False, help=say("提示语言", "language of messages"))
_unit = click.option("--unit", required=True, metavar="ID", help=say("责任单位", "unit that must act"))


@click.command("upstream", help=say("登记上级网站发布的重要信息，开始转载计时；FILE 为已取回的 RSS、Atom 或 JSON。",
                                    "Important texts of upper bodies from a fetched feed: the clock of the reprint starts."))
@_file
@click.option("--issuer", required=True, metavar="NAME", help=say("发布机关，如 中国政府网", "who published them"))
@_unit
@click.option("--channel", type=click.Choice(["website", "new-media"]), default="website", help=say("转载渠道", "channel of the reprint"))
@click.option("--about", default="", metavar="TEXT", help=say("只登记标题含有此文字的", "only titles that hold this"))
@_site
@_as_of
@_lang
def upstream(file: Path, issuer: str, unit: str, channel: str, about: str, site: Path | None, as_of: str | None) -> int:
    root, settings, items, now = _opened(file, unit, site, as_of)
    taken = {(row.text("url"), row.text("channel") or "website") for row in settings.upkeep.rows("upstream")}
    numbers = {row.text("no") for row in settings.upkeep.rows("upstream")}
    done = 0
    for item in sorted((i for i in items if i.at and i.url and i.title and about in i.title and not i.at.is_after(now)), key=lambda i: (i.at.at if i.at else now.at, i.url)):
        if (item.url, channel) in taken or item.at is None:
            continue
        taken.add((item.url, channel))
        number = next(n for k in range(1, 100_000) if (n := f"ZZ-{item.at.day:%Y%m%d}-{k:02d}") not in numbers)
        numbers.add(number)
        append_row(root, "upstream", {"no": number, "published": moment_text(item.at), "issuer": issuer, "title": item.title, "url": item.url, "channel": channel, "unit": unit})
        done += 1
    click.echo(say(f"登记 {done} 条；不需要转载的，在 exempt 写明理由", f"{done} registered; write into `exempt` why one is not reprinted"), err=True)
    return OK


@click.command("updates", help=say("登记所辖网站的最近更新时间；FILE 为已取回的 RSS、Atom、JSON 或 sitemap.xml。", "When another site was last updated, from a fetched feed or sitemap."))
@_file
@click.option("--name", required=True, metavar="NAME", help=say("网站名称", "name of the site"))
@click.option("--url", default="", metavar="URL", help=say("网址", "its address"))
@_unit
@_site
@_as_of
@_lang
def updates(file: Path, name: str, url: str, unit: str, site: Path | None, as_of: str | None) -> int:
    root, settings, items, now = _opened(file, unit, site, as_of)
    if any(row.text("site") == name and row.day("day") == now.day for row in settings.upkeep.rows("sites")):
        click.echo(say(f"{name} {now.day} 已有监测记录，没有改动", f"{name} is recorded already for {now.day}"), err=True)
        return OK
    times = [item.at for item in items if item.at and not item.at.is_after(now)]
    last = max(times, key=lambda at: at.at, default=None)
    append_row(root, "sites", {"day": now.day.isoformat(), "site": name, "unit": unit, "url": url, "last": moment_text(last), "items": str(len(items))})
    click.echo(say(f"{name}：{len(items)} 条，最近更新 {moment_text(last) or '未知'}", f"{name}: {len(items)} items, last update {moment_text(last) or 'unknown'}"), err=True)
    return OK


@click.command("accounts", help=say("更新政务新媒体名录的最近发布、关注数和互动；FILE 为平台导出的 CSV，列名同台账。", "Last post, followers and interaction of accounts, from a CSV."))
@_file
@_site
@_lang
def accounts(file: Path, site: Path | None) -> int:
    from sitegen.stages.read_site import read_site
    from sitegen.text.decode import decode

    root = site_root(site)
    zone = read_site(root).settings.zone
    text = decode(file.read_bytes(), file.name) if file.stat().st_size <= MOST_BYTES else Text("", "")
    if not isinstance(text, str):
        raise SitegenError(Text(f"{file.name} 无法读取", f"{file.name} cannot be read"))
    filled: dict[str, dict[str, str]] = {}
    bad = 0
    try:
        for number, row in enumerate(csv.DictReader(text.splitlines(), strict=True), 2):
            values = {key: (row.get(key) or "").strip() for key in ("last_post", "followers", "interactive") if row.get(key)}
            last = parse_moment(values["last_post"], zone) if "last_post" in values else None
            wrong = isinstance(last, Text) or not values.get("followers", "0").isdecimal() or values.get("interactive", "是") not in ("是", "否")
            if wrong or not row.get("account") or not values:
                bad += 1
                click.echo(f"{file.name}:{number}: " + say("账号、时间、关注数或互动写得不对，没有导入", "account, time, followers or interaction is wrong: not taken"), err=True)
            else:
                filled[str(row["account"]).strip()] = values
    except csv.Error as error:
        raise SitegenError(Text(f"{file.name} 不是能读的 CSV：{error}", f"{file.name} is no readable CSV: {error}")) from None
    done = fill_rows(root, "media", "account", filled)
    click.echo(say(f"更新 {done} 个账号，{len(filled) - done} 个不在名录，退回 {bad} 行", f"{done} accounts updated, {len(filled) - done} not in the register, {bad} rows refused"), err=True)
    return FINDINGS if bad or done < len(filled) else OK


def _opened(file: Path, unit: str, site: Path | None, as_of: str | None) -> tuple[Path, Settings, tuple[Item, ...], Moment]:
    """Root, settings, the feed's items, now. Raises SitegenError where the file is no feed or the unit unknown."""
    from sitegen.stages.read_site import read_site

    root = site_root(site)
    settings = read_site(root).settings
    if settings.people.known and unit not in settings.people.unit_by_id:
        raise SitegenError(Text(f"没有单位 {unit}", f"no unit {unit}"), Text(f"可用：{'、'.join(settings.people.unit_by_id)}", "see checks/people.yaml"))
    return root, settings, _items(file, settings.zone), Moment(as_of_time(as_of, root), True)


def _items(file: Path, zone: tzinfo) -> tuple[Item, ...]:
    from sitegen.text.decode import decode

    if file.stat().st_size > MOST_BYTES:
        raise SitegenError(Text(f"{file.name} 过大", f"{file.name} is too large"))
    text = decode(file.read_bytes(), file.name)
    if not isinstance(text, str):
        raise SitegenError(Text(f"{file.name}：{text.message.zh}", f"{file.name}: {text.message.en}"))
    found = read_feed(text, zone)
    if isinstance(found, Text):
        raise SitegenError(Text(f"{file.name}：{found.get(current())}", f"{file.name}: {found.en}"))
    return found

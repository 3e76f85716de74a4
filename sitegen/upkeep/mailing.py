"""A digest of columns as an e-mail, for whatever system sends mail: HTML, plain words, or a message with both (.eml). Pure; nothing is sent."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from html import escape

from sitegen.frozen import dataclass
from sitegen.model import Facts
from sitegen.settings import Column, Settings
from sitegen.site_index import SiteIndex

__all__ = ["Digest", "digest", "eml", "html", "plain"]

_BRAND, _INK, _MUTED = "#b01f24", "#1c1f23", "#5a6069"
"""Mail programs know no style sheets: the colours of the theme stand in the tags."""


@dataclass(frozen=True, kw_only=True)
class Digest:
    """What one mail tells."""

    settings: Settings
    title: str
    first: date
    last: date
    groups: Mapping[Column, tuple[Facts, ...]]
    """Texts by column, columns in the order of site.yaml, newest first; none is empty."""

    @property
    def count(self) -> int:
        return sum(map(len, self.groups.values()))

    @property
    def lead(self) -> str:
        demo = "（示例网站，内容均为虚构）" if self.settings.site.demo else ""
        return f"{_day(self.first)}至{_day(self.last)}发布信息{self.count}条{demo}"


def digest(index: SiteIndex, columns: tuple[str, ...], first: date, now: datetime, title: str = "") -> Digest:
    """Texts of these columns and of all below them that came out since `first` and are on the site as they were published: what
    is being edited or was taken down is in no mail. No columns: all of them."""
    settings = index.settings
    wanted = [c for c in settings.columns if not c.link and (not columns or any(c.id == one or c.id.startswith(one + "/") for one in columns))]
    rows: dict[str, list[Facts]] = {column.id: [] for column in wanted}
    for facts in index.live(now):
        stands = index.published.get(facts.id)
        if stands and stands.digest == facts.digest and facts.column in rows and facts.date and facts.date.at.astimezone(settings.zone).date() >= first:
            rows[facts.column].append(facts)
    named = "、".join(settings.column_by_id[one].name for one in columns)
    return Digest(settings=settings, title=" ".join(title.split()) or f"{settings.site.name}{named or '网站'}信息摘要", first=first, last=now.astimezone(settings.zone).date(),
                  groups={c: tuple(sorted(rows[c.id], key=_age, reverse=True)) for c in wanted if rows[c.id]})


def plain(of: Digest) -> str:
    """For readers without HTML, and for the telephone."""
    lines = [of.title, of.lead, ""]
    for column, rows in of.groups.items():
        lines.append(f"【{column.name}】")
        for facts in rows:
            lines += [f"{_day(facts.date.day) if facts.date else ''} {facts.title}", *([facts.summary] if facts.summary else []), of.settings.site.base_url + facts.url, ""]
    return "\n".join([*lines, _foot(of.settings)]) + "\n"


def html(of: Digest) -> str:
    """One page without pictures, style sheet or script: nothing is fetched when it is read, so nobody is followed."""
    base = of.settings.site.base_url
    parts = []
    for column, rows in of.groups.items():
        parts.append(f'<h2 style="margin:24px 0 8px;padding-left:10px;border-left:4px solid {_BRAND};font-size:18px;line-height:1.5">'
                     f'<a href="{escape(base)}/{escape(column.id)}/" style="color:{_INK};text-decoration:none">{escape(column.name)}</a></h2>')
        for facts in rows:
            summary = f'<br><span style="color:{_MUTED};font-size:14px">{escape(facts.summary)}</span>' if facts.summary else ""
            parts.append(f'<p style="margin:0 0 12px;font-size:16px;line-height:1.7"><a href="{escape(base + facts.url)}" style="color:{_INK}">{escape(facts.title)}</a>'
                         f' <span style="color:{_MUTED};font-size:14px">{_day(facts.date.day) if facts.date else ""}</span>{summary}</p>')
    body = "\n".join(parts)
    return f"""<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{escape(of.title)}</title></head>
<body style="margin:0;padding:16px;background:#f3f4f6;color:{_INK};font-family:'Microsoft YaHei','PingFang SC',sans-serif">
<div style="max-width:640px;margin:0 auto;padding:20px 24px;background:#ffffff;border-top:4px solid {_BRAND}">
<h1 style="margin:0;font-size:22px;line-height:1.5">{escape(of.title)}</h1>
<p style="margin:4px 0 0;color:{_MUTED};font-size:14px">{escape(of.lead)}</p>
{body}
<p style="margin:24px 0 0;padding-top:12px;border-top:1px solid #d9dce1;color:{_MUTED};font-size:13px;line-height:1.7">{"<br>".join(escape(line) for line in _foot(of.settings).splitlines())}</p>
</div>
</body>
</html>
"""


def eml(of: Digest, now: datetime, sender: str = "") -> bytes:
    """A message with both forms, without receivers; opened by a mail program, it is a draft. `sender`: an address; "": the sending system says."""
    message = EmailMessage(policy=SMTP)
    message["Subject"] = f"{of.title}（{_day(of.first)}至{_day(of.last)}）"
    if sender:
        message["From"] = Address(display_name=of.settings.site.name, addr_spec=sender)
    message["Date"] = format_datetime(now.astimezone(of.settings.zone))
    message["X-Unsent"] = "1"
    message.set_content(plain(of), cte="base64")
    message.add_alternative(html(of), subtype="html", cte="base64")
    message.set_boundary("=_sitegen_digest")
    return message.as_bytes()


def _foot(settings: Settings) -> str:
    site = settings.site
    return "\n".join(line for line in (f"{site.name} {site.base_url}/", f"主办单位：{site.sponsor}" if site.sponsor else "",
                                       f"联系方式：{site.contact}" if site.contact else "", "全文以网站公布的为准。") if line)


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _age(facts: Facts) -> tuple[str, str]:
    return (facts.date.at.isoformat() if facts.date else "", facts.id)

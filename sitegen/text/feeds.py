"""Feeds of other sites (RSS, Atom, sitemap, JSON Feed) to items with title, address and time. Hostile text gives a problem, never an error."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import tzinfo
from email.utils import parsedate_to_datetime
from typing import NamedTuple
from xml.etree import ElementTree

from sitegen.model import Moment, Text
from sitegen.text.moments import parse_moment

__all__ = ["Item", "read_feed"]

MOST_ITEMS = 50_000
_DOCTYPE = re.compile(r"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


class Item(NamedTuple):
    """One entry; what the feed does not say is empty."""

    title: str
    url: str
    at: Moment | None


def read_feed(text: str, zone: tzinfo) -> tuple[Item, ...] | Text:
    """Items in the feed's order; a Text where it is no feed. Entities are refused: a feed needs none of its own."""
    stripped = text.lstrip("\ufeff \t\r\n")
    try:
        if stripped.startswith(("{", "[")):
            return tuple(_json(json.loads(stripped), zone))[:MOST_ITEMS]
        if _DOCTYPE.search(stripped):
            return Text("含有 DOCTYPE 或实体声明，不予读取", "it declares a DOCTYPE or entities and is not read")
        return tuple(_xml(ElementTree.fromstring(stripped), zone))[:MOST_ITEMS]
    except (ElementTree.ParseError, ValueError, RecursionError) as error:
        return Text(f"不是能读的订阅源：{type(error).__name__}", f"no readable feed: {type(error).__name__}")


def _json(data: object, zone: tzinfo) -> Iterator[Item]:
    rows = data.get("items", ()) if isinstance(data, dict) else data
    for one in rows if isinstance(rows, list) else ():
        if isinstance(one, dict):
            yield Item(_line(one.get("title")), _line(one.get("url") or one.get("link")),
                       _moment(_line(one.get("date_published") or one.get("published") or one.get("date")), zone))


def _xml(root: ElementTree.Element, zone: tzinfo) -> Iterator[Item]:
    for node in root.iter():
        if _name(node) not in ("item", "entry", "url"):
            continue
        values = {"title": "", "link": "", "at": ""}
        for child in node:
            name, said = _name(child), _line(child.text)
            if name == "title":
                values["title"] = said
            elif name in ("link", "loc"):
                values["link"] = values["link"] or said or _line(child.get("href"))
            elif name in ("pubDate", "published", "updated", "lastmod", "date") and (not values["at"] or name != "updated"):
                values["at"] = said
        yield Item(values["title"], values["link"], _moment(values["at"], zone))


def _name(node: ElementTree.Element) -> str:
    return str(node.tag).rpartition("}")[2]


def _line(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _moment(written: str, zone: tzinfo) -> Moment | None:
    """ISO 8601 or the form of mails (RFC 5322); None for anything else."""
    found = parse_moment(written, zone) if written else None
    if isinstance(found, Moment):
        return Moment(found.at.astimezone(zone), found.timed) if found.timed else found
    try:
        at = parsedate_to_datetime(written)
        return Moment((at if at.tzinfo else at.replace(tzinfo=zone)).astimezone(zone), True)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None

"""Hosts of addresses, and what can be said of a host by its name alone. Text in, answers out; no network."""

from __future__ import annotations

import re
from ipaddress import ip_address
from urllib.parse import unquote

from sitegen.text.lazily import pattern

__all__ = ["SHORTENERS", "before_host", "host", "is_address", "is_intranet", "is_lookalike", "is_under", "named_host"]

_HTTP = pattern(r"(?i:https?:)?//(?:(?P<before>[^/?#\\]*)@)?(?P<host>\[[0-9A-Fa-f:.]+\]|[^/?#:\\\s]+)")
_NAMED = pattern(
    r"(?<![0-9A-Za-z@._-])(?:https?://)?(?P<host>(?:[0-9A-Za-z](?:[0-9A-Za-z-]{0,40}[0-9A-Za-z])?[.]){1,5}"
    r"(?:com|cn|net|org|gov|edu|info|top|xyz|vip|cc|tv|me|io|example))(?![0-9A-Za-z@-])",
    re.IGNORECASE,
)
_HAN = pattern("[\u3400-\u9fff0-9A-Za-z-]+")
_LATIN_HOST = pattern("[0-9a-z.-]+")
_DOTS = str.maketrans("。．｡", "...")

SHORTENERS = frozenset(
    [
        "t.cn",
        "dwz.cn",
        "url.cn",
        "w.url.cn",
        "suo.im",
        "suo.nz",
        "mrw.so",
        "985.so",
        "dwz.win",
        "sourl.cn",
        "rrd.me",
        "reurl.cc",
        "bit.ly",
        "tinyurl.com",
        "goo.gl",
        "t.co",
        "is.gd",
        "u.nu",
        "cutt.ly",
        "ow.ly",
        "rb.gy",
        "0x3.me",
        "6du.in",
        "t.hk",
        "dwz.mk",
        "c7.gg",
        "tb.cn",
        "m.tb.cn",
    ]
)
"""Services that hide where a link leads."""


def host(address: str) -> str:
    """Host of an absolute http address in lower case, as written; empty for any other address."""
    match = _HTTP.match(unquote(address.strip()))
    return match["host"].translate(_DOTS).rstrip(".").lower() if match else ""


def before_host(address: str) -> str | None:
    """What stands before the @ of an absolute http address, without a password: a name that readers take for the host.
    None where there is no @."""
    match = _HTTP.match(unquote(address.strip()))
    return match["before"].partition(":")[0] if match and match["before"] is not None else None


def named_host(text: str) -> str:
    """The first host that words name; empty where they name none."""
    match = _NAMED.search(text)
    return match["host"].lower() if match else ""


def is_under(name: str, domain: str) -> bool:
    """Whether a host is the domain or lies below it; `www.` is no difference."""
    name, domain = name.removeprefix("www."), domain.lower().removeprefix("www.")
    return bool(domain) and (name == domain or name.endswith("." + domain))


def is_address(name: str) -> bool:
    """An IP address in place of a name, in any of the ways browsers read one."""
    try:
        ip_address(name.strip("[]"))
    except ValueError:
        return bool(re.fullmatch("(?:0x[0-9a-f]+|[0-9]+)(?:[.](?:0x[0-9a-f]+|[0-9]+)){0,3}", name))
    return True


def is_intranet(name: str) -> bool:
    """Names that only one office or one computer can reach."""
    if name == "localhost" or name.endswith((".localhost", ".local", ".lan", ".intranet", ".internal", ".home.arpa")):
        return True
    if is_address(name):
        return True
    return "." not in name and bool(_LATIN_HOST.fullmatch(name))


def is_lookalike(name: str) -> bool:
    """Letters of other scripts that look like Latin ones, plainly written or as punycode; Chinese names are none."""
    if name.isascii() and "xn--" not in name:
        return False
    for label in name.split("."):
        if label.startswith("xn--"):
            try:
                label = label.encode("ascii").decode("idna")
            except UnicodeError:
                return True
            if label.isascii():
                return True
        if not _HAN.fullmatch(label):
            return True
    return False

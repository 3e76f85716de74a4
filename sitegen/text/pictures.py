"""Size, kind and GPS position of a picture, from its bytes. Own reader: no image library is needed. Never raises."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

__all__ = ["Picture", "picture"]

_GPS = 0x8825
_LATITUDE, _LONGITUDE = 2, 4
_ORIENTATION = 0x0112
_ON_ITS_SIDE = 5
"""Orientations from here on are turned by a quarter: what the camera calls the height is the width a reader sees."""
_NO_SIZE = frozenset((0xC4, 0xC8, 0xCC))


class Picture(NamedTuple):
    """What the header says."""

    width: int
    height: int
    """In pixels, as shown upright; 0 where the header does not say."""
    gps: bool
    """The file tells where it was taken."""


def picture(data: bytes) -> Picture:
    """Read PNG, GIF, BMP, WebP and JPEG headers; anything else is (0, 0, False)."""
    try:
        if data[:8] == b"\x89PNG\r\n\x1a\n":
            return Picture(_big(data, 16, 4), _big(data, 20, 4), _png_gps(data))
        if data[:4] == b"GIF8":
            return Picture(_little(data, 6, 2), _little(data, 8, 2), False)
        if data[:2] == b"BM":
            return Picture(_little(data, 18, 4), abs(_little(data, 22, 4)), False)
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            return _webp(data)
        if data[:2] == b"\xff\xd8":
            return _jpeg(data)
    except (IndexError, ValueError):
        pass
    return Picture(0, 0, False)


def _jpeg(data: bytes) -> Picture:
    at, width, height, gps, turned = 2, 0, 0, False, False
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            at += 1
            continue
        mark = data[at + 1]
        if mark == 0xFF or mark == 0x01 or 0xD0 <= mark <= 0xD8:
            at += 1 if mark == 0xFF else 2
            continue
        if mark in (0xD9, 0xDA):
            break
        length = _big(data, at + 2, 2)
        if mark == 0xE1 and data[at + 4 : at + 10] == b"Exif\0\0":
            tiff = data[at + 10 : at + 2 + length]
            gps, turned = gps or _exif_gps(tiff), turned or _exif_turned(tiff)
        if 0xC0 <= mark <= 0xCF and mark not in _NO_SIZE:
            height, width = _big(data, at + 5, 2), _big(data, at + 7, 2)
        at += 2 + max(2, length)
    return Picture(height, width, gps) if turned else Picture(width, height, gps)


def _exif_gps(tiff: bytes) -> bool:
    """Whether the TIFF structure has a GPS directory with a position in it."""
    order = {b"II": _little, b"MM": _big}.get(tiff[:2])
    if order is None:
        return False
    for tag, place in _entries(tiff, order, order(tiff, 4, 4)):
        if tag == _GPS:
            return any(
                entry in (_LATITUDE, _LONGITUDE) for entry, _ in _entries(tiff, order, order(tiff, place + 8, 4))
            )
    return False


def _exif_turned(tiff: bytes) -> bool:
    """Whether the picture is to be shown turned by a quarter; broken EXIF turns nothing."""
    order = {b"II": _little, b"MM": _big}.get(tiff[:2])
    try:
        return order is not None and any(
            tag == _ORIENTATION and _ON_ITS_SIDE <= order(tiff, place + 8, 2) <= 8 for tag, place in _entries(tiff, order, order(tiff, 4, 4)))
    except ValueError:
        return False


def _entries(tiff: bytes, order: Callable[[bytes, int, int], int], start: int) -> list[tuple[int, int]]:
    """(tag, place) of the entries of one directory."""
    count = min(order(tiff, start, 2), 512)
    return [(order(tiff, start + 2 + 12 * i, 2), start + 2 + 12 * i) for i in range(count)]


def _png_gps(data: bytes) -> bool:
    at = data.find(b"eXIf", 8)
    return at > 0 and _exif_gps(data[at + 4 : at + 4 + _big(data, at - 4, 4)])


def _webp(data: bytes) -> Picture:
    exif = data.find(b"EXIF", 12)
    gps = exif > 0 and _exif_gps(data[exif + 8 :].removeprefix(b"Exif\0\0"))
    kind = data[12:16]
    if kind == b"VP8X":
        return Picture(1 + _little(data, 24, 3), 1 + _little(data, 27, 3), gps)
    if kind == b"VP8 ":
        return Picture(_little(data, 26, 2) & 0x3FFF, _little(data, 28, 2) & 0x3FFF, gps)
    if kind == b"VP8L":
        bits = _little(data, 21, 4)
        return Picture(1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF), gps)
    return Picture(0, 0, gps)


def _big(data: bytes, at: int, size: int) -> int:
    return _number(data, at, size, "big")


def _little(data: bytes, at: int, size: int) -> int:
    return _number(data, at, size, "little")


def _number(data: bytes, at: int, size: int, order: str) -> int:
    part = data[at : at + size]
    if len(part) < size:
        raise ValueError("the file ends too early")
    return int.from_bytes(part, "big" if order == "big" else "little")

"""Pictures on pages: their pixels, a lighter WebP where the extra is installed, and nothing of it where there is none."""

from __future__ import annotations

import random
import shutil
import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest

from sitegen import pictures
from sitegen.pipeline import build
from sitegen.text.pictures import picture

from .golden.test_golden import HERE
from .helpers import NOW

TEXT = "zwgk/xwdt/news"
PAGE = "zwgk/xwdt/2026-03-02-diaoyan"
ALT = "调研组在渠首查看水闸"


def png(width: int, height: int, seed: int = 0) -> bytes:
    """A picture of noise, which no other format makes much smaller without loss."""
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    luck = random.Random(seed)
    rows = b"".join(b"\0" + luck.randbytes(3 * width) for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The small site with one picture in one text."""
    root = tmp_path / "site"
    shutil.copytree(HERE / "site", root)
    (root / f"content/{PAGE.rpartition('/')[0]}/qushou.png").write_bytes(png(64, 48))
    path = root / f"content/{PAGE}.md"
    path.write_text(path.read_text("utf-8") + f"\n![{ALT}](qushou.png)\n", encoding="utf-8")
    return root


@pytest.fixture
def converter(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Stands for Pillow; counts what it was asked to convert."""
    asked: list[int] = []

    def convert(data: bytes, lossless: bool) -> bytes:
        asked.append(len(data))
        return b"RIFF\0\0\0\0WEBPVP8 "

    monkeypatch.setattr(pictures, "find_spec", lambda name: object())
    monkeypatch.setattr(pictures, "_webp", convert)
    return asked


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "find_spec", lambda name: None)


def made(root: Path) -> str:
    build(root, now=NOW, jobs=1)
    return next(page.read_text("utf-8") for page in sorted((root / "public").glob("zwgk/xwdt/*/index.html")) if ALT in page.read_text("utf-8"))


@pytest.mark.usefixtures("bare")
def test_without_the_extra_a_picture_has_its_pixels_and_no_second_file(site: Path) -> None:
    page = made(site)
    assert f'alt="{ALT}" loading="lazy" decoding="async" width="64" height="48">' in page and "<picture" not in page
    assert not list((site / "public").rglob("*.webp"))


@pytest.mark.usefixtures("bare")
def test_a_site_without_pictures_keeps_nothing(tmp_path: Path) -> None:
    root = tmp_path / "site"
    shutil.copytree(HERE / "site", root)
    build(root, now=NOW, jobs=1)
    assert not (root / pictures.FOLDER).exists()


def test_a_picture_is_converted_once(site: Path, converter: list[int]) -> None:
    first = made(site)
    assert '<picture><source srcset="/zwgk/xwdt/qushou.png.webp" type="image/webp"><img src="/zwgk/xwdt/qushou.png"' in first
    assert (site / "public/zwgk/xwdt/qushou.png.webp").is_file()
    assert made(site) == first and len(converter) == 1
    shutil.rmtree(site / pictures.FOLDER)
    assert made(site) == first and len(converter) == 2


def test_a_new_picture_of_the_same_name_is_converted_anew(site: Path, converter: list[int]) -> None:
    made(site)
    (site / "content/zwgk/xwdt/qushou.png").write_bytes(png(32, 16, seed=1))
    assert 'width="32" height="16"' in made(site) and len(converter) == 2


def test_a_file_of_the_site_is_never_replaced(site: Path, converter: list[int]) -> None:
    own = b"RIFF\x08\0\0\0WEBPVP8 own"
    (site / "content/zwgk/xwdt/qushou.png.webp").write_bytes(own)
    path = site / f"content/{PAGE}.md"
    path.write_text(path.read_text("utf-8") + "\n[原图](qushou.png.webp)\n", encoding="utf-8")
    assert "<picture" not in made(site) and (site / "public/zwgk/xwdt/qushou.png.webp").read_bytes() == own


def test_no_second_file_where_nothing_is_gained(site: Path, converter: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "_webp", lambda data, lossless: b"")
    assert "<picture" not in made(site) and made(site) and not list((site / "public").rglob("*.webp"))


@pytest.mark.parametrize("seen", ["bare", "converter"])
def test_pages_made_without_the_extra_are_made_again_with_it(site: Path, seen: str, request: pytest.FixtureRequest) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pictures, "find_spec", lambda name: None)
        plain = made(site)
    request.getfixturevalue(seen)
    assert (made(site) == plain) == (seen == "bare")


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n", png(64, 48)[:60], b"\xff\xd8\xff\xe0\0\x10JFIF"], ids=["empty", "head", "cut", "jpeg"])
def test_a_broken_picture_gives_no_webp(data: bytes) -> None:
    pytest.importorskip("PIL")
    assert pictures._webp(data, lossless=False) == b""


def test_a_webp_stands_upright_and_says_nothing_of_its_origin() -> None:
    image = pytest.importorskip("PIL.Image")
    exif = image.Exif()
    exif[0x0112], exif[0x010F] = 6, "岚澄相机"
    exif.get_ifd(0x8825).update({1: "N", 2: (30.0, 1.0, 2.0), 3: "E", 4: (104.0, 1.0, 2.0)})
    out = BytesIO()
    image.effect_noise((640, 320), 90).convert("RGB").save(out, "JPEG", quality=95, exif=exif)
    given = picture(out.getvalue())
    assert given.gps and (given.width, given.height) == (320, 640)
    webp = pictures._webp(out.getvalue(), lossless=False)
    assert webp and picture(webp) == (320, 640, False) and b"EXIF" not in webp and b"XMP " not in webp

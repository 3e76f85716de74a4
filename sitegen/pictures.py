"""The pictures of published texts: cleared files in, their pixels and a lighter WebP beside each out. Without the extra
`images` there is no WebP. What was converted is kept by content in `.sitegen/cache/pictures/`, safe to delete."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from hashlib import sha256
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

from sitegen.record import Record
from sitegen.stages.read import read_bytes
from sitegen.text.pictures import picture
from sitegen.views import PictureView
from sitegen.workers import fan_out

__all__ = ["FOLDER", "lighter", "shown"]

FOLDER = Path(".sitegen/cache/pictures")
SIZES = "sizes.json"
"""In `FOLDER`: sha256 -> width and height in pixels."""
SUFFIXES = (".png", ".jpg", ".jpeg", ".gif", ".webp")
CONVERTED = (".png", ".jpg", ".jpeg")
QUALITY = 80
MAX_PIXELS = 40_000_000
"""Larger ones are published as they are: a small file may unfold to gigabytes."""
GAIN = 0.9
"""A WebP that is not a tenth smaller is not worth a second file."""


def shown(root: Path, record: Record, files: Sequence[tuple[str, str]], jobs: int) -> dict[str, PictureView]:
    """Path -> what pages must know of each picture among `files`, (path, sha256); converts what is not in the cache yet."""
    found = [(path, sha) for path, sha in files if path.lower().endswith(SUFFIXES)]
    if not found:
        return {}
    sizes = _sizes(root)
    convert = find_spec("PIL") is not None
    todo = [(path, sha) for path, sha in found
            if sha not in sizes or (convert and path.lower().endswith(CONVERTED) and not _kept(root, sha).is_file())]
    if todo:
        for share in fan_out(partial(_looked, root, record, convert), todo, jobs, least=4):
            sizes |= share
        _write(root / FOLDER / SIZES, json.dumps(sizes, sort_keys=True, separators=(",", ":")).encode())
    taken = {path for path, _ in files}
    return {path: PictureView(url=f"/{path}", width=sizes[sha][0], height=sizes[sha][1], webp=_beside(root, path, sha, taken) if convert else "")
            for path, sha in found if sha in sizes}


def lighter(root: Path, files: Sequence[tuple[str, str]], views: Mapping[str, PictureView]) -> Iterator[tuple[str, str, Path]]:
    """The WebP files beside the originals: path in the output, sha256 of the picture, where it lies."""
    for path, sha in files:
        view = views.get(path)
        if view and view.webp:
            yield view.webp[1:], sha, _kept(root, sha)


def _beside(root: Path, path: str, sha: str, taken: set[str]) -> str:
    """Root address of the WebP; "" where none is lighter, or where a file of the site has that name."""
    try:
        lighter = path.lower().endswith(CONVERTED) and _kept(root, sha).stat().st_size > 0
    except OSError:
        return ""
    return f"/{path}.webp" if lighter and f"{path}.webp" not in taken else ""


def _kept(root: Path, sha: str) -> Path:
    """Where the WebP of a picture lies; an empty file says that there is none."""
    return root / FOLDER / f"{sha}.webp"


def _sizes(root: Path) -> dict[str, list[int]]:
    try:
        rows = json.loads((root / FOLDER / SIZES).read_bytes())
        return {sha: [int(width), int(height)] for sha, (width, height) in rows.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _looked(root: Path, record: Record, convert: bool, rows: Sequence[tuple[str, str]]) -> dict[str, list[int]]:
    sizes: dict[str, list[int]] = {}
    for path, sha in rows:
        data = _cleared(root, record, path, sha)
        if data is None:  # changed since the check: whoever copies it stops the build
            continue
        size = picture(data)
        sizes[sha] = [size.width, size.height]
        if convert and path.lower().endswith(CONVERTED):
            fits = 0 < size.width * size.height <= MAX_PIXELS
            _write(_kept(root, sha), _webp(data, lossless=path.lower().endswith(".png")) if fits else b"")
    return sizes


def _cleared(root: Path, record: Record, path: str, sha: str) -> bytes | None:
    for place in (root / "content" / path, record.file(sha)):
        try:
            data = read_bytes(place)
        except OSError:
            continue
        if sha256(data).hexdigest() == sha:
            return data
    return None


def _webp(data: bytes, lossless: bool) -> bytes:
    """The picture as WebP: upright, in its own colours, without a word on where, when and by whom it was taken; or b""."""
    from PIL import Image, ImageOps

    out = BytesIO()
    try:
        with Image.open(BytesIO(data)) as opened:
            upright = ImageOps.exif_transpose(opened)
            mode = "RGBA" if upright.has_transparency_data else "RGB"
            upright.convert(mode).save(out, "WEBP", quality=QUALITY, lossless=lossless, icc_profile=opened.info.get("icc_profile") or b"")
    except Exception:  # a broken picture breaks Pillow in many ways; the original is published all the same
        return b""
    made = out.getvalue()
    return made if len(made) <= GAIN * len(data) else b""


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    part.write_bytes(data)
    os.replace(part, path)

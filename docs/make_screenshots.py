"""The example portal and a faulty site in; the pictures of the README (docs/images/*.png) out. Needs Chromium.

Usage: python docs/make_screenshots.py          (pictures are smaller where the extra `images` is installed)
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from functools import partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

__all__ = ["main"]

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs/images"
AS_OF = "2026-11-20T09:00"
DESKTOP, PHONE = (1280, 1400), (412, 1100)
COLOURS = 64

SIZE_LIMIT = 250 * 1024
"""Bytes of one picture: a reader of the README loads them all."""

TERMINAL = """<!doctype html><meta charset="utf-8"><title>sitegen check</title>
<style>body{margin:0;background:#1d2229;color:#e6e6e6}pre{margin:0;padding:20px 24px;font:15px/1.55 "Noto Sans Mono CJK SC",monospace;white-space:pre-wrap}
.p{color:#8fb4e0}.e{color:#ff7b72;font-weight:bold}.w{color:#e3b341;font-weight:bold}.d{color:#9aa4b2}</style><pre>%s</pre>"""

EDITED = "\n会议定于2026年12月8日（星期一）召开，会议决定具有法律效应，详见[工作方案](fangan.md)。\n"
"""Put under a signed text: a wrong day of the week, a wrong word, a dead link, and the signatures are void."""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def sitegen(*arguments: str, cwd: Path) -> str:
    done = subprocess.run([sys.executable, "-m", "sitegen", *arguments, "--as-of", AS_OF], cwd=cwd, env=os.environ | {"PYTHONPATH": str(ROOT)},
                          capture_output=True, text=True, check=False)
    return done.stdout


def shoot(url: str, target: Path, size: tuple[int, int], work: Path) -> None:
    """One picture of one page."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("needs Chromium: apt-get install chromium")
    subprocess.run([chromium, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-background-networking",
                    "--disable-component-update", "--disable-sync", "--no-first-run", f"--user-data-dir={work / 'profile'}",
                    f"--window-size={size[0]},{size[1]}", f"--screenshot={target}", url], check=True, capture_output=True, timeout=120)
    shrink(target)
    if target.stat().st_size > SIZE_LIMIT:
        print(f"{target.name} has {target.stat().st_size // 1024} KiB, more than {SIZE_LIMIT // 1024}: install the extra images", file=sys.stderr)


def shrink(picture: Path) -> None:
    """Fewer colours, where Pillow is there."""
    try:
        from PIL import Image
    except ImportError:
        return
    with Image.open(picture) as image:
        small = image.convert("RGB").quantize(COLOURS)
    small.save(picture, optimize=True)


def phone_page(url: str) -> str:
    """The page in a frame of a phone's width: a headless window is never narrower than 500 pixels."""
    return (f'<!doctype html><meta charset="utf-8"><style>body{{margin:0}}iframe{{border:0;width:{PHONE[0]}px;height:{PHONE[1]}px}}</style>'
            f'<iframe src="{escape(url)}"></iframe>')


def copied_portal(work: Path) -> Path:
    """The example portal in a folder of its own: building changes a site's publication record."""
    site = work / "site"
    for part in ("content", "checks", "theme"):
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, site / part)
    shutil.copy(ROOT / "site.yaml", site / "site.yaml")
    return site


def report_page(site: Path) -> str:
    """What `sitegen check` prints of a faulty text, as a terminal shows it."""
    path = sorted(site.glob("content/zwgk/tzgg/*.md"))[-1]
    path.write_text(path.read_text("utf-8") + EDITED, encoding="utf-8")
    name = path.relative_to(site).as_posix()
    out = sitegen("check", name, cwd=site)
    lines = [f'<span class="p">$ sitegen check {name}</span>']
    for line in out.splitlines():
        kind = "e" if line.startswith("必须整改") or "^^" in line else "w" if line.startswith("建议核实") else "d" if line.startswith("  依据") else ""
        lines.append(f'<span class="{kind}">{escape(line)}</span>' if kind else escape(line))
    return TERMINAL % "\n".join(lines)


def main() -> None:
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary)
        site = copied_portal(work)
        public = site / "public"
        print(sitegen("build", cwd=site), end="")
        with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(public))) as server:
            Thread(target=server.serve_forever, daemon=True).start()
            base = f"http://127.0.0.1:{server.server_port}"
            policy = next(path.relative_to(public).parent.as_posix() for path in sorted(public.glob("zwgk/zcwj/*/index.html"))
                          if not path.parent.name.startswith("page-"))
            (public / "phone.html").write_text(phone_page(f"{base}/"), encoding="utf-8")
            (public / "report.html").write_text(report_page(site), encoding="utf-8")
            shoot(f"{base}/", IMAGES / "home.png", DESKTOP, work)
            shoot(f"{base}/{policy}/", IMAGES / "policy.png", DESKTOP, work)
            shoot(f"{base}/freshness/", IMAGES / "freshness.png", DESKTOP, work)
            shoot(f"{base}/phone.html", IMAGES / "mobile.png", PHONE, work)
            shoot(f"{base}/report.html", IMAGES / "report.png", (1280, 960), work)
            server.shutdown()


if __name__ == "__main__":
    main()

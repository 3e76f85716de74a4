"""The built portal's files, by tools nobody here wrote: Nu HTML checker (Java), feedparser, and the sitemap's own rules.

Usage: python tests/browser/files.py FOLDER. Exit code 1 where anything is wrong; what is not installed is named and skipped, or fails with CI=true.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
VNU = HERE / "node_modules/vnu-jar/build/dist/vnu.jar"
SITEMAPS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def pages(folder: Path) -> Iterator[str]:
    """What the Nu HTML checker says of every page."""
    names = sorted(str(path) for path in folder.rglob("*.html"))
    done = subprocess.run(["java", "-jar", str(VNU), "--errors-only", "--format", "gnu", *names], capture_output=True, text=True)
    yield from (done.stderr or done.stdout).splitlines()
    print(f"Nu HTML checker: {len(names)} pages of {folder.name}/", flush=True)


def feeds(folder: Path) -> Iterator[str]:
    """What feedparser cannot read, or finds wanting."""
    import feedparser

    count = 0
    for path in sorted(folder.rglob("feed.xml")):
        count += 1
        feed = feedparser.parse(path.read_bytes())
        if feed.bozo or feed.version != "atom10" or not all(entry.get("link") and entry.get("title") and entry.get("updated") for entry in feed.entries):
            yield f"{path.relative_to(folder)}: {feed.get('bozo_exception', 'incomplete')}"
    print(f"feedparser: {count} feeds")


def sitemaps(folder: Path) -> Iterator[str]:
    """sitemaps.org 0.9: names, limits, and every address of the index and its shards is a file of ours."""
    index = ET.parse(folder / "sitemap.xml").getroot()
    addresses = 0
    for shard in index.iter(f"{SITEMAPS}loc"):
        path = folder / (shard.text or "").split("/", 3)[3]
        root = ET.parse(path).getroot()
        if root.tag != f"{SITEMAPS}urlset" or len(root) > 50_000:
            yield f"{path.relative_to(folder)}: not a url set of at most 50,000"
        for url in root:
            loc = url.findtext(f"{SITEMAPS}loc") or ""
            addresses += 1
            if [child.tag for child in url] not in ([f"{SITEMAPS}loc"], [f"{SITEMAPS}loc", f"{SITEMAPS}lastmod"]):
                yield f"{loc}: unexpected elements"
            if not (folder / loc.split("/", 3)[3] / "index.html").is_file():
                yield f"{loc}: no such page"
    print(f"sitemaps: {addresses} addresses")


def main(folder: Path) -> int:
    strict = os.environ.get("CI") == "true"
    faults: list[str] = []
    if shutil.which("java") and VNU.is_file():
        faults += pages(folder)
        if (office := folder.parent / "internal").is_dir():
            faults += pages(office)
    elif strict:
        faults.append("Nu HTML checker needs Java and the npm package vnu-jar")
    else:
        print("没有 Java，跳过 HTML 检查")
    try:
        faults += feeds(folder)
    except ModuleNotFoundError:
        if strict:
            faults.append("feedparser is not installed")
        else:
            print("没有 feedparser，跳过订阅源检查")
    faults += sitemaps(folder)
    print("\n".join(faults))
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))

"""Real texts in, a site for `sitegen check` and `sitegen build` out: five notices and several hundred laws.

Usage: python benchmarks/real_site.py OUT [--seeds DIR] [--laws DIR]

--seeds  folder of notices as crawled (*.txt)              default ../shared/seeds beside the project
--laws   folder of categories, each with laws (*.md)       default ../shared/real/laws beside the project

Nothing is invented: a key that a text does not give is left out, and the checks have to report it. What is
moved into the front matter or dropped as page furniture: benchmarks/README.md. No network; same input, same bytes.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path

from pypinyin import lazy_pinyin

__all__ = ["law", "main", "make_site", "notice"]

BESIDE = Path(__file__).parents[1] / "../shared"

BREADCRUMB = re.compile(r"首页\s*>")
FURNITURE = re.compile(r"字体[:：]【\s*】.*|\[字体[:：]\s*\]|上一页\s+下一页")
SITE_GROUP = "站群导航"
PUBLISHED = re.compile(r"([0-9]{4})[-.]([0-9]{2})[-.]([0-9]{2})(?: ([0-9]{2}:[0-9]{2}))?")
SOURCE = re.compile(r"来源[:：]\s*(\S+)")
AUTHOR = re.compile(r"\(作者[:：](\S+)\s+编辑[:：](\S+)\)")
DOC_NUMBER = re.compile(r"[一-鿿]{2,12}〔[0-9]{4}〕[1-9][0-9]*号")
ADDRESSEE = re.compile(r".*[:：]")
COMMENT = re.compile(r"<!--[^>]*-->")
IN_FORCE = re.compile(r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日\s*(?:起)?施行\s*")

SITE = """version: 1
site: {name: 真实文本, domain: www.real.example, base_url: "https://www.real.example", demo: true}
columns:
  - {id: notices, name: 通知公告, type: notice}
  - id: laws
    name: 法律法规
    children:
"""


def notice(text: str) -> tuple[dict[str, str], str]:
    """(what the head and foot of a crawled notice say of it, the body as it stands)."""
    lines = without_furniture(text.split("\n"))
    meta: dict[str, str] = {}
    start = next((at for at, line in enumerate(lines) if ends_title(line)), 0)
    if title := "".join(line.strip() for line in lines[:start]):
        meta["title"] = title
    body = []
    for line in lines[start:]:
        published, source, author = PUBLISHED.search(line), SOURCE.search(line), AUTHOR.fullmatch(line.strip())
        if published and source and "date" not in meta:
            year, month, day, clock = published.groups()
            meta |= {"date": f"{year}-{month}-{day}" + (f" {clock}" if clock else ""), "source": source[1]}
        elif author:
            meta |= {"x-author": author[1], "editor": author[2]}
        else:
            if DOC_NUMBER.fullmatch(line.strip()):
                meta.setdefault("doc_number", line.strip())
            body.append(line)
    return meta, "\n".join(body).strip("\n") + "\n"


def ends_title(line: str) -> bool:
    """What stands above the first such line is the title; it may be broken over several lines, or missing."""
    return bool(SOURCE.search(line) or DOC_NUMBER.fullmatch(line.strip()) or ADDRESSEE.fullmatch(line.strip()))


def without_furniture(lines: list[str]) -> list[str]:
    """Without what belongs to the page and not to the text: weather, breadcrumb, font switch, pager, site group."""
    for at, line in enumerate(lines):
        if BREADCRUMB.match(line):
            lines = lines[at + 1 :]
            break
    if SITE_GROUP in lines:
        del lines[lines.index(SITE_GROUP) :]
    return [line for line in lines if not FURNITURE.fullmatch(line.strip())]


def law(text: str) -> tuple[dict[str, str], str]:
    """(title, and the day it came into force where its head says so; the body without heading and comments)."""
    head, _, _ = text.partition("<!--")
    first, _, rest = text.partition("\n")
    days = IN_FORCE.findall("\n".join(line for line in head.split("\n") if IN_FORCE.fullmatch(line)))
    meta = {"title": first.removeprefix("# ").strip()} if first.startswith("# ") else {}
    if len(days) == 1:
        year, month, day = days[0]
        meta["effective"] = f"{year}-{int(month):02d}-{int(day):02d}"
    return meta, COMMENT.sub("", rest if meta.get("title") else text).strip("\n") + "\n"


def make_site(out: Path, seeds: Path, laws: Path) -> int:
    """Write the site; the number of articles. A folder that is not there counts as empty."""
    count, columns = 0, []
    for source in sorted(seeds.glob("*.txt")):
        write(out / "content/notices" / f"{source.stem}.md", source, *notice(read(source)))
        count += 1
    for folder in sorted(path for path in laws.glob("*") if path.is_dir()):
        column = "".join(lazy_pinyin(folder.name))
        columns.append(f"      - {{id: laws/{column}, name: {folder.name}}}\n")
        for number, source in enumerate(sorted(folder.glob("*.md")), 1):
            write(out / "content/laws" / column / f"{number:03d}.md", source, *law(read(source)))
            count += 1
    site = SITE + "".join(columns) if columns else SITE.partition("  - id: laws")[0]
    (out / "site.yaml").write_bytes(site.encode())
    return count


def read(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def write(target: Path, source: Path, meta: dict[str, str], body: str) -> None:
    rows = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in meta.items()]
    rows.append(f"x-origin: {json.dumps(source.name, ensure_ascii=False)}")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(("---\n" + "\n".join(rows) + "\n---\n" + body).encode())


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seeds", type=Path, default=BESIDE / "seeds")
    parser.add_argument("--laws", type=Path, default=BESIDE / "real/laws")
    options = parser.parse_args(arguments)
    if options.out.exists() and any(options.out.iterdir()):
        print(f"{options.out} is not empty: name a new folder", file=sys.stderr)
        return 2
    if not options.seeds.is_dir() and not options.laws.is_dir():
        print("no texts: give --seeds DIR (notices, *.txt) or --laws DIR (categories of *.md)", file=sys.stderr)
        return 2
    options.out.mkdir(parents=True, exist_ok=True)
    print(f"{make_site(options.out, options.seeds, options.laws)} articles in {options.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

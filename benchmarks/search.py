"""Laws in, a table out: our search and Pagefind's on the same texts, with 100 queries and the titles themselves.

Usage: python benchmarks/search.py [LAWS] [--pagefind COMMAND] [--copies N] [--no-write]

LAWS        folder of laws; default ../shared/real/laws beside the project. Each is cut at line ends into pieces of at most 4,000 characters.
--pagefind  its program (`npx pagefind`, or the binary of the package); without it only our own rows are made
--copies    the texts N times over, to see a larger site
Gold is "the text holds the words"; requests and bytes are those of a new query with its first page of hits, gzipped. Needs Node.
"""

from __future__ import annotations

import argparse
import gzip
import html
import json
import re
import shlex
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from sitegen.text import search
from sitegen.text.initials import initials

ROOT = Path(__file__).parents[1]
QUERIES = ROOT / "benchmarks/search_queries.txt"
PAGE = ROOT / "docs/search.md"
LONGEST = 4_000
FEW = 10


def pieces(laws: Path) -> Iterator[tuple[str, str]]:
    """(title, text) of each piece; the title carries the number of the piece."""
    for path in sorted(laws.rglob("*.md")):
        text = path.read_bytes().decode("utf-8", "replace")
        title, part, parts = text.partition("\n")[0].lstrip("# ").strip(), "", []
        for line in text.split("\n"):
            if part and len(part) + len(line) > LONGEST:
                parts.append(part)
                part = ""
            part += line[:LONGEST] + "\n"
        parts.append(part)
        yield from ((title if n == 0 else f"{title}（{n + 1}）", part) for n, part in enumerate(parts))


def write_index(texts: list[tuple[str, str]], folder: Path) -> tuple[int, int, float]:
    """Our index as a build writes it; (segments, shards, seconds)."""
    start = time.perf_counter()
    entries = [search.Entry(n, title, initials(title), body) for n, (title, body) in enumerate(texts)]
    segments, shards = search.segments(len(entries)), search.shards(len(entries))
    for number in range(segments):
        (folder / str(number)).mkdir(parents=True)
        mine = (e for e in entries if search.segment(str(e.number), segments) == number)
        for shard, data in search.encoded(search.postings(mine), shards).items():
            (folder / str(number) / f"{shard:x}.txt").write_bytes(data)
    taken = time.perf_counter() - start
    for e in entries:
        path = folder / f"text/{e.number // 1000}/{e.number}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        body, folded = search.phrase(e.body), e.body
        row = {"t": e.title, "u": f"/{e.number}/", "i": e.initials, "b": folded} | ({"f": body} if search.plain(e.body) != body else {})
        path.write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
    (folder / "fold.json").write_text(json.dumps(search.fold_table(), ensure_ascii=False), encoding="utf-8")
    return segments, shards, taken


def measured(rows: list[dict[str, object]], gold: dict[str, set[int]], titles: list[str]) -> dict[str, float]:
    recall, precision, top, first = [], [], [], []
    for row in rows:
        query, hits = str(row["query"]), list(row["hits"])  # type: ignore[call-overload]
        want = gold[query]
        if want:
            recall.append(len(want & set(hits)) / len(want))
            precision.append(len(want & set(hits)) / len(hits) if hits else 0)
            top.append(len(want & set(hits[:10])) / len(hits[:10]) if hits else 0)
        if query in titles:
            first.append(bool(hits) and titles[hits[0]] == query)
    costs = {key: [float(row[key]) for row in rows] for key in ("requests", "bytes", "ms")}  # type: ignore[arg-type]
    return {"recall": statistics.mean(recall), "precision": statistics.mean(precision), "top": statistics.mean(top),
            "first": sum(first), "titles": len(first), "requests": max(costs["requests"]), "bytes": max(costs["bytes"]),
            "mean_requests": statistics.mean(costs["requests"]), "mean_bytes": statistics.mean(costs["bytes"]), "ms": statistics.median(costs["ms"])}


def node(script: str, *args: object) -> list[dict[str, object]]:
    done = subprocess.run(["node", str(ROOT / "benchmarks" / script), *map(str, args)], check=True, capture_output=True, text=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def fresh(script: str, folder: Path, words: list[str], work: Path) -> list[dict[str, object]]:
    """A process for every few queries: Pagefind's client keeps all that it ever loaded, which at 10,000 texts is more than a process may have."""
    rows = []
    for n in range(0, len(words), FEW):
        part = work / "part.txt"
        part.write_text("\n".join(words[n:n + FEW]), encoding="utf-8")
        rows += node(script, folder, part)
    return rows


def edited(texts: list[tuple[str, str]]) -> tuple[int, int, int]:
    """One sentence more in one text: (files of the index that change, bytes of them, all files)."""
    segments, shards = search.segments(len(texts)), search.shards(len(texts))
    number = len(texts) // 2
    title, body = texts[number]
    old = search.Entry(number, title, initials(title), body)
    new = old._replace(body=body + "本条例自公布之日起施行，原有规定与本条例不一致的，以本条例为准，由县人民政府办公室负责解释。")
    return len(search.amended(old, new, shards)), shards, segments * shards


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("laws", nargs="?", type=Path, default=ROOT / "../shared/real/laws")
    parser.add_argument("--pagefind", default="")
    parser.add_argument("--copies", type=int, default=1)
    parser.add_argument("--no-write", action="store_true")
    given = parser.parse_args()
    texts = [(title if not c else f"{title}（副本{c}）", body) for c in range(given.copies) for title, body in pieces(given.laws)]
    titles = [title for title, _ in texts]
    drawn = titles[:: max(1, len(titles) // 50)]
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        queries = work / "queries.txt"
        words = [q for q in QUERIES.read_text("utf-8").splitlines() if q]
        queries.write_text("\n".join([*words, *drawn]), encoding="utf-8")
        forms = [search.phrase(title + "\n" + body) for title, body in texts]
        gold = {q: {n for n, form in enumerate(forms) if search.phrase(q) in form} for q in (*words, *drawn)}
        segments, shards, taken = write_index(texts, work / "own")
        index = sum(len(gzip.compress(p.read_bytes(), 6)) for p in (work / "own").rglob("*.txt"))
        slices = sum(len(gzip.compress(p.read_bytes(), 6)) for p in (work / "own/text").rglob("*.json"))
        table = {"sitegen": (measured(node("search_client.mjs", f"{work}/own/", segments, shards, queries), gold, titles), taken, index / len(texts))}
        if given.pagefind:
            site = work / "site"
            site.mkdir()
            for n, (title, body) in enumerate(texts):
                lines = "".join(f"<p>{html.escape(line)}</p>" for line in body.split("\n") if line.strip())
                (site / f"{n}.html").write_text(f"<html lang=zh-cn><title>{html.escape(title)}</title><body><h1>{html.escape(title)}</h1>{lines}", encoding="utf-8")
            start = time.perf_counter()
            subprocess.run([*shlex.split(given.pagefind), "--site", str(site), "--force-language", "zh-cn"], check=True, capture_output=True)
            spent = time.perf_counter() - start
            size = sum(p.stat().st_size for p in (site / "pagefind").rglob("*") if p.is_file())
            try:
                table["Pagefind"] = (measured(fresh("pagefind_client.mjs", site / "pagefind", [*words, *drawn], work), gold, titles), spent, size / len(texts))
            except subprocess.CalledProcessError as error:
                print(error.stderr[-2000:])
        files, per, all_files = edited(texts)
    lines = [f"{len(texts)} 篇，平均{round(statistics.mean(len(b) for _, b in texts))}字；{len(words)}个词语和{len(drawn)}个标题。"
             f"{segments}段，每段{shards}片；一处修改重写{files}个文件（该段共{per}个，索引共{all_files}个）；正文切片另有{slices / len(texts) / 1024:.1f} KB/篇。", "",
             "| 引擎 | 召回率 | 精确率 | 前10条含词 | 标题居首 | 首页请求数 均值/最大 | 首页传输 均值/最大 | 索引/篇 | 建索引 | 查询中位数 |",
             "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |"]
    for name, (m, spent, size) in table.items():
        lines.append(f"| {name} | {m['recall']:.3f} | {m['precision']:.3f} | {m['top']:.3f} | {m['first']:.0f}/{m['titles']:.0f} | "
                     f"{m['mean_requests']:.1f} / {m['requests']:.0f} | {m['mean_bytes'] / 1024:.0f} / {m['bytes'] / 1024:.0f} KB | {size / 1024:.2f} KB | {spent:.1f} s | {m['ms']:.0f} ms |")
    text = "\n".join(lines)
    print(text)
    if not given.no_write and PAGE.is_file():
        page = PAGE.read_text("utf-8")
        mark = f"<!-- {given.copies} -->"
        PAGE.write_text(re.sub(f"{mark}.*?{mark}", lambda m: f"{mark}\n{text}\n{mark}", page, flags=re.DOTALL), encoding="utf-8")


if __name__ == "__main__":
    main()

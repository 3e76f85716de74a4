"""`sitegen words find TERM`: the whole archive and its attachments searched for one word, as a correction asks for it."""

from __future__ import annotations

from pathlib import Path

import click

from sitegen.cli.language import say
from sitegen.cli.options import as_of_time, site_root
from sitegen.errors import FINDINGS, OK

__all__ = ["find"]


@click.command("find", help=say("在全部稿件和附件中查找一个词句；--record 把排查日期和命中数写入整改台账。",
                                "Search all texts and attachments for a word; --record writes day and hits into the ledger of corrections."))
@click.argument("term")
@click.option("--record", default=None, metavar="NO", help=say("整改台账的编号", "number of the ledger's row"))
@click.option("--site", type=click.Path(path_type=Path, file_okay=False), default=None, metavar="DIR", help=say("网站目录", "the site's folder"))
@click.option("--as-of", default=None, metavar="TIME", help=say("以此刻为“现在”", "what now is"))
@click.option("--lang", type=click.Choice(["zh", "en"]), expose_value=False, help=say("提示语言", "language of messages"))
def find(term: str, record: str | None, site: Path | None, as_of: str | None) -> int:
    from sitegen.article import suffix
    from sitegen.cli.ledgers import fill_rows
    from sitegen.opening import open_article
    from sitegen.stages.read_site import read_site
    from sitegen.text.documents import READABLE, document
    from sitegen.walking import walk

    root = site_root(site)
    if not term.strip():
        raise click.BadParameter(say("写出要查找的词句", "write the word"), param_hint="TERM")
    settings = read_site(root).settings
    walked = walk(root / "content")
    hits, unread = 0, []
    for path in walked.articles:
        text = open_article(root, path, settings)
        at = text.view.text.find(term)
        while at >= 0:
            hits += 1
            start, end = text.view.span(at, at + len(term))
            click.echo(f"content/{path}:{text.place(start, end).line}  {_around(text.view.text, at, len(term))}")
            at = text.view.text.find(term, at + len(term))
    for path in sorted(walked.files):
        if not path.endswith(".md") and suffix(path) in ATTACHED:
            held = document(suffix(path), (root / "content" / path).read_bytes()) if suffix(path) in READABLE else None
            if held is None or held.state != "read":
                unread.append(path)
                continue
            count = held.text.count(term)
            hits += count
            if count:
                click.echo(f"content/{path}  {count} ×  {_around(held.text, held.text.find(term), len(term))}")
    for path in unread:
        click.echo(say(f"没有读到内容，请人工核对：content/{path}", f"not read, look at it: content/{path}"), err=True)
    click.echo(say(f"查找 {len(walked.articles)} 篇稿件和附件，命中 {hits} 处", f"{len(walked.articles)} texts and their attachments: {hits} hits"), err=True)
    if record is not None:
        day = as_of_time(as_of, root).date().isoformat()
        if not fill_rows(root, "rectification", "no", {record: {"searched": day, "hits": str(hits)}}):
            raise click.BadParameter(say(f"整改台账里没有 {record}", f"no row {record}"), param_hint="--record")
    return FINDINGS if hits else OK


ATTACHED = frozenset(("pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "wps", "et", "dps", "ofd", "csv", "txt", "rtf", "zip", "rar", "7z"))
"""Kinds of files that hold words."""


def _around(text: str, at: int, length: int) -> str:
    return " ".join(text[max(0, at - 12):at + length + 12].split())

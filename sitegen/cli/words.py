"""`sitegen words test|add|find`: hold the word lists to their examples; add a word to a list of the site; search the archive for one."""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import click

from sitegen.cli.language import current, say
from sitegen.cli.options import site_root
from sitegen.cli.words_find import find
from sitegen.errors import FINDINGS, OK, SitegenError, WriteError
from sitegen.model import LEVELS, Text
from sitegen.opening import open_article
from sitegen.policy import Given, policy
from sitegen.schema.site import WORD_MATCHES
from sitegen.settings import Settings, WordRow
from sitegen.stages.word_lists import matchers, shipped
from sitegen.text.decode import decode
from sitegen.text.view import view
from sitegen.text.word_append import inserted
from sitegen.text.word_faults import faults
from sitegen.text.word_tests import failures, read_examples
from sitegen.text.wordlist import read_words
from sitegen.text.words import Matcher
from sitegen.walking import walk

__all__ = ["command"]

FOLDER = "checks/words"
TESTS = ".tests.csv"
site_option = click.option(
    "--site",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    metavar="DIR",
    help=say("网站目录", "the site's folder"),
)
lang_option = click.option(
    "--lang", type=click.Choice(["zh", "en"]), expose_value=False, help=say("提示语言", "language of messages")
)


@click.group("words", help=say("词表：运行例句、添加词条、全站查找词句。", "Word lists: run their examples, add a word, search the archive."))
def command() -> None:
    """Three commands."""


command.add_command(find)


@command.command(
    "test", help=say("运行词表旁的例句（*.tests.csv）。", "Run the examples beside the lists (*.tests.csv).")
)
@site_option
@lang_option
def test(site: Path | None) -> int:
    root = site_root(site)
    settings = policy(root, Given(environment=os.environ)).settings
    found = [read_examples(text, path) for path, text in _examples(root)]
    examples = [one for some, _ in found for one in some]
    listed = frozenset(row.word for row in (*settings.words, *shipped()))
    wrong = [*(failure for _, bad in found for failure in bad), *failures(examples, _finder(settings), listed)]
    for failure in wrong:
        click.echo(f"{failure.path}:{failure.line}: {failure.message.get(current())}")
    click.echo(
        say(f"例句 {len(examples)} 条，不符 {len(wrong)} 条", f"{len(examples)} examples, {len(wrong)} failures"),
        err=True,
    )
    return FINDINGS if wrong else OK


def _examples(root: Path) -> list[tuple[str, str]]:
    """(path, text) of the package's examples and of the site's."""
    found = [
        (f"sitegen:words/{path.name}", path.read_text("utf-8-sig"))
        for path in sorted((files("sitegen") / "data" / "words").iterdir(), key=lambda path: path.name)
        if path.name.endswith(TESTS)
    ]
    folder = root / FOLDER
    for path in sorted(folder.glob(f"*{TESTS}")) if folder.is_dir() else ():
        text = decode(path.read_bytes(), path.name)
        if not isinstance(text, str):
            raise SitegenError(
                Text(f"{FOLDER}/{path.name}：{text.message.zh}", f"{FOLDER}/{path.name}: {text.message.en}"), text.hint
            )
        found.append((f"{FOLDER}/{path.name}", text))
    return found


def _finder(settings: Settings) -> Callable[[str], frozenset[str]]:
    both = matchers(settings)

    def hits(text: str) -> frozenset[str]:
        return frozenset(
            hit.row.word for matcher in both for hit in matcher.find(text, lambda: view(text)) if hit.kind != "maybe"
        )

    return hits


@command.command("add", help=say("把一个词加入本站词表。", "Add a word to a list of the site."))
@click.argument("word")
@click.option("--category", required=True, help=say("类别，如 地名、职务", "category"))
@click.option("--level", type=click.Choice(LEVELS), default="error", help=say("级别", "level"))
@click.option("--suggest", default="", help=say("建议写法", "what to write instead"))
@click.option("--match", "how", type=click.Choice(WORD_MATCHES), default="text", help=say("匹配方式", "how to match"))
@click.option("--allow", default="", help=say("例外语境，用 | 分隔", "allowed contexts, separated by |"))
@click.option("--source", default="", help=say("依据：谁在何处要求", "who demanded it, and where"))
@click.option(
    "--list",
    "name",
    default=None,
    metavar="FILE",
    help=say("词表文件，默认同类别所在的表", "the list; default: where the category is"),
)
@site_option
@lang_option
def add(
    word: str,
    category: str,
    level: str,
    suggest: str,
    how: str,
    allow: str,
    source: str,
    name: str | None,
    site: Path | None,
) -> int:
    root = site_root(site)
    settings = policy(root, Given(environment=os.environ)).settings
    path = _target(root, settings, category, name)
    old = decode(path.read_bytes(), path.name) if path.is_file() else ""
    if not isinstance(old, str):
        raise SitegenError(old.message, old.hint)
    values = {
        "word": word,
        "category": category,
        "level": "" if level == "error" else level,
        "suggest": suggest,
        "match": "" if how == "text" else how,
        "allow": allow,
        "source": source,
    }
    new = inserted(old, values)
    shown = path.relative_to(root).as_posix()
    row = _checked(word, new, shown, settings)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f".{path.name}.part")
        part.write_bytes(
            (b"\xef\xbb\xbf" if path.is_file() and path.read_bytes().startswith(b"\xef\xbb\xbf") else b"")
            + new.encode("utf-8")
        )
        os.replace(part, path)
    except OSError as error:
        raise WriteError(
            Text(f"无法写入 {shown}：{error.strerror}", f"cannot write {shown}: {error.strerror}")
        ) from None
    _explain(root, settings, row, shown)
    return OK


def _target(root: Path, settings: Settings, category: str, name: str | None) -> Path:
    """The list the word goes to. Raises SitegenError for a path outside the site's lists."""
    if name is None:
        name = next(
            (row.path for row in settings.words if row.category == category and row.path.startswith(FOLDER)),
            f"{FOLDER}/ben-zhan.csv",
        )
    path = (root / name if "/" in name else root / FOLDER / name).resolve()
    if not path.is_relative_to(root / FOLDER) or path.suffix != ".csv" or path.name.endswith(TESTS):
        raise SitegenError(Text(f"词表应是 {FOLDER}/ 下的 .csv 文件", f"a list is a .csv file under {FOLDER}/"))
    return path


def _checked(word: str, text: str, path: str, settings: Settings) -> WordRow:
    """The row as the tool will read it. Raises SitegenError where it would be unreadable, dead, too short or there already."""
    found = read_words(text, path)
    row = next((row for row in found.rows if row.word == word), None)
    if found.problems or row is None:
        problem = found.problems[0] if found.problems else None
        raise SitegenError(
            problem.message if problem else Text(f"“{word}”无法写入词表", f"{word!r} cannot be listed"),
            problem.hint if problem else None,
        )
    others = [other for other in (*settings.words, *shipped()) if other.word == word]
    if others:
        raise SitegenError(
            Text(
                f"“{word}”已在 {others[0].path} 第 {others[0].line} 行",
                f"{word!r} is in {others[0].path}, line {others[0].line}",
            ),
            Text(
                "要改级别或例外，直接编辑那一行；包内词表的词，手工写入本站词表即覆盖",
                "edit that line; a row of the site's own replaces the package's",
            ),
        )
    if wrong := next((fault for fault in faults([row])), None):
        raise SitegenError(Text(f"“{word}”：{wrong.why}", f"{word!r}: {wrong.why_en}"))
    return row


def _explain(root: Path, settings: Settings, row: WordRow, path: str) -> None:
    """Where it stands, and what it will hit in the texts there are."""
    matcher = Matcher([row])
    hit = []
    for name in walk(root / "content").articles:
        text = open_article(root, name, settings)
        if any(found.kind != "maybe" for found in matcher.find(text.source, lambda text=text: text.view)):  # type: ignore[misc]
            hit.append(f"content/{name}")
    click.echo(say(f"已加入 {path}：{row.word}（{row.category}）", f"added to {path}: {row.word} ({row.category})"))
    click.echo(
        say(
            f"现有文章命中 {len(hit)} 篇" + (f"，如 {hit[0]}" if hit else ""),
            f"{len(hit)} texts have it" + (f", such as {hit[0]}" if hit else ""),
        )
    )
    click.echo(
        say(
            f"建议在 {path.removesuffix('.csv')}{TESTS} 补两条例句（hit、miss），再运行 sitegen words test",
            f"add two examples (hit, miss) to {path.removesuffix('.csv')}{TESTS}, then run sitegen words test",
        )
    )

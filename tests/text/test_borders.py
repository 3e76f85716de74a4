"""Two words that meet: the shipped phrases first, jieba's dictionary where it is installed, and then around a hit only."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from sitegen.settings import WordRow
from sitegen.text.borders import AROUND, Cut, crosses, shipped_cut
from sitegen.text.view import view
from sitegen.text.words import Matcher


def spaced(text: str) -> Cut:
    """Cuts as `text` is cut by its blanks, wherever the whole of it stands."""
    words = text.split()

    def cut(window: str) -> Iterable[tuple[str, int, int]]:
        at = window.find("".join(words))
        if at < 0:
            yield window, 0, len(window)
            return
        yield window[:at], 0, at
        for word in words:
            yield word, at, at + len(word)
            at += len(word)
        yield window[at:], at, len(window)

    return cut


@pytest.mark.parametrize(
    ("text", "words", "word", "across"),
    [
        ("城关镇组织百家乐队巡演", "百家 乐队", "百家乐", True),
        ("有人聚众玩百家乐", "玩 百家乐", "百家乐", False),
        ("玩百家乐", "百家 乐", "百家乐", False),  # begins and ends at borders: the dictionary does not know the word
        ("百家乐队", "百家乐队", "百家乐", False),  # no border inside: part of a longer word
        ("中国百家乐队", "中国百 家乐队", "百家乐", True),
    ],
)
def test_a_border_inside_and_not_at_both_ends(text: str, words: str, word: str, across: bool) -> None:
    start = text.index(word)
    assert crosses(spaced(words), text, start, start + len(word)) is across


def kinds(cut: Cut | None, body: str, *rows: WordRow) -> list[str]:
    return [hit.kind for hit in Matcher(rows, cut=lambda: cut).hits(view(body), source=body)]


def row(word: str, **more: object) -> WordRow:
    return WordRow(**{"word": word, "category": "test", **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("body", "listed", "kind"),
    [
        ("组织九州彩队伍", row("州彩队"), "across"),
        ("组织九**州彩队**伍", row("州彩队"), "across"),  # emphasis is no part of the text a reader sees
        ("组织九州-彩队伍", row("州彩队"), "evasion"),  # who parts a word did not mean two
        ("组织九州彩队伍", row("九州彩队伍"), "plain"),  # too long to be an accident
        ("我在工信处女干事", row("处女"), "maybe"),  # the shipped phrases need no dictionary
        ("组织九州彩队伍", row("州彩队", allow=("九州彩队伍",)), None),
    ],
)
def test_what_is_asked(body: str, listed: WordRow, kind: str | None) -> None:
    cut = spaced("组织 九州 彩 队伍")
    assert kinds(cut, body, listed) == ([kind] if kind else [])
    if kind == "across":
        assert kinds(None, body, listed) == ["plain"], "without a dictionary the word counts in full"


def test_only_a_window_is_cut() -> None:
    seen: list[str] = []

    def cut(text: str) -> Iterable[tuple[str, int, int]]:
        seen.append(text)
        return [(text, 0, len(text))]

    body = "为了县域经济社会发展" * 50 + "百家乐" + "为了县域经济社会发展" * 50
    assert kinds(cut, body, row("百家乐")) == ["plain"]
    assert [len(text) for text in seen] == [2 * AROUND + 3]


FAKE = '''
class Tokenizer:
    def get_dict_file(self): return "dict"
    def gen_pfdict(self, file): return {}, 0
    def tokenize(self, text, HMM):
        assert self.initialized and not HMM
        yield text[:2], 0, 2
        yield text[2:], 2, len(text)
'''


SCRIPT = """
import sys
sys.path[:0] = {paths}
from sitegen.settings import WordRow
from sitegen.text.view import view
from sitegen.text.words import Matcher
hits = Matcher([WordRow(word="州彩队", category="x")]).hits(view({body!r}), source={body!r})
print([hit.kind for hit in hits], "jieba" in sys.modules)
"""


@pytest.mark.parametrize(
    ("there", "body", "said"),
    [
        (True, "九州彩队", "['across'] True"),
        (True, "九州诗队", "[] False"),
        (False, "九州彩队", "['plain'] False"),
    ],
)
def test_it_is_imported_where_a_word_hits_and_never_else(there: bool, body: str, said: str, tmp_path: Path) -> None:
    if there:
        (tmp_path / "jieba.py").write_text(FAKE, "utf-8")
    elif shipped_cut() is not None:
        pytest.skip("jieba is installed: how it is without cannot be tried")
    script = SCRIPT.format(paths=[str(tmp_path), str(Path(__file__).parents[2])], body=body)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == said


@pytest.mark.parametrize(
    ("body", "word", "kind"),
    [
        ("县里抽调人员组成百家乐队巡演小组。", "百家乐", "maybe"),  # a shipped phrase
        ("有人在村里聚众玩百家乐，被依法查处。", "百家乐", "plain"),
        ("打击网上赌博的通告。", "赌博", "plain"),
        ("我县人口交通流量统计。", "口交", "across"),
        ("各乡镇要认真布署。", "布署", "plain"),
    ],
)
def test_with_jieba_itself(body: str, word: str, kind: str) -> None:
    if shipped_cut() is None:
        pytest.skip("jieba is not installed (extra segment)")
    assert [hit.kind for hit in Matcher([row(word)]).hits(view(body), source=body)] == [kind]

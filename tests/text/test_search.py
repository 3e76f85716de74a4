"""The search index: whatever a text contains is found; both sides fold and hash alike; an edit amended equals a clean build."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.text import search
from sitegen.text.fold import unsteady
from sitegen.text.initials import heading, initials
from sitegen.text.search import Entry

SCRIPT = Path(__file__).parents[2] / "sitegen/theme/static/search.js"
WORDS = st.text(alphabet="县政府办公室印发通知，。 的2026aB〔〕國體", max_size=40)
ENTRIES = st.lists(st.tuples(WORDS, WORDS), max_size=6).map(
    lambda rows: [Entry(n, title, initials(title), body) for n, (title, body) in enumerate(rows)])


@pytest.mark.parametrize(("text", "expected"), [
    ("國办发〔２０１７〕 47号", "国办发[2017]47号"), ("ＡＢ　ab", "abab"), ("【政务】［公开］", "[政务][公开]"), ("", ""), ("零\u200b宽", "零宽")])
def test_queries_and_texts_are_compared_folded(text: str, expected: str) -> None:
    assert search.phrase(text) == expected


@given(st.text(alphabet=st.one_of(st.sampled_from(sorted(unsteady())), st.sampled_from("Σσςİıſ字AaＡ〔“ \u200b"), st.characters()), max_size=8))
def test_the_folded_form_is_kept_only_where_it_differs(text: str) -> None:
    found = search.folded(text)
    assert (search.plain(text) if found is None else found) == search.phrase(text)
    assert found != search.plain(text)


def test_pairs_end_at_punctuation_and_each_character_stands_alone_too() -> None:
    assert search.pairs("政府，办ab") == {"政府", "政\n", "府\n", "办a", "办\n", "ab"}
    assert search.pairs("") == set()


@pytest.mark.parametrize(("name", "letters", "letter"), [("财政局", "czj", "C"), ("12345热线", "12345rx", "#"), ("", "", "#"), ("Abc", "abc", "A")])
def test_initials(name: str, letters: str, letter: str) -> None:
    assert initials(name) == letters
    assert heading(name) == letter


@given(ENTRIES)
def test_a_shard_is_read_as_it_was_written(entries: list[Entry]) -> None:
    packed = search.postings(entries)
    files = search.encoded(packed, 16)
    found = {pair: search.pack(numbers) for data in files.values() for pair, numbers in search.decoded(data).items()}
    assert found == packed


@given(ENTRIES, WORDS, WORDS, st.booleans())
def test_an_amended_shard_equals_a_clean_one(entries: list[Entry], title: str, body: str, is_new: bool) -> None:
    if not entries:
        return
    *others, last = entries
    new = last._replace(title=title, body=body)
    files = search.encoded(search.postings(others if is_new else entries), 16)
    for shard, change in search.amended(None if is_new else last, new, 16).items():
        files[shard] = search.changed(files[shard], [change])
    assert files == search.encoded(search.postings([*others, new]), 16)


@given(st.integers(0, 200_000))
def test_shards_grow_in_steps(count: int) -> None:
    assert search.shards(count) % 2 == 0
    assert search.segments(count) <= search.segments(count + 1)


@pytest.mark.skipif(not shutil.which("node"), reason="node is not installed")
def test_the_browser_folds_and_hashes_alike() -> None:
    pairs = ["政府", "府\n", "47", "茶a", "\ue123\ue456", "\U00020bb7家"]
    texts = ["国办发〔２０１７〕 47号", "【政务】“公开”", "ＡＢ　ab"]
    program = (f"require({json.dumps(str(SCRIPT))}); const [p, t] = {json.dumps([pairs, texts])};"
               "console.log(JSON.stringify([p.map((x) => SitegenSearch.shardOf(x, 384)), t.map((x) => SitegenSearch.phrase(x).text)]))")
    shards, phrases = json.loads(subprocess.run(["node", "-e", program], capture_output=True, text=True, check=True).stdout)
    assert shards == [search.shard_of(pair, 384) for pair in pairs]
    assert phrases == [search.plain(text) for text in texts] == [search.phrase(text) for text in texts]

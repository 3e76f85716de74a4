"""The lists and detectors on legal texts and real notices: what is right is left alone, what is wrong is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.settings import Settings, Site
from sitegen.stages.word_lists import matchers, shipped
from sitegen.text.dates import impossible, mentions
from sitegen.text.docno import oddities
from sitegen.text.repeats import repeats
from sitegen.text.view import plain_view
from sitegen.text.word_faults import faults

pytestmark = pytest.mark.untraced

SHARED = Path(__file__).parents[1] / "../shared"
LAWS = sorted((SHARED / "real" / "laws").glob("*/*.md"))
SEEDS = sorted((SHARED / "seeds").glob("*.txt"))

TRUE = {"秸杆", "等侯", "循私舞弊", "的"}
"""Wrong characters that stand in the official texts: verdicts in docs/real-texts.md."""

needs_texts = pytest.mark.skipif(not LAWS or not SEEDS, reason="the collection of real texts is not beside the project")


def found(text: str) -> list[tuple[str, str, str]]:
    """(level, rule, words) of everything these families say about a text."""
    words, typos = matchers(Settings(site=Site(name="测试")))
    parts = [
        plain_view(paragraph, "paragraph")
        for paragraph in text.replace("\r", "").split("\n")
        if paragraph.strip() and not paragraph.startswith("<!--")
    ]
    said: list[tuple[str, str, str]] = []
    for view in parts:
        said += [
            (h.row.level if h.kind == "plain" else "error" if h.kind == "evasion" else "info", "sensitive", h.row.word)
            for h in words.hits(view)
        ]
        said += [(h.row.level, "typo.word", h.row.word) for h in typos.hits(view) if h.kind == "plain"]
        said += [("warning", "typo.duplicate", r.unit) for r in repeats(view.text)]
        said += [("error", "date.impossible", view.text[m.start : m.end]) for m in mentions(view.text) if impossible(m)]
        said += [("error", f"docno.{o.kind}", view.text[o.start : o.end]) for o in oddities(view.text)]
    return said


def test_the_lists_of_the_package_have_no_faults() -> None:
    assert [(f.code, f.row.word, f.why) for f in faults(shipped())] == []


@needs_texts
def test_at_most_one_false_alarm_in_300_000_characters_of_law() -> None:
    texts = [path.read_text("utf-8") for path in LAWS]
    said = [one for text in texts for one in found(text)]
    alarms = [one for one in said if one[0] != "info" and one[2] not in TRUE]
    assert len(alarms) <= sum(map(len, texts)) / 300_000, alarms
    assert sum(level == "info" for level, _, _ in said) <= len(texts)


@needs_texts
def test_what_is_wrong_in_the_notices_is_found_and_little_else() -> None:
    said = {path.name[:3]: [f[1:] for f in found(path.read_text("utf-8"))] for path in SEEDS}
    assert ("typo.word", "法律效应") in said["001"]
    assert ("docno.bracket", "绵安府办202371") in said["001"]
    assert ("docno.bracket", "川府公开办函〔202315号") in said["001"]
    assert all(len(found) < 12 for found in said.values()), said

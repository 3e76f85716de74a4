"""The digest a reviewer signs: the vectors of docs/digest.md, and what must not change it."""

import hashlib
import json
from datetime import timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.schema.article import ARTICLE
from sitegen.text.decode import decode
from sitegen.text.digest import canonical, digest
from sitegen.text.frontmatter import read

PAGE = (Path(__file__).parents[2] / "docs" / "digest.md").read_text("utf-8")
VECTORS = json.loads(PAGE.split("```json\n")[1].split("\n```")[0])


def of(data: bytes, files: dict[str, str]) -> tuple[bytes, str]:
    text = decode(data)
    assert isinstance(text, str)
    front = read(text, timezone.utc)
    return canonical(front.raw, text[front.body_start :], files), digest(front.raw, text[front.body_start :], files)


@pytest.mark.parametrize("vector", VECTORS, ids=[v["name"].split(" · ")[1] for v in VECTORS])
def test_vectors(vector: dict[str, str]) -> None:
    data, value = of(vector["text"].encode(), vector["files"])  # type: ignore[arg-type]
    assert data.decode() == vector["canonical"]
    assert value == vector["digest"] == "sha256-v1:" + hashlib.sha256(vector["canonical"].encode()).hexdigest()


def test_the_vectors_show_what_counts() -> None:
    values = [v["digest"] for v in VECTORS]
    assert len(values) >= 8 and len(set(values[:7])) == 1 and len(set(values)) == len(values) - 6


def test_the_signed_keys() -> None:
    signed = """title source editor type disclosure sensitivity doc_number index_number issuer drafted_by issued effective expires subject
        addressee signature interpretation_authority replaces based_on interprets companion form interpreter interpretation_required
        interpretation_waived_because reprint source_url source_title source_date keywords summary image attachments
        received accepted_at answered answered_by opens closes source_copy"""
    assert set(signed.split()) == ARTICLE.digest_keys


LINES = st.lists(st.text(st.sampled_from("中文a #-"), max_size=5), max_size=5)
PAIRS = st.dictionaries(
    st.sampled_from(sorted(ARTICLE.digest_keys - {"attachments"})),
    st.text(st.sampled_from("县府ab0"), min_size=1),
    max_size=6,
)


@given(PAIRS, LINES, st.randoms(use_true_random=False))
def test_ends_mark_and_order_change_nothing(pairs: dict[str, str], lines: list[str], random: object) -> None:
    def file(keys: list[str]) -> bytes:
        return ("---\n" + "".join(f"{k}: {pairs[k]}\n" for k in keys) + "---\n" + "\n".join(lines)).encode()

    keys = list(pairs)
    first = of(file(keys), {})
    random.shuffle(keys)  # type: ignore[attr-defined]
    assert of(file(keys), {}) == first
    assert of(file(keys).replace(b"\n", b"\r\n"), {}) == first
    assert of(b"\xef\xbb\xbf" + file(keys) + b"\n", {}) == first
    if pairs:
        changed = file(keys).replace(f"{keys[0]}: ".encode(), f"{keys[0]}: 改".encode(), 1)
        assert of(changed, {})[1] != first[1]

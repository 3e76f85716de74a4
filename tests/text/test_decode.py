"""Only UTF-8 without control characters is text; everything else names its remedy."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.text.decode import decode
from sitegen.text.problem import Problem

TEXT = "---\ntitle: 关于做好防汛工作的通知\n---\n各镇人民政府：\n"


@pytest.mark.parametrize(
    ("data", "start", "words"),
    [
        (TEXT.encode("gb18030"), 11, "iconv -f GB18030 -t UTF-8 a.md -o a.md.utf8 && mv a.md.utf8 a.md"),
        (TEXT.encode("utf-16"), 0, "iconv -f UTF-16 -t UTF-8 a.md"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), 0, "iconv -f UTF-16 -t UTF-8 a.md"),
        (("a" * 40 + TEXT).encode("utf-16-le"), 0, "iconv -f UTF-16LE -t UTF-8 a.md"),
        (("a" * 40 + TEXT).encode("utf-16-be"), 0, "iconv -f UTF-16BE -t UTF-8 a.md"),
        ("中文".encode() + b"\xff", 2, "UTF-8"),
        (b"\xef\xbb\xbfa\n\xc3\x28", 2, "第 2 行"),
        (b"\xc0\xaf", 0, "UTF-8"),
        (b"\xed\xa0\x80", 0, "UTF-8"),
        (b"ab\x00", 2, "U+0000"),
        (b"\xef\xbb\xbfab\x07", 2, "U+0007"),
        ("中\x85".encode(), 1, "U+0085"),
        (b"a\x7f", 1, "U+007F"),
        ("a\ufffe".encode(), 1, "U+FFFE"),
    ],
)
def test_is_refused(data: bytes, start: int, words: str) -> None:
    problem = decode(data, "a.md")
    assert isinstance(problem, Problem)
    assert (problem.code, problem.start) == ("fm.encoding", start)
    assert words in problem.message.zh + problem.hint.zh


def test_a_strange_file_name_cannot_become_a_command() -> None:
    problem = decode(TEXT.encode("gb18030"), "a; rm -rf b.md")
    assert isinstance(problem, Problem) and "'a; rm -rf b.md'" in problem.hint.zh


def test_the_mark_is_dropped_once_and_line_ends_are_kept() -> None:
    assert decode(b"\xef\xbb\xbfa\r\n\tb\rc") == "a\r\n\tb\rc"


@given(st.binary(max_size=60))
def test_any_bytes_give_text_or_a_problem(data: bytes) -> None:
    result = decode(data)
    assert isinstance(result, Problem) or result.encode() in (data, data[3:])

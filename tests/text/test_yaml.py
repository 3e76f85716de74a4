"""YAML with positions: what is refused and where; the fast reader gives PyYAML's tree or gives up."""

from pathlib import Path

import pytest
import yaml as pyyaml
from hypothesis import given
from hypothesis import strategies as st

from sitegen.text.lines import Lines
from sitegen.text.nodes import Mapping, Scalar, Sequence, marks, plain
from sitegen.text.yaml import FRONT_MATTER, SITE_FILE, Limits, Parsed, _Reader, read_yaml
from sitegen.text.yaml_blocks import read_blocks
from sitegen.text.yaml_fast import read_simple

ROOT = Path(__file__).parents[2]
DESIGN = ROOT / "../shared/design.md"


def front(text: str) -> Parsed:
    return read_yaml(text, 0, len(text), FRONT_MATTER)


@pytest.fixture(params=["libyaml", "python"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """With and without the C parser the same words stand at the same place."""
    if request.param == "python":
        monkeypatch.delattr(pyyaml, "CBaseLoader", raising=False)


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ("title：公告\nsource: 本站\n", 1, 6, "中文冒号"),
        ("a: 1\nreviewers:\n  - level：first\n    name: 李华\n", 3, 10, "中文冒号"),
        ("标题：公告\nsource: 本站\n", 1, 3, "中文冒号"),
        ("title:公告\nsource: 本站\n", 1, 6, "缺少空格"),
        ('a: 1\ntitle: "公告\nsource: 本站\n', 2, 8, "引号"),
        ("a: 'x' y\n", 1, 8, "缩进"),
        ("a: [x, y\nb: c\n", 1, 4, "括号"),
        ("a: {x: y\n", 1, 4, "括号"),
        ("a: 关于: 通知\n", 1, 6, "英文引号"),
        ("a: 1\n  b: 2\n", 2, 4, "缩进"),
        ("a: 1\n\tb: 2\n", 2, 1, "Tab"),
        ("a:\t1\n", 1, 3, "Tab"),
        ("a: @x\n", 1, 4, "符号开头"),
        ("a: `x`\n", 1, 4, "符号开头"),
        ("a: 1\nb\n", 2, 1, "键: 值"),
        ("a: &x 1\n", 1, 4, "锚点"),
        ("a: *x\n", 1, 4, "引用"),
        ("a: !!int 1\n", 1, 4, "标签"),
        ("a: !x {b: 1}\n", 1, 4, "标签"),
        ("<<: {a: 1}\n", 1, 1, "合并键"),
        ("%YAML 1.1\n---\na: 1\n", 1, 1, "指令"),
        ("a: 1\n...\nb: 1\n", 3, 1, "一个 YAML 文档"),
        ("--- {a: 1}\n", 1, 1, "一个 YAML 文档"),
        ("? [a]\n: b\n", 1, 3, "键必须"),
        ("a: 1\nb: 2\na: 3\n", 3, 1, "重复"),
        ("r:\n  - x: 1\n    x: 2\n", 3, 5, "重复"),
        ("a: {x: 1, x: 2}\n", 1, 11, "重复"),
        ("a: x\u2028withdrawals: 1\n", 1, 5, "U+2028"),
        ("a: x\rb: 1\n", 1, 5, "U+000D"),
        ("a: x\ufeff\n", 1, 5, "U+FEFF"),
        ('a: "\\0"\n', 1, 4, "转义"),
        ('a: "\\q"\n', 1, 4, "转义"),
        ("a: [[[[[[1]]]]]]\n", 1, 9, "6 层"),
        ("a: [" + "x, " * 201 + "x]\n", 1, 605, "200 项"),
        ("a: " + "x" * 70_000 + "\n", 1, 1, "64 KB"),
    ],
)
def test_is_refused_where_it_stands(text: str, line: int, column: int, words: str) -> None:
    (problem,) = front(text).problems
    assert problem.code == "fm.syntax"
    assert (Lines(text).at(problem.start), problem.end > problem.start) == ((line, column), True)
    assert words in problem.message.zh + problem.hint.zh
    assert problem.message.en


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("text", ["a: [x?y]\n", "a: {x: y?}\n", "a: |# c\n  x\n"])
def test_what_only_libyaml_reads_is_refused_everywhere(text: str) -> None:
    (problem,) = front(text).problems
    assert problem.code == "fm.syntax"


def test_what_stood_before_a_fault_is_kept() -> None:
    parsed = front('title: 公告\nreviewers:\n  - level: first\n    name: "李华\n')
    assert not parsed.complete
    assert parsed.root is not None and plain(parsed.root) == {"title": "公告", "reviewers": [{"level": "first"}]}


def test_a_repeated_key_keeps_the_first_value_and_the_rest() -> None:
    parsed = front("a: 1\na: 2\nb: 3\n")
    assert parsed.complete and parsed.root is not None and plain(parsed.root) == {"a": "1", "b": "3"}


def test_nothing_is_resolved() -> None:
    parsed = front("n: 007\nt: 12:30:00\nd: 2023-02-29\nb: no\nz: ~\ne:\n")
    assert parsed.root is not None
    assert plain(parsed.root) == {"n": "007", "t": "12:30:00", "d": "2023-02-29", "b": "no", "z": "~", "e": ""}


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_every_key_and_value_has_its_span(ends: str) -> None:
    text = ends.join(["---", "题目: 中文", "r:", '  - {level: first, at: "2024"}', "k: [甲, 乙]", "e:", "---", ""])
    parsed = read_yaml(text, 3 + len(ends), text.rindex("---"), FRONT_MATTER)
    assert parsed.root is not None and not parsed.problems
    found = {path: text[mark.value.start : mark.value.end] for path, mark in marks(parsed.root).items()}
    assert found == {
        "题目": "中文",
        "r": '- {level: first, at: "2024"}',
        "r.0": '{level: first, at: "2024"}',
        "r.0.level": "first",
        "r.0.at": '"2024"',
        "k": "[甲, 乙]",
        "k.0": "甲",
        "k.1": "乙",
        "e": "",
    }
    assert text[slice(*marks(parsed.root)["r.0.at"].key)] == "at"


def test_the_examples_of_the_design_are_read() -> None:
    if not DESIGN.is_file():
        pytest.skip("the design is not at hand")
    for block in DESIGN.read_text("utf-8").split("```yaml\n")[1:]:
        text = block.split("```")[0]
        assert read_yaml(text, limits=SITE_FILE).problems == ()


# --- the fast reader -------------------------------------------------------------------------------------------------

NEAR = st.lists(
    st.sampled_from(
        [
            "title: 公告",
            "a: b",
            "a:",
            "r:",
            "  - level: first",
            "    name: 李华",
            "    at: 2024-01-01 10:00",
            "  - x",
            "- level: a",
            "  name: b",
            "  by: c",
            "k: [甲, 乙 丙]",
            "k2: []",
            "k3: [a, ]",
            "k4: [a b,c]",
            'q: "x: y"',
            "q2: 'it''s'",
            "q3: ' x '",
            "",
            "  ",
            "# c",
            "   # c",
            "s: a # c",
            "s2: a#b",
            "u: https://x.example/a:b",
            "v: a:",
            "w: a  b ",
            "x-1: 1",
            "m: |",
            "  text",
            "n: -1",
            "o: - a",
            "p: a: b",
            "  - ",
            "  -  y: 1",
            "    z: [1, 2]",
            "      deep: 1",
            "y: {a: 1}",
            "？: 1",
            "t： 1",
            "date: 2024-01-01T00:00:00+08:00",
            "h: #x",
            "e: ''",
            "a b: c",
            "i: [a: b]",
            "j: [-]",
            "---",
            "...",
            "l: >",
            "g: ?x",
            "c: ,x",
            "<<: a",
            "n: ~",
            "b: %x",
            "f: =",
            "d: <x>",
            "- - x",
            "a:b",
            "_: 1",
        ]
    ),
    max_size=9,
)
LETTERS = st.text(st.sampled_from("ab中：: -#\n[],{}'\"?&*!|>%@`\\.<=~0　，"), max_size=40)


def differ(text: str) -> None:
    fast = read_simple(text, 0, len(text), FRONT_MATTER.items)
    if fast is not None:
        slow = _Reader(text, 0, len(text), FRONT_MATTER).read()
        assert slow.problems == ()
        assert slow.root == fast


@given(NEAR, st.sampled_from(["\n", "\r\n"]))
def test_the_fast_reader_is_pyyaml_on_lines(lines: list[str], end: str) -> None:
    differ("".join(line + end for line in lines))


@given(LETTERS)
def test_the_fast_reader_is_pyyaml_on_letters(text: str) -> None:
    differ(text + "\n")
    differ("k: " + text + "\n")
    differ("k: [" + text + "]\n")
    differ("k: {" + text + "}\n")
    differ("k:\n  - {a: " + text + ", b: c}\n")


SETTINGS = st.lists(
    st.sampled_from(
        [
            "a: 1", "a:", "b:", "  c: 2", "  d:", "    e: 3", "  - x", "- y", "- k: 1", "  l: 2", "  m:", "    - n", "    - {a: 1, b: [c, d], e: {f: g}}",
            "  - {id: a/b, name: 甲, fresh: {days: 7}, link: \"https://x.example/\"}   # 注", "- - z", "  - - z", "-", "- ", "-  q: 1", "   r: 2",
            "s: []", "t: {}", "  u: [ ]", "v: [a, ]", "w: {a: }", "x: {a: 1,}", "y: 'it''s'", "z: \"a\\nb\"", "aa: \"a\" # c", "bb: 'a'#c", "cc: a # b",
            "dd: a #", "ee: # c", "  ff: #", "# c", "  # c", "", "  ", "---", "...", "gg: |", "  text", "hh: a: b", "punct.half/width: {level: info}",
            "ii: [a: b]", "jj: {a: b: c}", "kk: {a: b:c, d: \"e, f\"}", "ll: [a b , c]", "mm: {a : 1}", "nn: {a:1}", "oo: -1", "pp: [-1]", "qq: ~",
            "rr: a   ", "  ss: [[a], [b, {c: d}]]", "  - tt: 1", "    uu: 2", "? a", "vv: &x a", "ww: *x", "xx: !t a", "yy: {a: 1, a: 2}", "a: 2",
            "zz: {a: 1", "}", "  - [", "  ]", "ab: a:", "ac: [a]b", "ad: {a: b} c", "ae: [a,b]", "af: [ a ,b]", "ag: {a: \"b\"}", "ah: {a: 'b', c: d}",
        ]
    ),
    max_size=9,
)


def differ_in_settings(text: str, limits: Limits = SITE_FILE) -> None:
    fast = read_blocks(text, 0, len(text), limits.depth, limits.items)
    if fast is not None:
        slow = _Reader(text, 0, len(text), limits).read()
        assert slow.problems == ()
        assert slow.root == fast


@given(SETTINGS, st.sampled_from([SITE_FILE, Limits(size=9999, depth=2, items=2, documents=True)]))
def test_the_fast_reader_of_settings_is_pyyaml_on_lines(lines: list[str], limits: Limits) -> None:
    differ_in_settings("".join(line + "\n" for line in lines), limits)


@given(LETTERS)
def test_the_fast_reader_of_settings_is_pyyaml_on_letters(text: str) -> None:
    for form in ("{}\n", "k: {}\n", "k: [{}]\n", "k:\n  - {{a: {}, b: [c, {{d: e}}]}}\n", "k:\n  - a: {}\n    b: c\n"):
        differ_in_settings(form.format(text))


@pytest.mark.parametrize("text", ["", "\n", "# nothing\n", "a: 1", "a: 1\r\n", "a\n", "- a\nb: 1\n", "a: 1\n  b: 2\n", "a: b\n  c\n", "a: [1,\n  2]\n"], ids=repr)
def test_what_is_not_of_the_shape_of_settings_is_left_to_pyyaml(text: str) -> None:
    assert read_blocks(text, 0, len(text), 16, 200) is None


SETTINGS_FILES = [*sorted(path for folder in ("checks", "sitegen/data") for path in (ROOT / folder).rglob("*.yaml") if path.parent.name != "scaffold"), ROOT / "site.yaml"]


@pytest.mark.parametrize("path", SETTINGS_FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_settings_as_people_write_them_are_read_fast(path: Path) -> None:
    text = path.read_text("utf-8")
    assert read_blocks(text, 0, len(text), SITE_FILE.depth, SITE_FILE.items) is not None
    differ_in_settings(text)


@given(st.text(max_size=60))
def test_any_text_gives_a_tree_or_a_problem(text: str) -> None:
    for limits in (FRONT_MATTER, SITE_FILE):
        parsed = read_yaml(text, limits=limits)
        assert parsed.complete or parsed.problems
        for problem in parsed.problems:
            assert 0 <= problem.start <= len(text)


def read_by(loader: object, text: str) -> object:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pyyaml, "CBaseLoader", loader, raising=False)
        parsed = _Reader(text, 0, len(text), SITE_FILE).read()
    return parsed.root if parsed.complete and not parsed.problems else None


@given(LETTERS)
def test_the_tree_is_the_same_with_and_without_libyaml(text: str) -> None:
    tree = read_by(pyyaml.BaseLoader, text)
    assert read_by(getattr(pyyaml, "CBaseLoader", pyyaml.BaseLoader), text) == tree
    if tree is not None:
        assert plain(tree) == pyyaml.load(text, Loader=pyyaml.BaseLoader)  # type: ignore[arg-type]


@given(NEAR)
def test_plain_text_stands_where_its_span_says(lines: list[str]) -> None:
    text = "\n".join(lines) + "\n"
    root = front(text).root
    todo = [root] if root is not None else []
    while todo:
        node = todo.pop()
        if isinstance(node, Scalar):
            assert not node.raw_plain or text[node.start : node.end] == node.value
        elif isinstance(node, Sequence):
            todo += node.items
        else:
            assert isinstance(node, Mapping)
            todo += [part for pair in node.items for part in pair]


def test_the_everyday_shape_is_read_fast() -> None:
    text = (
        'title: 公告\ndate: 2024-01-01 10:00\nkeywords: [甲, 乙]\nsource: "县: 府"\nreviewers:\n'
        "  - level: first\n    name: 李华\n    at: 2024-01-01 09:00\n  - level: second\n    name: 王卫\n"
        "urgent:\n  reason: 汛情\n  by: 王卫\naliases:\n- /a/\n- /b/\n# 说明\n\nsummary:\n"
    )
    assert read_simple(text, 0, len(text), 200) is not None
    differ(text)
    differ(text.replace("\n", "\r\n"))

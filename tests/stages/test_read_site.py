"""The site's files: all faults at once with place and remedy; the design's examples are read as written."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.errors import ConfigError
from sitegen.paths import find_site
from sitegen.settings import Deputy, Limit, Post, Unit
from sitegen.stages.read_site import SiteFiles, read_site

DESIGN = Path(__file__).parents[2] / "../shared/design.md"
SITE = """\
version: 1
site: {name: 澄溪县人民政府}
columns:
  - id: zwgk
    name: 政务公开
    children:
      - {id: zwgk/tzgg, name: 通知公告, type: notice, owner: office, freshness: notice}
"""
PEOPLE = "units: [{id: office, name: 县政府办公室}]\npeople:\n  - {id: lihua, name: 李华, unit: office}\n"
RULES = frozenset({"punct.halfwidth", "typo.word"})


def site(files: Mapping[str, str | bytes]) -> SiteFiles:
    """Read a site that exists only in memory."""
    data = {
        path: text.encode() if isinstance(text, str) else text for path, text in ({"site.yaml": SITE, **files}).items()
    }

    def names(folder: str) -> Iterable[str]:
        return [path.rpartition("/")[2] for path in data if path.rpartition("/")[0] == folder]

    return read_site(Path("nowhere"), data.get, names, RULES)


def faults(files: Mapping[str, str | bytes]) -> list[tuple[str, int, int, str]]:
    with pytest.raises(ConfigError) as caught:
        site(files)
    return [
        (p.path, p.place.line if p.place else 0, p.place.column if p.place else 0, p.message.zh + "|" + p.hint.zh)
        for p in caught.value.problems
    ]


@pytest.mark.parametrize(
    ("path", "text", "line", "column", "words"),
    [
        ("site.yaml", "", 1, 1, "缺少 columns"),
        ("site.yaml", "version: 1\nsite: {name: a}\ncolumns: [a\n", 3, 10, "括号"),
        ("site.yaml", b"version: 1\n\xff", 0, 0, "UTF-8"),
        ("site.yaml", SITE.replace("version: 1", "version: 2"), 1, 10, "version: 1"),
        ("site.yaml", SITE.replace("version: 1", "version: one"), 1, 10, "整数"),
        ("site.yaml", SITE + "colums: []\n", 8, 1, "columns"),
        ("site.yaml", SITE.replace("name: 澄", "nmae: x, name: 澄"), 2, 8, "name"),
        ("site.yaml", SITE.replace("府}", "府, zone: Asia/Shanghia}"), 2, 29, "Asia/Shanghai"),
        ("site.yaml", SITE.replace("府}", "府, zone: ../x}"), 2, 29, "Asia/Shanghai"),
        ("site.yaml", SITE.replace("府}", "府, base_url: www.x.example}"), 2, 33, "https://"),
        ("site.yaml", SITE.replace("府}", "府, demo: 1}"), 2, 29, "true"),
        ("site.yaml", SITE.replace("  - id: zwgk\n", "  - id: ZWGK\n"), 4, 9, "小写字母"),
        ("site.yaml", SITE.replace("zwgk/tzgg", "tzgg"), 7, 14, "zwgk/tzgg"),
        ("site.yaml", SITE.replace("zwgk/tzgg", "zwgk/a/tzgg"), 7, 14, "zwgk/tzgg"),
        ("site.yaml", SITE + "  - {id: zwgk, name: 又}\n", 8, 10, "重复"),
        ("site.yaml", SITE.replace("type: notice", "type: notce"), 7, 43, "notice"),
        ("site.yaml", SITE.replace("owner: office", "owner: offce"), 7, 58, "office"),
        ("site.yaml", SITE.replace("freshness: notice", "freshness: notics"), 7, 77, "notice"),
        ("site.yaml", SITE.replace("freshness: notice", "freshness: {days: 1, months: 1}"), 7, 77, "天数或月数"),
        ("site.yaml", SITE.replace("freshness: notice", "freshness: {days: 0}"), 7, 77, "大于 0"),
        ("site.yaml", SITE.replace("freshness: notice", "freshness: {day: 3, days: 3}"), 7, 78, "days"),
        (
            "site.yaml",
            SITE.replace("freshness: notice", 'freshness: notice, link: "https://x.example"'),
            7,
            77,
            "外部链接",
        ),
        ("site.yaml", SITE.replace("freshness: notice", "opened: 2024-02-30"), 7, 74, "只有29天"),
        ("site.yaml", SITE + "freshness: {public: full_}\n", 8, 21, "full"),
        ("site.yaml", SITE + "freshness: {classes: {news: {days: 1, months: 2}}}\n", 8, 29, "天数或月数"),
        ("site.yaml", SITE + "checks: {fail_level: eror}\n", 8, 22, "error"),
        ("site.yaml", SITE + "checks: {rules: {typo.wrod: {level: info}}}\n", 8, 29, "typo.word"),
        ("site.yaml", SITE + "checks: {rules: {typo.word: {level: of}}}\n", 8, 37, "off"),
        ("site.yaml", SITE + "checks: {rules: {typo.word: {options: 3}}}\n", 8, 39, "键值"),
        ("site.yaml", SITE + "checks: {evidence: {minimum: name}}\n", 8, 30, "names"),
        ("site.yaml", SITE + "checks: {evidence: {accept: [form, comit]}}\n", 8, 36, "commit"),
        ("site.yaml", SITE + "checks: {urgent: {columns: [zwgk/tzg]}}\n", 8, 29, "zwgk/tzgg"),
        ("site.yaml", SITE + "checks: {urgent: {min_level: last}}\n", 8, 30, "final"),
        ("site.yaml", SITE + "checks: {site_rules: [../x.yaml]}\n", 8, 23, "网站目录之内"),
        ("site.yaml", SITE + "build: {signoff_line: post}\n", 8, 23, "posts"),
        ("site.yaml", SITE + "build: {output: /srv}\n", 8, 17, "相对路径"),
        ("site.yaml", SITE + "build: {output: a, internal: a}\n", 8, 8, "同一目录"),
        ("checks/people.yaml", PEOPLE.replace("unit: office", "unit: offce"), 3, 33, "office"),
        ("checks/people.yaml", PEOPLE + "  - {id: lihua, name: 王卫}\n", 4, 10, "重复"),
        ("checks/people.yaml", PEOPLE + "  - {id: b, name: lihua}\n", 4, 19, "编号相同"),
        ("checks/people.yaml", PEOPLE.replace("}]", "}, {id: office, name: b}]"), 1, 42, "重复"),
        ("checks/people.yaml", PEOPLE.replace("室}", "室, supervisor: ofice}"), 1, 48, "office"),
        (
            "checks/people.yaml",
            PEOPLE + "  - {id: b, name: 王卫, deputy_for: [{person: liha, from: 2024-01-01}]}\n",
            4,
            45,
            "lihua",
        ),
        (
            "checks/people.yaml",
            PEOPLE + "  - {id: b, name: 王卫, deputy_for: [{person: b, from: 2024-01-01}]}\n",
            4,
            45,
            "自己",
        ),
        (
            "checks/people.yaml",
            PEOPLE + "  - {id: b, name: 王卫, posts: [{post: 长, rank: 1, levels: [frist], from: 2024-01-01}]}\n",
            4,
            59,
            "first",
        ),
        (
            "checks/people.yaml",
            PEOPLE + "  - {id: b, name: 王卫, posts: [{post: 长, rank: 1, from: 2024-02-01, to: 2024-01-01}]}\n",
            4,
            72,
            "早于",
        ),
        (
            "checks/people.yaml",
            PEOPLE + "  - {id: b, name: 王卫, posts: [{post: 长, rank: -1, from: 2024-02-01}]}\n",
            4,
            47,
            "整数",
        ),
        (
            "checks/people.yaml",
            PEOPLE + "  - {id: b, name: 王卫, posts: [{post: 长, from: 2024-02-01}]}\n",
            4,
            31,
            "rank",
        ),
        ("checks/people.yaml", PEOPLE + "  - {id: b, name: 王卫, accounts: [a]}\n", 4, 33, "键值"),
        ("checks/calendar/2026.yaml", "off: [2026-01-01]\n", 1, 1, "work"),
        ("checks/calendar/2026.yaml", "off: [2025-01-01]\nwork: []\n", 1, 6, "2026 年"),
        ("checks/calendar/2026.yaml", "off: [2026-01-01]\nwork: [2026-01-01]\n", 2, 8, "既放假又上班"),
        ("checks/calendar/2026.yaml", "off: [2026-13-01]\nwork: []\n", 1, 7, "不是存在"),
        ("checks/calendar/y2026.yaml", "off: []\nwork: []\n", 0, 0, "年份"),
    ],
)
def test_a_fault_stands_where_it_is(path: str, text: str, line: int, column: int, words: str) -> None:
    found = faults({"checks/people.yaml": PEOPLE} | {path: text})
    if text:
        assert len(found) == 1, found
    assert found[0][:3] == (path, line, column)
    assert words in found[0][3]


def test_all_faults_of_all_files_come_at_once() -> None:
    found = faults(
        {
            "site.yaml": SITE.replace("type: notice", "type: x") + "build: {signoff_line: y}\nz: 1\n",
            "checks/people.yaml": PEOPLE.replace("unit: office", "unit: no"),
            "checks/calendar/2026.yaml": "off: 1\nwork: []\n",
        }
    )
    assert [f[:2] for f in found] == [
        ("site.yaml", 7),
        ("site.yaml", 8),
        ("site.yaml", 9),
        ("checks/calendar/2026.yaml", 1),
        ("checks/people.yaml", 3),
    ]


def test_no_site_file_is_one_fault_that_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        read_site(tmp_path)
    assert [(p.path, p.place) for p in caught.value.problems] == [("site.yaml", None)]
    assert "--site" in caught.value.problems[0].hint.zh


def test_what_is_no_file_is_not_opened(tmp_path: Path) -> None:
    (tmp_path / "real.yaml").write_text(SITE, "utf-8")
    (tmp_path / "site.yaml").symlink_to(tmp_path / "real.yaml")
    with pytest.raises(ConfigError) as caught:
        read_site(tmp_path)
    assert "无法读取" in caught.value.problems[0].message.zh


@pytest.mark.parametrize(
    ("text", "line", "column", "words", "kept"),
    [
        ("- {rule: a.b, path: c}\n- {rule: a.b}\n", 2, 3, "path", 1),
        ("- {rule: a.b, path: c}\n- {rule: a.b, path: c, untill: 2024-01-01}\n", 2, 24, "until", 1),
        ("- {rule: a.b, path: c, until: 2024-02-30}\n", 1, 31, "只有29天", 0),
        ("- a\n", 1, 3, "键值", 0),
        ("rule: a\n", 1, 1, "列表", 0),
        ("- {rule: a.b, path: c}\n- [a\n", 2, 3, "括号", 1),
    ],
)
def test_a_broken_waiver_is_a_problem_and_excuses_nothing(
    text: str, line: int, column: int, words: str, kept: int
) -> None:
    read = site({"checks/waivers.yaml": text})
    (problem,) = read.problems
    assert (problem.code, problem.path) == ("suppress.unreadable", "checks/waivers.yaml")
    assert problem.place is not None and problem.place[:2] == (line, column)
    assert words in problem.message.zh + problem.hint.zh
    assert len(read.settings.waivers) == kept


HEADER = "word,category,level,suggest,match,allow,source,since,until,note\n"


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (",c\n", "没有词"),
        ("a,c,eror\n", "error"),
        ("a,c,,,txt\n", "text"),
        ("a,c,,,,,,2024-02-30\n", "只有29天"),
        ("a,c,,,,,,,2024/1/1\n", "日期"),
        ("a,b,,,,,,,,x,y\n", "11 列"),
        ('"a,c\n', "引号"),
        ('"a"b,c\n', "引号"),
    ],
)
def test_a_broken_row_does_not_stop_the_others(row: str, words: str) -> None:
    read = site({"checks/words/a.csv": HEADER + "甲,c\n" + row + "乙,c\n"})
    (problem,) = read.problems
    assert (problem.code, problem.path) == ("lexicon.unreadable", "checks/words/a.csv")
    assert problem.place is not None and problem.place.line == 3
    assert words in problem.message.zh + problem.hint.zh
    assert [(w.word, w.line) for w in read.settings.words] == [("甲", 2), ("乙", 4)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "表头"),
        ("# x\n", "表头"),
        ("甲,c\n", "甲"),
        ("word,catgory\n甲,c\n", "category"),
        ("category\nc\n", "word"),
        ("word,word\n甲,乙\n", "两次"),
        (b"word\n\xff\n", "UTF-8"),
    ],
)
def test_a_list_without_a_header_is_one_problem(text: str | bytes, words: str) -> None:
    read = site({"checks/words/a.csv": text, "checks/words/b.csv": HEADER + "甲,c\n"})
    (problem,) = read.problems
    assert (problem.code, problem.path) == ("lexicon.unreadable", "checks/words/a.csv")
    assert words in problem.message.zh + problem.hint.zh
    assert [w.word for w in read.settings.words] == ["甲"]


def test_a_row_is_read_whole() -> None:
    text = (
        "\ufeff"
        + HEADER
        + '# 说明\n\n 甲 ,typo,warning,乙,exact,防范…| 《甲》,"省办, 3号",2024-01-01,2025-01-01,注\r\n丙,,,,,,,,\n,,\n'
    )
    first, second = site({"checks/words/typo.csv": text}).settings.words
    assert first == (
        "甲",
        "typo",
        "warning",
        "乙",
        "exact",
        ("防范…", "《甲》"),
        "省办, 3号",
        date(2024, 1, 1),
        date(2025, 1, 1),
        "注",
        "checks/words/typo.csv",
        4,
    )
    assert (second.word, second.category, second.level, second.match, second.allow, second.since, second.line) == (
        "丙",
        "typo",
        "error",
        "text",
        (),
        None,
        5,
    )


def test_columns_may_stand_in_any_order() -> None:
    (row,) = site({"checks/words/a.csv": "level, word\ninfo,甲\n"}).settings.words
    assert (row.word, row.level, row.category) == ("甲", "info", "a")


@given(st.text(st.sampled_from('word,"\n\r#甲|'), max_size=40))
def test_any_list_is_read(text: str) -> None:
    for whole in (text, HEADER + text):
        assert isinstance(site({"checks/words/a.csv": whole}), SiteFiles)


@given(st.text(st.sampled_from("abcisteversionr: -[]{}1\n\"'#"), max_size=60), st.sampled_from([SITE, ""]))
def test_any_settings_are_read_or_refused_with_places(text: str, before: str) -> None:
    try:
        site({"site.yaml": before + text, "checks/people.yaml": text})
    except ConfigError as error:
        assert error.problems and all(p.message.zh and p.message.en for p in error.problems)


def test_without_people_persons_are_unknown_and_owners_are_not_held() -> None:
    settings = site({}).settings
    assert not settings.people.known
    assert settings.columns[1].owner == "office"


def test_the_examples_of_the_design_are_the_specification() -> None:
    if not DESIGN.is_file():
        pytest.skip("the design is not at hand")
    blocks = [block.split("```")[0] for block in DESIGN.read_text("utf-8").split("```yaml\n")[1:]]
    files: Callable[[str], bytes | None] = {
        path: text.encode()
        for path, text in zip(("site.yaml", "checks/people.yaml", "checks/waivers.yaml"), blocks, strict=True)
    }.get
    read = read_site(Path("nowhere"), files)
    s = read.settings
    assert [p.path for p in read.problems] == ["checks/rules/local.yaml"], "the example names a rule file and shows none"
    assert (s.site.id_code, s.site.contact, s.site.icp) == ("0000000000", "0000-0000000", "")
    assert [(c.id, c.parent, c.freshness, c.link) for c in s.columns] == [
        ("zwgk", None, None, None),
        ("zwgk/tzgg", "zwgk", Limit(months=6), None),
        ("zwgk/tjxx", "zwgk", Limit(months=2), None),
        ("zwgk/yjgl", "zwgk", Limit(months=3), None),
        ("zwgk/zwfw", "zwgk", None, "https://zwfw.example/"),
    ]
    assert s.columns[0].children == ("zwgk/tzgg", "zwgk/tjxx", "zwgk/yjgl", "zwgk/zwfw")
    assert s.columns[2].opened == date(2024, 3, 1) and s.columns[1].freshness_class == "notice"
    assert s.checks.rules["punct.halfwidth"].level == "info" and s.checks.rules["reprint.late"].options == {
        "max_working_days": 1
    }
    assert s.checks.urgent.columns == ("zwgk/yjgl",) and s.checks.site_rules == ("checks/rules/local.yaml",)
    assert s.people.units == (
        Unit(id="office", name="县政府办公室"),
        Unit(id="tjj", name="县统计局", supervisor="office"),
    )
    lihua, wangwei = s.people.people
    assert lihua.posts == (
        Post(post="业务股室负责人", rank=1, levels=("first",), from_=date(2024, 1, 1), to=date(2026, 12, 31)),
    )
    assert lihua.deputy_for == (Deputy(person="wangwei", from_=date(2026, 5, 1), to=date(2026, 5, 7)),)
    assert wangwei.posts[0].waives == ("wording",) and wangwei.posts[0].to is None
    assert (s.waivers[0].rule, s.waivers[0].until) == ("typo.word", date(2027, 6, 30))


def test_off_and_options() -> None:
    rules = site(
        {
            "site.yaml": SITE
            + "checks: {rules: {typo.word: {level: off, options: {n: 3, s: '3', b: true, l: [a, 1.5]}}}}\n"
        }
    ).settings.checks.rules
    assert not rules["typo.word"].enabled and rules["typo.word"].level is None
    assert rules["typo.word"].options == {"n": 3, "s": "3", "b": True, "l": ("a", 1.5)}


def test_a_calendar_of_the_site() -> None:
    settings = site({"checks/calendar/2026.yaml": "off: [2026-01-01, 2026-01-02]\nwork: [2026-01-04]\n"}).settings
    assert settings.calendar == {2026: (frozenset({date(2026, 1, 1), date(2026, 1, 2)}), frozenset({date(2026, 1, 4)}))}


def test_the_site_is_found_upward(tmp_path: Path) -> None:
    (tmp_path / "site.yaml").write_text(SITE, "utf-8")
    deep = tmp_path / "content" / "zwgk"
    deep.mkdir(parents=True)
    assert find_site(deep) == tmp_path == find_site(tmp_path)
    assert read_site(tmp_path).settings.site.name == "澄溪县人民政府"
    assert find_site(tmp_path.parent) is None

"""Fixed names, leaders, cited documents, elements of guides and interpretations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.model import Citation
from sitegen.rules import RULES, cite_missing_document, docno_cross
from sitegen.text.citations import citations
from sitegen.text.near_names import near_misses, shipped_names
from tests.factories import SmallSite
from tests.helpers import example_site
from tests.rules.facts_factory import facts, run, site

NAMES = [name.name for names in shipped_names()[0] for name in names]
LEADERS = [r for r in RULES if r.name.startswith("leader.")]
FILE = """- {name: 周明远, post: 县委书记, from: 2024-01-01}
- {name: 陈志强, post: 县长, from: 2024-01-01}
- {name: 刘海燕, post: 副县长, from: 2024-01-01}
- {name: 吴国栋, post: 县长, from: 2020-01-01, to: 2023-12-31}
"""


@pytest.mark.parametrize("name", NAMES)
def test_right_names_are_silent(name: str) -> None:
    for text in (name, f"根据{name}有关规定", f"由{name}等部门和{name}共同负责", f"《{name}组织法》"):
        assert list(near_misses(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "国家发展改革委",
        "县发展改革委员会",
        "住房城乡建设部门",
        "人力资源社会保障部门",
        "人民代表大会和常务委员会会议",
        "住房和城乡建设等部门",
        "黔南布依族苗族自治州、黔西南布依族苗族自治州",
        "最高人民法院、最高人民检察院",
        "中华人民共和国中央人民政府",
        "扫黑、除恶",
        "木里藏族自治县",
    ],
)
def test_right_forms_are_silent(text: str) -> None:
    assert list(near_misses(text)) == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("齐齐哈市", "齐齐哈尔市"),
        ("扫黑险恶斗争", "扫黑除恶"),
        ("中华人民共合国", "中华人民共和国"),
        ("中共人民共和国", "中华人民共和国"),
        ("中华人民大和国", "中华人民共和国"),
        ("县发展与改革委员会", "发展和改革委员会"),
        ("人力资源与社会保障局", "人力资源和社会保障"),
        ("延边朝鲜族自冶州", "延边朝鲜族自治州"),
        ("呼和皓特市", "呼和浩特市"),
        ("最高人民检查院", "最高人民检察院"),
    ],
)
def test_slips_are_found(text: str, right: str) -> None:
    assert [miss.name.name for miss in near_misses(text)] == [right]


@given(st.text(alphabet="中华人民共和国大的", max_size=12))
def test_any_text_is_read(text: str) -> None:
    for miss in near_misses(text):
        assert text[miss.start : miss.end] != miss.name.name


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("县委书记周明远、县长陈志强出席。\n", []),
        ("县长李晓明出席。\n", []),  # nobody of the file
        ("原县长吴国栋、副县长刘海燕出席。\n", []),
        ("陈志强向周明远汇报。\n", []),
        ("县长陈志刚出席。\n", ["leader.name"]),
        ("县长吴国栋出席。\n", ["leader.post"]),
        ("县委书记陈志强出席。\n", ["leader.post"]),
        ("刘海燕、陈志强出席。\n", ["leader.order"]),
        ("陈志强、县委书记周明远出席。\n", ["leader.order"]),
    ],
)
def test_leaders(body: str, expected: list[str]) -> None:
    files = example_site(body) | {"checks/leaders.yaml": FILE}
    assert [f.name for f in SmallSite(files).findings(*LEADERS)] == expected
    assert SmallSite(example_site(body)).findings(*LEADERS) == []


def test_a_post_that_ends_like_a_shorter_one_is_itself() -> None:
    """常务副县长 is no 副县长: on the example portal the rule took the one for the other."""
    files = {"checks/leaders.yaml": FILE.replace("post: 副县长", "post: 常务副县长") + "- {name: 郑文博, post: 副县长, from: 2024-01-01}\n"}
    assert [f.name for f in SmallSite(example_site("常务副县长刘海燕、副县长郑文博出席。\n") | files).findings(*LEADERS)] == []
    assert [f.name for f in SmallSite(example_site("副县长刘海燕出席。\n") | files).findings(*LEADERS)] == ["leader.post"]


def test_citations() -> None:
    text = "按《国务院办公厅关于印发〈指引〉的通知》（国办发〔2017〕47号）和《条例》《关于办法的意见》(川府办函〔2022〕116 号)办理"
    assert [(c.title, c.number) for c in citations(text)] == [
        ("国务院办公厅关于印发〈指引〉的通知", "国办发〔2017〕47号"),
        ("关于办法的意见", "川府办函〔2022〕116号"),
    ]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        (("国办发〔2017〕47号", "国办发〔2017〕47号"), []),
        (("国办发〔2017〕47号", "国办发〔2023〕5号"), []),  # a new edition
        (("国办发〔2017〕47号", "川办发〔2017〕47号"), []),
        (("国办发〔2017〕47号", "国办发〔2017〕17号"), ["docno.cross"]),
        (("粤办函〔2015〕555号", "粤办函〔2017〕555号"), ["docno.cross"]),
    ],
)
def test_one_title_two_numbers(numbers: tuple[str, str], expected: list[str]) -> None:
    texts = [facts(f"zwgk/tzgg/{i}.md", cited=(Citation("政府网站发展指引", n, 5, 9),)) for i, n in enumerate(numbers)]
    assert [f.name for f in run(site(*texts), docno_cross.RULE)] == expected


def test_our_own_documents_only() -> None:
    held = facts("zwgk/zcwj/p.md", doc_number="澄府办发〔2026〕3号")
    cited = [Citation("甲", n, 5, 9) for n in ("澄府办发〔2026〕3号", "国办发〔2017〕47号", "澄府办发〔2025〕8号")]
    found = run(site(held, facts("zwgk/tzgg/a.md", cited=tuple(cited))), cite_missing_document.RULE)
    assert [f.text for f in found] == ["澄府办发〔2025〕8号"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("设定依据、申请条件、申请材料、办理地点、办理时间、咨询电话、办理流程。\n", []),
        ("设定依据、申请条件、申请材料、办理地点、办理时间、咨询电话。\n", ["guide.missing-element"]),
        ("设定依据、申请条件、申请表等材料、办理地点、办理时间、咨询电话、办理流程。\n", ["guide.vague"]),
        ("依据、条件、其他相关材料、地点、时间、电话、流程。\n", ["guide.vague"]),
        ("依据、条件、法律法规规定的其他材料、地点、时间、电话、流程。\n", ["guide.vague"]),
    ],
)
def test_guides(body: str, expected: list[str]) -> None:
    guides = [r for r in RULES if r.name.startswith("guide.")]
    assert (
        sorted({f.name for f in SmallSite(example_site(f"---\ntype: guide\n---\n{body}")).findings(*guides)})
        == expected
    )

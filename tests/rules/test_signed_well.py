"""One look at the signatures spares eighteen rules: only where none of them finds anything."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from sitegen.judging import SiteUnderCheck, site
from sitegen.opening import hasher
from sitegen.rules import RULES
from sitegen.rules.awake import has_digests, has_secrecy_review
from sitegen.rules.signed_well import is_doubtful
from sitegen.stages import read
from tests.helpers import NOTICE, NOW, PERFECT, write_site

WAITING = tuple(rule for rule in RULES if rule.when in (is_doubtful, has_digests, has_secrecy_review))
MADE = 3000
UNITS = """\
units:
  - {id: office, name: 县政府办公室, supervisor: county}
  - {id: county, name: 县政府}
  - {id: water, name: 县水利局, supervisor: county}
people:
  - {id: lihua, name: 李华, unit: office, posts: [{post: 业务股室负责人, rank: 1, levels: [first], from: 2024-01-01}]}
  - {id: wangwei, name: 王卫, unit: county, posts: [{post: 分管负责人, rank: 2, levels: [second, joint], from: 2024-01-01, to: 2026-03-07}]}
  - {id: zhaoan, name: 赵安, posts: [{post: 主要负责人, rank: 3, levels: [first, second, final], from: 2024-01-01}]}
  - {id: qianduo, name: 钱多, unit: water, posts: [{post: 局长, rank: 2, levels: [second, final], from: 2024-01-01}]}
  - {id: sunli, name: 孙立, vendor: true, posts: [{post: 运维, rank: 1, levels: [first, final], from: 2024-01-01}]}
  - {id: zhangmin, name: 张敏, unit: office, posts: [{post: 编辑, rank: 0, from: 2024-01-01}]}
  - {id: same, name: 重名, unit: office, posts: [{post: 副主任, rank: 2, levels: [second], from: 2024-01-01}]}
  - {id: again, name: 重名, unit: office, posts: [{post: 副主任, rank: 2, levels: [second], from: 2024-01-01}]}
"""
EVIDENCE = "  evidence: {minimum: names}\n"
SITES = {
    "plain": EVIDENCE,
    "joint": "  evidence: {minimum: names, sensitivity: {sensitive: {joint: 1}, important: {consult: true}}}\n",
    "own": EVIDENCE + "  rules:\n    review.role: {options: {own_unit: true}}\n    review.missing-level: {options: {levels: [second]}}\n",
}
NAMES = ("李华", "lihua", "李 华", "王卫", "wangwei", "赵安", "钱多", "孙立", "重名", "same", "张敏", "陌生人", "\u200b", "")
TIMES = ("2026-03-06 09:00", "2026-03-06 15:00", "2026-03-08 08:30", "2026-03-09 08:30", "2026-03-09 10:00", "2026-03-06", "2026-03-09", "明天", "")
USUAL = ("李华", "王卫", "赵安"), ("2026-03-06 09:00", "2026-03-06 15:00", "2026-03-09 08:30")
MORE = (
    "unit: office", "unit: water", "unit: nobody", "sensitivity: sensitive", "sensitivity: important", "reprint: true",
    "urgent: {by: 赵安, at: 2026-03-06 09:00, reason: 强降雨}", "withdrawals: [{at: 2026-03-06 12:00, by: 赵安, reason: 有误}]",
    "secrecy_review: {by: 李华, at: 2026-03-10 12:00, conclusion: 不得公开}",
)  # fmt: skip


def signed(made: random.Random) -> str:
    """The perfect notice with other signatures; mostly near to what is right, for everything is told apart there."""
    entries = []
    for level, usual, when in zip(("first", "second", "final"), *USUAL, strict=True):
        name = usual if made.random() < 0.8 else made.choice(NAMES)
        level = level if made.random() < 0.95 else made.choice(("first", "second", "final", "joint", "fourth", ""))
        more = made.choice((", undecided: true", ", digest: x", ', digest: ""', ", consulted: 县水利局")) if made.random() < 0.1 else ""
        if made.random() < 0.97:
            entries.append(f'  - {{level: "{level}", name: "{name}", at: {when if made.random() < 0.8 else made.choice(TIMES)}{more}}}\n')
    if made.random() < 0.1:
        entries.append(f"  - {{level: {made.choice(('joint', 'final'))}, name: {made.choice(('王卫', '钱多'))}, at: 2026-03-06 16:00}}\n")
    editor = "张敏" if made.random() < 0.8 else made.choice((*NAMES, "张敏、李华", "张敏 赵 安", "新来的"))
    date = "2026-03-09 09:00" if made.random() < 0.8 else made.choice(TIMES)
    more = f"{made.choice(MORE)}\n" if made.random() < 0.3 else ""
    return (f'---\ntitle: 关于开展农田水利建设的通知\nsource: 县政府办公室\neditor: "{editor}"\nid: a\ndate: {date}\n{more}'
            f"reviewers:\n{''.join(entries)}---\n请各单位按时报送。\n")  # fmt: skip


@pytest.fixture(scope="module", params=SITES)
def under(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, SiteUnderCheck]:
    head = PERFECT["site.yaml"].partition("checks:\n")[0]
    files = PERFECT | {"site.yaml": f"{head}checks:\n{SITES[request.param]}", "checks/people.yaml": UNITS}
    root = write_site(tmp_path_factory.mktemp(request.param), files)
    return root, site(root, NOW)


def test_what_is_spared_would_have_found_nothing(under: tuple[Path, SiteUnderCheck]) -> None:
    root, known = under
    made = random.Random(1)
    spared, reported = 0, set[str]()
    for _ in range(MADE):
        text = read.article(read.decoded(NOTICE.removeprefix("content/"), signed(made).encode()), known.settings, hasher(root))
        for rule in WAITING:
            found = [*rule.check(text, known.context)]
            assert rule.when is not None and (rule.when(text) or not found), text.source
            reported |= {one.name for one in found}
        spared += not is_doubtful(text)
    assert spared > MADE / 20
    assert {rule.name for rule in WAITING} - reported <= {"review.recorded-exception", "review.urgent-no-review", "review.missing-joint"}

"""Marks of secrecy however they are spelt, internal papers, attributes and red headers; and what only sounds alike."""

from __future__ import annotations

import pytest

from sitegen.rules import RULES
from tests.factories import SmallSite
from tests.helpers import example_site

SECRECY = [rule for rule in RULES if rule.name.startswith(("secrecy.", "redhead."))]


def found(body: str) -> list[tuple[str, str]]:
    return [(f.name, f.text) for f in SmallSite(example_site(body)).findings(*SECRECY)]


@pytest.mark.parametrize(
    "body",
    [
        "要认真学习保守国家秘密法，做到涉密不上网。\n",
        "依法保护商业秘密和个人隐私，对机密性要求高的系统单独部署。\n",
        "设立秘密写票处。\n",
        "国家秘密的密级分为绝密、机密、秘密三级。\n",
        "工作秘密管理按照规定执行，内部文件应当妥善保管。\n",
        "依申请公开工作按条例办理，不予公开的应当说明理由。\n",
        "（此件公开发布）\n",
        "要落实县人民政府文件要求。\n",
        "澄溪县人民政府办公室文件管理办法自发布之日起施行。\n",
        "**机密** *10* 项\n",
    ],
)
def test_what_is_no_mark(body: str) -> None:
    assert found(body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("机密★10年\n", [("secrecy.mark", "机密★10年")]),
        ("绝密★\n", [("secrecy.mark", "绝密★")]),
        ("秘 密 ★ 1 年\n", [("secrecy.mark", "秘 密 ★ 1 年")]),
        ("机·密☆长期\n", [("secrecy.mark", "机·密☆长期")]),
        ("機密★\n", [("secrecy.mark", "機密★")]),
        ("机\u200b密★\n", [("secrecy.mark", "机\u200b密★")]),
        ("机密&#9733;10年\n", [("secrecy.mark", "机密★10年")]),
        ("机密＊5年\n", [("secrecy.mark", "机密＊5年")]),
        ("密级：机密\n", [("secrecy.mark", "密级：机密")]),
        ("秘密\n\n县政府办公室印发。\n", [("secrecy.mark", "秘密")]),
        ("内部资料，注意保存\n", [("secrecy.internal", "内部资料，注意保存")]),
        ("本文仅供内部参阅。\n", [("secrecy.internal", "仅供内部参阅")]),
        ("（工作秘密）\n", [("secrecy.internal", "（工作秘密）")]),
        ("特急 明电\n\n各乡镇：\n", [("secrecy.internal", "特急 明电")]),
        ("（此件依申请公开）\n", [("secrecy.disclosure-attribute", "（此件依申请公开）")]),
        ("公开方式：不予公开\n", [("secrecy.disclosure-attribute", "公开方式：不予公开")]),
        ("此件不公开\n", [("secrecy.disclosure-attribute", "此件不公开")]),
        ("澄溪县人民政府文件\n\n澄府发〔2026〕3号\n", [("redhead.line", "澄溪县人民政府文件")]),
        ("澄 溪 县 人 民 政 府 文 件\n\n澄府发（2026）3号\n", [("redhead.line", "澄 溪 县 人 民 政 府 文 件")]),
        ("## 澄溪县教育局文件\n\n---\n\n澄教发〔2026〕3号\n", [("redhead.line", "澄溪县教育局文件")]),
    ],
)
def test_what_may_not_go_online(body: str, expected: list[tuple[str, str]]) -> None:
    assert found(body) == expected


def test_own_words_of_the_office() -> None:
    files = example_site("本期《澄溪内参》印发各单位。\n")
    files["site.yaml"] = files["site.yaml"].replace(
        "checks:\n", "checks:\n  rules: {secrecy.internal: {options: {words: [澄溪内参]}}}\n"
    )
    assert [f.name for f in SmallSite(files).findings(*SECRECY)] == ["secrecy.internal"]

"""Rules that know a closed list of words: each word of it is reported, and what merely contains one is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rules.test_cases import reported

REPRINT = "---\nreprint: true\nsource: {}\nsource_url: https://www.news.example/a.html\n---\n"
PERSON = "---\neditor: {}\n---\n"
TITLE = "会议由付{}主持。\n"

SILENT = (
    ("fm.placeholder-person", PERSON, ("佚名山", "管理员张")),
    ("typo.title-role", "支付{}基金。\n", ("局长", "校长")),
    ("reprint.no-source", REPRINT, ("网络安全报", "新华网络公司")),
)

REPORTED = (
    ("fm.placeholder-person", PERSON, ["佚名", "匿名", "admin", "Administrator", "root", "test", "guest", "editor", "user12", "超级管理员", "系统管理员", "管理员", "网站管理员", "编辑", "小编"]),
    ("typo.title-role", TITLE, ["市长", "县长", "区长", "省长", "州长", "镇长", "乡长", "局长", "处长", "科长", "部长", "院长", "主任", "主席", "书记", "校长", "总理", "总经理", "秘书长"]),
    ("reprint.no-source", REPRINT, ["本站", "本网", "本网站", "网络", "互联网", "网上", "网站", "转载", "转发", "摘自网络", "来源网络", "综合", "未知", "不详", "其他", "原创"]),
)


@pytest.mark.parametrize(("name", "shape", "word"), [(name, shape, word) for name, shape, words in SILENT for word in words])
def test_silent(name: str, shape: str, word: str, tmp_path: Path) -> None:
    assert name not in reported(tmp_path, shape.format(word))


@pytest.mark.parametrize(("name", "shape", "word"), [(name, shape, word) for name, shape, words in REPORTED for word in words])
def test_reported(name: str, shape: str, word: str, tmp_path: Path) -> None:
    assert name in reported(tmp_path, shape.format(word))

"""For each rule on what a body says: one text that must stay silent, then three or more that it reports, beyond its example."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from sitegen.pipeline import inspect
from tests.helpers import NOW, example_site, write_site


class Cases(NamedTuple):
    """Bodies (or front matter and body) for one rule. None shows what the rule's own example shows."""

    silent: tuple[str, ...]
    reported: tuple[str, ...]


ID = "11010519491231002X"
"""The number in the standard on identity numbers: nobody's."""

CASES: dict[str, Cases] = {
    "sensitive.word": Cases(
        ("县里办起百家讲坛，防范注册送礼诈骗。",),
        ("## 注册送彩金", "| 内容 |\n| --- |\n| 注册送彩金 |", "[注册送彩金](https://a.example/)", "> 注册送彩金"),
    ),
    "sensitive.evasion": Cases(
        ("注册。送彩金额另行通知。", "注册、送、彩、金"),
        ("注·册·送·彩·金", "注\u200b册送彩金", "注&#20876;送彩金", "註冊送彩金"),
    ),
    "text.invisible-char": Cases(
        ("按时报送。",), ("按时\u00ad报送。", "按时\u200d报送。", "## 按时\u2060报送", "| 甲 |\n| --- |\n| 按\ue000时 |")
    ),
    "text.bidi": Cases(("按时报送。",), ("按时\u202a报送。", "按时\u2066报送。", "## 按时\u202d报送")),
    "typo.word": Cases(
        ("公布署名文章，请按装机容量填报。",), ("## 工作布署", "> 做好布署。", "| 甲 |\n| --- |\n| 布署 |", "不具有法律效应。")
    ),
    "typo.duplicate": Cases(
        ("常常联系，天天向上。",),
        ("县人民政府县人民政府决定。", "| 甲 |\n| --- |\n| 应当应当报送 |", "按照按照要求报送。", "请及时及时及时报送。"),
    ),
    "typo.title-role": Cases(("支付局长基金。",), ("付市长出席。", "付主任讲话。", "| 甲 |\n| --- |\n| 付书记 |")),
    "names.near-miss": Cases(
        ("齐齐哈尔市、延边朝鲜族自治州。",), ("赴新疆维吾自治区学习。", "赴广西壮族治区学习。", "| 甲 |\n| --- |\n| 延边朝鲜自治州 |")
    ),
    "punct.halfwidth": Cases(
        ("9:00前报送1,000份。", "`甲,乙`"), ("按时报送;逾期通报。", "联系人:张敏", "是否按时?请核对。", "## 甲,乙、丙")
    ),
    "punct.unpaired": Cases(
        ("1)排查\n\n2)上报", "“甲（乙）《丙》”"), ("要落实《办法的要求。", "要落实（办法的要求。", "要落实“办法的要求。", "要落实】的要求。")
    ),
    "punct.mixed-quotes": Cases(
        ("落实“三审”制度。", '`"三审"`'), ('做到"一网通办"。', '> 落实"三审"制度。', '| 甲 |\n| --- |\n| 落实"三审"制度 |')
    ),
    "punct.ellipsis": Cases(("水库、渠道……",), ("水库、渠道...", "水库、渠道。。。。", "水库、渠道…")),
    "numeral.day-hao": Cases(("3月31日，31号楼，第3号。",), ("4月5号开会。", "2026年4月5号。", "| 甲 |\n| --- |\n| 4月5号 |")),
    "numeral.short-year": Cases(("自2026年3月9日起。", "共26年。"), ("25年12月1日起。", "> 26年3月9日起。", "| 甲 |\n| --- |\n| 26年3月9日 |")),
    "docno.bracket": Cases(
        ("（2023）川0703民初1号判决。",), ("按国办发[2017]47号办理。", "按国办发(2017)47号办理。", "按国办发【2017】47号办理。")
    ),
    "docno.leading-zero": Cases(
        ("国办发〔2017〕470号。",), ("按国发〔2020〕01号办理。", "> 国办发〔2017〕007号", "| 甲 |\n| --- |\n| 川府发〔2020〕08号 |")
    ),
    "docno.year": Cases(("国发〔2025〕7号。",), ("国发〔2027〕7号。", "国发〔2099〕7号。", "> 国发〔2028〕7号")),
    "docno.di": Cases(("国发〔2020〕1号。", "第1号公告。"), ("国发〔2020〕第1号。", "> 川府发〔2020〕第8号", "| 甲 |\n| --- |\n| 国发〔2020〕第12号 |")),
    "docno.missing-hao": Cases(
        ("国发〔2020〕1号、2号文件。",), ("按国发〔2020〕1办理。", "> 川府发〔2020〕8的要求", "（国办发〔2017〕47）")
    ),
    "docno.mismatch": Cases(
        ("---\ndoc_number: 澄府办〔2026〕3号\n---\n澄府办〔2026〕3号\n\n各乡镇人民政府：",),
        (
            "---\ndoc_number: 澄府办〔2026〕3号\n---\n澄府办〔2025〕3号\n\n各乡镇人民政府：",
            "---\ndoc_number: 澄府办〔2026〕3号\n---\n澄府发〔2026〕3号\n\n各乡镇人民政府：",
            "---\ndoc_number: 澄府办〔2026〕3号\n---\n澄府办〔2026〕33号\n\n各乡镇人民政府：",
        ),
    ),
    "date.impossible": Cases(
        ("农历二月三十日。", "2024年2月29日。"), ("2025年2月29日前。", "4月31日前。", "2026-06-31", "二〇二六年十三月一日。")
    ),
    "date.weekday": Cases(
        ("3月9日（星期一）。", "3月9日（星期一至星期五）。"), ("3月9日（周二）。", "2026年3月9日星期三。", "| 甲 |\n| --- |\n| 3月9日（星期日） |")
    ),
    "pii.idcard": Cases(
        ("编号110105194912310021。", "110***********002X"),
        (f"## {ID}", f"| 号码 |\n| --- |\n| {ID} |", f"[材料](https://a.example/{ID})", f"`{ID}`", f"身份证号：{ID.lower()}"),
    ),
    "pii.mobile": Cases(
        ("电话0000-6166558，编号1380013800。",), ("13800138000", "| 电话 |\n| --- |\n| 13800138000 |", "电话：138 0013 8000", "`13800138000`")
    ),
    "pii.bankcard": Cases(
        ("项目编号6222000000123456001。",), ("账号：6222000000123456000", "| 银行卡号 |\n| --- |\n| 6222000000123456000 |", "卡号6222-0000-0012-3456-000")
    ),
    "pii.idcard-suspect": Cases(
        ("编号110105194912310021。",), ("身份证：110105194912310022", "公民身份号码：110105194912310024", "身份证号码 110105194912310023")
    ),
    "secret.token": Cases(
        ("密码见培训材料。", "请设置密码。"), ("密码：Ab123456789", "密码是Xy98765432。", "-----BEGIN RSA PRIVATE KEY-----")
    ),
    "pii.passport": Cases(("持护照登记。", "E12345678"), ("护照号码：G12345678", "护照：E12345678", "> 护照号 D12345678")),
    "secrecy.mark": Cases(
        ("学习保守国家秘密法，做到涉密不上网。",), ("秘密★5年\n\n印发。", "绝密★\n\n印发。", "密级：机密\n\n印发。", "机 密★10年\n\n印发。")
    ),
    "secrecy.internal": Cases(("加强内部资料管理。",), ("内部文件，不得外传。", "仅供内部使用。", "## 内部资料，注意保存")),
    "secrecy.disclosure-attribute": Cases(
        ("（此件公开发布）",), ("（此件不予公开）", "（此件依申请公开）", "公开属性：依申请公开", "（此件不公开）")
    ),
    "redhead.line": Cases(
        ("请遵照县人民政府文件执行。",), (
            "澄溪县人民政府办公室文件\n\n澄府办发〔2026〕3号\n\n请执行。",
            "澄溪县水利局文件\n\n澄水发〔2026〕3号\n\n请执行。", "**澄溪县水利局文件**\n\n澄水发〔2026〕3号\n\n请执行。")
    ),
    "link.dead-internal": Cases(
        ("[通知公告](/zwgk/tzgg/)", "[办法](../zcwj/p.md)"), ("[另一通知](../xwdt/no.md)", "[没有这页](/zwgk/none/)", "[没有的栏目](/zwgk/xxgk/)")
    ),
    "link.text": Cases(
        ("[政务服务平台](https://a.example/)",), ("[这里](https://a.example/)", "[更多](https://a.example/)", "[点此](https://a.example/)", "[](https://a.example/)")
    ),
    "link.anchor": Cases(("见[页首](#top)。",), ("见[目录](#目录)。", "## 甲\n\n见[乙部分](#乙)。", "见[办法第二章](../zcwj/p.md#二)。")),
    "link.host-mismatch": Cases(
        ("[www.a.example](https://www.a.example/b)",),
        ("[https://www.a.example/](https://b.example/)", "[www.a.example/x](https://b.example/x)", "见[www.a.example](http://www.a.example.b.example/)"),
    ),
    "link.intranet": Cases(
        ("[系统](https://oa.example/)",), ("[系统](http://10.1.2.3/)", "[系统](http://127.0.0.1/)", "[系统](http://localhost/)", "[系统](http://172.16.0.1/)")
    ),
    "link.shortener": Cases(("[通告](https://a.example/t.cn)",), ("[通告](https://t.cn/A1)", "[通告](https://dwz.cn/A1)", "[通告](http://suo.im/A1)")),
    "link.punycode": Cases(
        ("[官网](https://www.a.example/)",), ("[官网](https://xn--80ak6aa92e.example/)", "[官网](https://www.аpple.example/)", "[官网](http://www.gоv.example/)")
    ),
    "html.hidden-link": Cases(
        ("请按时报送。",),
        (
            '<a href="https://a.example/" style="font-size:0">彩票</a>',
            '<div style="position:absolute;left:-9999px"><a href="https://a.example/">彩票</a></div>',
            '<a href="https://a.example/" hidden>彩票</a>',
            '<a href="https://a.example/" style="visibility:hidden">彩票</a>',
        ),
    ),
    "html.script": Cases(("`<script>`",), ("<script>alert(1)</script>", "<SCRIPT>a</SCRIPT>", "文字<script>a</script>文字")),
    "html.iframe": Cases(("`<iframe>`",), ("<IFRAME src=a></IFRAME>", "文字<iframe></iframe>", '<iframe srcdoc="a"></iframe>')),
    "html.meta-refresh": Cases(
        ("`<meta>`",), ('<META HTTP-EQUIV="Refresh" content="0">', "<meta http-equiv=refresh content=1>", "<meta http-equiv='refresh' content='0;url=a'>")
    ),
    "html.event-handler": Cases(("`onclick`",), ("<b onload=a>甲</b>", '<img src=a onerror="a">', '<p ONCLICK="a">甲</p>')),
    "html.form": Cases(("`<form>`",), ("<FORM>甲</FORM>", "文字<form>甲</form>", '<form method="post">甲</form>')),
    "html.base": Cases(("`<base>`",), ('<BASE href="/">', "文字<base href=a>文字", "<base target=_blank>")),
    "html.bad-scheme": Cases(
        ("[填报系统](https://a.example/)",), ("[系统填报](vbscript:a)", "[系统填报](data:text/html,a)", "[系统填报](JavaScript:a)", "[系统填报](java&#115;cript:a)")
    ),
    "html.raw": Cases(("`<font>`", "气温<5度"), ("<center>甲</center>", "甲<u>乙</u>丙", "<span>甲</span>")),
    "md.directive": Cases((":::right\n甲\n:::",), (":::center-left\n甲\n:::", ":::figure\n甲", "::::right\n甲")),
    "md.too-deep": Cases((">> 正文",), ("> " * 60 + "正文", ">" * 99 + "正文", "- " * 60 + "正文")),
    "image.missing": Cases(
        ("请按时报送。",), ("![渠道现场](files/qudao.png)", "![渠道现场](../qudao.jpg)", "甲![渠道现场](qudao.gif)乙")
    ),
    "image.foreign": Cases(
        ("请按时报送。",), ("![渠道现场](http://a.example/a.png)", "![渠道现场](//a.example/a.png)", "甲![渠道现场](https://a.example/a.jpg)乙")
    ),
    "attachment.mentioned": Cases(
        ("附件请到窗口领取。",), ("附件：1.任务表\n\n2.联系表", "具体见附件。\n\n附件：任务表", "附件1：任务分解表", "附件2：任务联系表\n")
    ),
    "structure.numbering": Cases(
        ("一、甲\n\n二、乙",), ("一、甲\n\n一、乙", "（一）甲\n\n（三）乙", "第一条　甲\n\n第三条　乙", "1.甲\n\n2.乙\n\n4.丙")
    ),
    "structure.level-skip": Cases(
        ("一、甲\n\n（一）乙",), ("一、甲\n\n（1）乙\n\n（2）丙\n\n二、丁", "一、甲\n\n二、乙\n\n（1）丙\n\n（2）丁", "## 一、甲\n\n（1）乙\n\n（2）丙")
    ),
    "furniture.empty": Cases(("请按《办法》报送。",), ("请按“”报送。", "请按（）报送。", "请按〔〕报送。", "## 《》")),
}  # fmt: skip


def reported(folder: Path, example: str) -> set[str]:
    findings = inspect(write_site(folder, example_site(example)), now=NOW, jobs=1).checked.findings
    return {finding.name for finding in findings}


@pytest.mark.parametrize(("name", "example"), [(name, one) for name, cases in CASES.items() for one in cases.silent])
def test_silent(name: str, example: str, tmp_path: Path) -> None:
    assert name not in reported(tmp_path, example)


@pytest.mark.parametrize(("name", "example"), [(name, one) for name, cases in CASES.items() for one in cases.reported])
def test_reported(name: str, example: str, tmp_path: Path) -> None:
    assert name in reported(tmp_path, example)


@pytest.mark.parametrize("name", CASES)
def test_each_rule_has_a_silent_case_and_three_reported_ones(name: str) -> None:
    assert CASES[name].silent and len(set(CASES[name].reported)) >= 3

"""Cases of the rules on document numbers, citations and dates."""

from __future__ import annotations

from tests.rules.casework import Cases, text

__all__ = ["CASES"]


def number(own: str, body: str = "请按时报送。\n", more: str = "") -> str:
    return f"---\ndoc_number: {own}\n{more}---\n{body}"


CITED = "请落实《澄溪县小型水库管理办法》（{}）。\n"
HELD = text("content/zwgk/zcwj/p.md", "doc_number: 澄府办发〔2026〕3号\n", body=None)

CASES = {
    "docno.bracket": Cases(
        ("（2023）川0703民初1号判决。", "按国办发〔2017〕47号办理。", number("澄府办〔2026〕3号")),
        (
            "按⟦国办发[2017]47号⟧办理。",
            "按⟦国办发(2017)47号⟧办理，**⟦国办发（2018）8号⟧**。",
            "按⟦国办发【2017】47号⟧办理。",
            "| 甲 |\n| --- |\n| ⟦绵府发（2023）7号⟧ |",
            number("⟦澄府办（2026）3号⟧"),
            number('"⟦澄府办（2026）3号⟧"').replace("⟦", "").replace("⟧", ""),
            number("⟦澄府办（2026）3号和4号⟧").replace("⟦", "").replace("⟧", ""),
        ),
    ),
    "docno.leading-zero": Cases(
        ("国办发〔2017〕470号。", number("澄府办〔2026〕30号")),
        ("按⟦国发〔2020〕01号⟧办理。", "> ⟦国办发〔2017〕007号⟧", "| 甲 |\n| --- |\n| ⟦川府发〔2020〕08号⟧ |", number("⟦澄府办〔2026〕03号⟧")),
    ),
    "docno.year": Cases(
        (
            "国发〔2026〕7号，国发〔2025〕7号。",
            number("澄府办〔2026〕3号", more="issued: 2026-03-05\n"),
            number("澄府办〔2025〕3号", more="issued: 2026-01-05\n"),
            number("澄府办2025第3期", more="issued: 2026-03-05\n"),
            "---\ndate:\n---\n国发〔2027〕7号。",
        ),
        (
            "⟦国发〔2027〕7号⟧，国发〔2026〕7号。",
            "⟦国发〔2099〕7号⟧。",
            "> **⟦国发〔2028〕7号⟧**",
            number("⟦澄府办〔2025〕3号⟧", more="issued: 2026-03-05\n"),
            number("⟦澄府办〔2025〕3号⟧", more="issued: 2026-02-01\n"),
            number("⟦澄府办〔2024〕3号⟧", more="issued: 2026-01-05\n"),
            number("⟦澄府办〔2026〕3号⟧", more="issued: 2025-12-31\n"),
            number("⟦澄府办〔2027〕3号⟧", more="issued: 2026-01-05\n"),
        ),
    ),
    "docno.di": Cases(
        ("国发〔2020〕1号。", "第1号公告。", number("澄府办〔2026〕3号")),
        ("⟦国发〔2020〕第1号⟧。", "> ⟦川府发〔2020〕第8号⟧", "| 甲 |\n| --- |\n| ⟦国发〔2020〕第12号⟧ |", number("⟦澄府办〔2026〕第3号⟧")),
    ),
    "docno.missing-hao": Cases(
        ("国发〔2020〕1号、2号文件。", number("澄府办〔2026〕3号")),
        ("按⟦国发〔2020〕1⟧办理。", "> ⟦川府发〔2020〕8⟧的要求", "（⟦国办发〔2017〕47⟧）", number("⟦澄府办〔2026〕3⟧"), "按⟦国发〔2020〕1⟧办理，⟦国发〔2020〕2⟧也是"),
    ),
    "docno.mismatch": Cases(
        (
            number("澄府办〔2026〕3号", "澄府办〔2026〕3号\n\n澄府办〔2026〕4号\n"),
            number("澄府办〔2026〕3号", "按澄府办〔2026〕4号执行。\n"),
            number("澄府办〔2026〕3号", "甲\n" * 12 + "澄府办〔2026〕4号\n"),
            number("澄府办2026第3号", "澄府办〔2026〕4号\n"),
            "澄府办〔2026〕4号\n",
            number("澄府办〔2026〕3号", "澄府办（2026）4号\n"),
        ),
        (
            number("澄府办〔2026〕3号", "⟦澄府办〔2025〕3号⟧\n\n各乡镇人民政府：\n"),
            number("澄府办〔2026〕3号", "各乡镇：\n\n⟦澄府发〔2026〕3号⟧\n\n澄府办〔2026〕5号\n"),
            number("澄府办〔2026〕3号", "　　*⟦澄府办〔2026〕33号⟧*_ \n\n各乡镇人民政府：\n"),
            number("澄府办〔2026〕3号", "甲\n" * 11 + "⟦澄府办〔2026〕4号⟧\n"),
            number("澄府办〔2026〕3号", "⟦澄府办〔2026〕4号⟧\r\n"),
        ),
    ),
    "cite.missing-document": Cases(
        (
            CITED.format("澄府办发〔2025〕3号"),
            HELD + text("content/zwgk/tzgg/a.md", body=CITED.format("澄府办发〔2026〕3号")),
            HELD + text("content/zwgk/tzgg/a.md", body=CITED.format("川府发〔2026〕5号")),
            HELD + text("content/zwgk/tzgg/a.md", body=CITED.format("澄府发〔2026〕5号")),
        ),
        (
            HELD + text("content/zwgk/tzgg/a.md", body=CITED.format("⟦澄府办发〔2025〕8号⟧")).replace("⟦", "").replace("⟧", ""),
            HELD + text("content/zwgk/tzgg/a.md", body="《水库巡查规定》（澄府办发〔2025〕8号）、《水库值守规定》（澄府办发〔2024〕9号）。\n"),
            HELD + text("content/zwgk/xwdt/news.md", body="见《水库除险规定》（澄府办发〔2026〕4号）。\n"),
            text("content/zwgk/zcwj/p.md", 'doc_number: "澄府办发 〔2026〕 3号"\n', body=None)
            + text("content/zwgk/tzgg/a.md", body="《水库巡查规定》（澄府办发〔2025〕8号）。\n"),
        ),
    ),
    "docno.cross": Cases(
        (
            CITED.format("澄府办发〔2025〕3号") + CITED.format("澄府办发〔2025〕3号"),
            CITED.format("澄府办发〔2025〕3号") + CITED.format("澄府办发〔2024〕4号"),
            CITED.format("澄府办发〔2025〕3号") + CITED.format("澄府发〔2025〕4号"),
            "《水库巡查规定》（澄府办发〔2025〕3号）和《水库值守规定》（澄府办发〔2025〕4号）",
        ),
        (
            CITED.format("澄府办发〔2025〕3号") * 2 + CITED.format("澄府办发〔2024〕3号"),
            CITED.format("澄府办发〔2025〕4号") * 2 + CITED.format("澄府办发〔2025〕33号"),
            HELD + text("content/zwgk/tzgg/a.md", body=CITED.format("澄府办发〔2026〕33号") * 3),
            HELD + text("content/zwgk/xwdt/news.md", "doc_number: 澄府办发〔2026〕4号\ntitle: 澄溪县小型水库管理 办法\n", body="甲。\n"),
            CITED.format("澄府办发〔2025〕3号") + CITED.format("澄府办发〔2025〕4号") + CITED.format("澄府办发〔2024〕4号"),
        ),
    ),
    "date.impossible": Cases(
        ("农历二月三十日。", "2024年2月29日，2月29日。", "2000年2月29日", "版本2026.2.30a"),
        (
            "⟦2025年2月29日⟧前。",
            "⟦4月31日⟧前，⟦2月30日⟧、⟦13月1日⟧、⟦0月1日⟧、⟦1月0日⟧、⟦1月32日⟧。",
            "⟦2026-06-31⟧、⟦2026/2/30⟧、⟦2026.2.30⟧",
            "⟦二〇二六年十三月一日⟧。",
            "| 甲 |\n| --- |\n| ⟦1900年2月29日⟧ |",
            "---\ntitle: 关于⟦2月30日⟧开会的通知\n---\n",
        ),
    ),
    "date.weekday": Cases(
        (
            "3月9日（星期一）。",
            "3月9日（星期一至星期五）。",
            "每周一上报，4月1日起。",
            "2月30日（星期一）。",
            "---\ndate:\n---\n3月9日（周二）。",
            "2024年1月1日起，3月9日（星期六）。",
        ),
        (
            *(f"⟦3月9日（星期{day}）⟧。" for day in "二三四五六日"),
            "⟦3月10日（周一）⟧，⟦3月11日（周一）⟧、⟦3月12日（周一）⟧、⟦3月13日（周一）⟧、⟦3月14日（周一）⟧、⟦3月15日（周一）⟧。",
            "⟦2026年3月9日星期三⟧。",
            "| 甲 |\n| --- |\n| ⟦3月9日（礼拜天）⟧ |",
            "2024年1月1日起，⟦3月9日（星期一）⟧。",
            "2024年1月1日起" + "，" * 39 + "⟦3月9日（星期一）⟧。",
            "2024年1月1日起" + "，" * 40 + "⟦3月9日（星期六）⟧。",
            "2024年1月1日，1月2日，⟦1月3日（星期一）⟧",
            "⟦12月31日（星期四）⟧，⟦10月1日（星期四）⟧，⟦9月9日（星期四）⟧",
            "---\ndate: 2026-10-01 09:00\n---\n⟦3月9日（星期一）⟧，⟦4月1日（星期四）⟧",
        ),
    ),
}

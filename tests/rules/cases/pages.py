"""Cases of the rules on structure, Markdown forms, guides, leaders, questions, responses."""

from __future__ import annotations

from tests.rules.casework import Cases, site_yaml, text

__all__ = ["CASES"]

A = "content/zwgk/tzgg/a.md"
GUIDE = "设定依据：《条例》第九条。申请条件：种粮农户。办理材料：身份证。办理地点：服务中心。办理时间：工作日。联系电话：0000-6166558。办理流程：受理、审核。"


def guide(body: str = GUIDE, keys: str = "") -> str:
    return f"---\ntype: guide\n{keys}---\n{body}\n"


def without(*words: str) -> str:
    body = GUIDE
    for word in words:
        assert word in body
        body = body.replace(word, "某某")
    return body


def form(*files: tuple[str, str, str]) -> str:
    """A guide with attachments (path, title, content)."""
    rows = "".join(f"  - {{path: {path}, title: {title}}}\n" for path, title, _ in files)
    return "".join(f"-- content/zwgk/tzgg/{path} --\n{data}\n" for path, _, data in files if data) + text(A, f"type: guide\nattachments:\n{rows}", GUIDE + "\n")


LEADERS = """-- checks/leaders.yaml --
- {name: 周明远, post: 县委书记, from: 2024-01-01}
- {name: 陈志强, post: 县长, from: 2024-01-01}
- {name: 刘海燕, post: 副县长, from: 2024-01-01}
- {name: 王军, post: 副县长, from: 2024-01-01}
- {name: 欧阳明德, post: 秘书长, from: 2026-03-09}
- {name: 吴国栋, post: 县长, from: 2020-01-01, to: 2023-12-31}
"""


def led(body: str, keys: str = "") -> str:
    return LEADERS + text(A, keys, body + "\n")


FAQ = site_yaml(("type: notice", "type: faq"))


def faq(title: str, other: str, keys: str = "", more: str = "") -> str:
    return FAQ + text(A, f"title: {title}\n{keys}", "可以。\n") + text("content/zwgk/tzgg/z.md", f"title: {other}\n{more}", "可以。\n")


def response(*headings: str, event: str = "") -> str:
    return f"---\ntype: response\n{event}---\n" + "\n\n".join(f"## {one}\n\n已处置。" for one in headings) + "\n"


CASES = {
    "md.directive": Cases(
        (":::right\n甲\n:::", "甲:::乙", ":::figure a.png\n甲\n:::".replace("a.png", "files/a.png")),
        (
            ":::⟦center-left⟧\n甲\n:::",
            ":::figure\n甲",
            "⟦::::right⟧\n甲",
            "甲\n\n⟦:::⟧",
            ":::figure\n甲\n:::",
            ":::chart a.csv\n甲\n:::",
            ":::table\n| 甲 | 乙 |\n| --- | --- |\n| ⟦<<⟧ | 1 |\n:::",
            ":::table\n| ⟦^^⟧ | 乙 |\n| --- | --- |\n| 甲 | 1 |\n:::",
        ),
    ),
    "md.too-deep": Cases((">> 正文", ">" * 10 + " 正文", "- " * 5 + "正文"), ("> " * 60 + "正文", ">" * 99 + "正文", "- " * 60 + "正文", "甲\n\n" + ">" * 40 + " 乙")),
    "structure.numbering": Cases(
        ("一、甲\n\n二、乙", "第三条规定的事项", "2026.3.9", "一、甲\n\n（一）乙\n\n二、丙\n\n（一）丁", "一、甲\n\n（1）乙", "一、甲\n\n六、乙"),
        (
            "一、甲\n\n⟦一⟧、乙",
            "（一）甲\n\n（⟦三⟧）乙",
            "第一条　甲\n\n⟦第三条⟧　乙",
            "1.甲\n\n2.乙\n\n⟦4⟧.丙",
            "(一)甲\n\n(⟦三⟧)乙",
            "第一章 甲\n\n⟦第三章⟧ 乙\n\n⟦第五章⟧ 丙",
            "一、甲\n\n⟦五⟧、乙",
        ),
    ),
    "structure.level-skip": Cases(
        ("一、甲\n\n（一）乙", "（1）乙", "一、甲\n\n1.乙\n\n（1）丙", "一、甲\n\n（2）乙", "一、甲\n\n三、乙"),
        ("一、甲\n\n（⟦1⟧）乙\n\n（2）丙\n\n二、丁", "一、甲\n\n二、乙\n\n（⟦1⟧）丙\n\n（2）丁", "## 一、甲\n\n(⟦1⟧)乙\n\n(2)丙"),
    ),
    "furniture.empty": Cases(
        ("请按《办法》报送。", "`《》`", "阅读次数：12", "f()", "甲{{乙}丙", "（一）“二”", "点击率：", "阅读：", "---\ntitle: 关于《》的通知\n---\n甲。", "写法`{{title}}`与`${a}`"),
        (
            "请按⟦“”⟧⟦（）⟧⟦〔〕⟧⟦【】⟧⟦《》⟧⟦《 》⟧⟦《　》⟧报送。",
            "函数⟦()⟧，⟦{{title}}⟧，⟦${title}⟧，⟦{{" + "a" * 40 + "}}⟧{{" + "a" * 41 + "}}",
            *(f"⟦{word}{kind}：⟧\n" for word in ("阅读", "点击", "浏览", "访问") for kind in ("次数", "量", "数")),
            *(f"⟦阅读次数: {value}⟧ 来源" for value in ("-", "--", "—", "null", "undefined", "NaN")),
            "⟦点击数：⟧　来源",
            "⟦浏览量：⟧",
            "`代码`\n⟦《》⟧",
            "`代码`" + "，" * 40 + "⟦《》⟧",
            "## ⟦《》⟧",
        ),
    ),
    "guide.missing-element": Cases(
        (
            guide(),
            GUIDE.replace("依据", ""),
            guide(without("依据").replace("某某", "根据")),
            *(guide(without("申请条件").replace("某某", word)) for word in ("对象", "范围", "资格")),
            *(guide(without("办理材料").replace("某某", word)) for word in ("提交", "提供")),
            *(guide(without("办理地点").replace("某某", word)) for word in ("地址", "窗口", "网址", "平台")),
            *(guide(without("办理时间", "工作日").replace("某某", word, 1)) for word in ("时限", "期限", "工作日")),
            guide(without("电话").replace("某某", "热线")),
            *(guide(without("流程").replace("某某", word)) for word in ("程序", "步骤", "环节")),
        ),
        (
            guide(without("依据")),
            guide(without("申请条件")),
            guide(without("办理材料")),
            guide(without("办理地点")),
            guide(without("办理时间", "工作日")),
            guide(without("电话")),
            guide(without("流程")),
            guide("请到现场办理。"),
            guide("请到现场办理。", keys="title: \" \"\n"),
        ),
    ),
    "guide.vague": Cases(
        ("身份证等材料。", guide(), guide("办理材料：身份证、户口簿。材料齐全。")),
        (
            *(guide(f"身份证、⟦{word}材料⟧。") for word in ("其他", "其它", "相关", "有关", "等")),
            *(guide(f"身份证和⟦其他{word}资料⟧。") for word in ("相关", "有关", "证明", "必要", "需要的")),
            *(guide(f"身份证⟦等{word}证件⟧。") for word in ("申请", "申报", "证明", "辅助")),
            guide("⟦相关证明文件⟧".replace("证明文件", "证明证明文件")),
            *(guide(f"以及⟦{law}{said}其{o}⟧。") for law, said, o in (("法律", "规定的", "他"), ("法规", "要求的", "它"), ("规定", "的", "他"), ("要求", "的", "它"))),
            guide("⟦视情况提供⟧，⟦视情况而定⟧"),
        ),
    ),
    "guide.no-sample": Cases(
        (
            form(("a.txt", "补助申请表", "姓名："), ("b.txt", "补助申请表样表", "姓名：甲")),
            form(("a.txt", "补助说明", "姓名：")),
            form(("b.txt", "申请表填写说明", "姓名：甲")),
            form(("a.txt", "补助申请表", "姓名：")).replace("type: guide\n", ""),
            *(form(("a.txt", "补助申请表", "姓名："), ("b.txt", word, "姓名：甲")) for word in ("样本", "示例", "示范文本", "填写说明", "填表说明")),
        ),
        (
            *(form(("a.txt", f"补助{word}", "姓名：")) for word in ("申请表", "登记表", "审批表", "备案表", "申报表", "申请书", "承诺书")),
            form(("a.txt", "补助申请表", "姓名："), ("b.txt", "补助申请表样表", "姓名：")),
            form(("c.txt", "说明", "甲"), ("申请表.txt", '""', "姓名：")),
            form(("a.txt", "补助申请表", "姓名："), ("d.txt", "登记表", "甲"), ("b.txt", "样表", "甲")),
        ),
    ),
    "leader.name": Cases(
        (
            led("县长陈志强、副县长刘海燕、副县长王军出席。"),
            led("原县长陈志刚、前县长陈志刚、常县长陈志刚出席。"),
            led("县长陈大明、县长李志强出席。"),
            led("县长陈志刚出席。", "date:\n"),
            "县长陈志刚出席。",
            led("县长吴国梁出席。"),
            led("县长，陈志刚"),
        ),
        (
            led("县长⟦陈志刚⟧出席，副县长⟦王均⟧参加。"),
            led("县委书记⟦周名远⟧讲话，县长⟦陈至强⟧主持。"),
            led("秘书长⟦欧阳明得⟧到会。"),
            led("县长⟦吴国梁⟧出席。", "date: 2023-12-31\n"),
            led("甲。", "title: 县长⟦陈志刚⟧调研\n"),
        ),
    ),
    "leader.post": Cases(
        (
            led("县长陈志强出席。"),
            led("县长张大民出席。"),
            led("原县长吴国栋、县长陈志强出席。"),
            led("县长吴国栋出席。", "date: 2023-12-31\n"),
            led("副县长王军出席。"),
        ),
        (
            led("县长⟦吴国栋⟧出席。"),
            led("县委书记⟦陈志强⟧讲话，县长⟦刘海燕⟧主持。"),
            led("副县长⟦周明远⟧参加，秘书长⟦王军⟧参加。"),
            led("县长⟦刘海燕⟧出席。", "date: 2024-01-01\n"),
            led("县长⟦欧阳明德⟧出席。"),
        ),
    ),
    "leader.order": Cases(
        (
            led("周明远、陈志强、刘海燕出席。"),
            led("刘海燕和陈志强出席，刘海燕陪同陈志强，刘海燕向陈志强汇报，刘海燕与陈志强，刘海燕对陈志强说。"),
            led("刘海燕出席。陈志强讲话。"),
            led("刘海燕、" + "县" * 9 + "陈志强"),
            led("刘海燕、、、陈志强"),
            led("刘海燕、陈志强", "date: 2023-12-31\n"),
            led("刘海燕、刘海燕"),
            "刘海燕、陈志强",
        ),
        (
            led("县领导⟦陈志强、周明远⟧出席。"),
            led("⟦刘海燕， 县长陈志强⟧、王军出席，⟦王军,刘海燕⟧"),
            led("⟦刘海燕　陈志强⟧"),
            led("⟦刘海燕陈志强⟧"),
            led("⟦刘海燕、" + "县" * 8 + "陈志强⟧"),
            led("⟦王军、刘海燕⟧、张三、王军"),
            led("⟦欧阳明德、王军⟧参加。"),
        ),
    ),
    "faq.expired": Cases(
        (
            faq("补助如何申请", "补助如何领取", "expires: 2026-03-10\n"),
            faq("补助如何申请", "补助如何领取", "expires: 2026-03-09\nconfirmed_on: 2026-03-10\n"),
            faq("补助如何申请", "补助如何领取", "expires: 2026-03-09\ndraft: true\n"),
            "---\nexpires: 2026-03-01\n---\n",
            faq("补助如何申请", "补助如何领取"),
        ),
        (
            faq("补助如何申请", "补助如何领取", "expires: 2026-03-09\n"),
            faq("补助如何申请", "补助如何领取", "expires: 2026-03-05\nconfirmed_on: 2026-03-05\n"),
            faq("补助如何申请", "补助如何领取", "expires: 2026-03-05\nconfirmed_on: 2026-03-04\n", "expires: 2025-12-31\n"),
        ),
    ),
    "faq.duplicate": Cases(
        (
            faq("补助如何申请", "补助如何领取"),
            faq("补助如何申请", "补助如何申请", "draft: true\n"),
            faq("补助如何申请", "补助如何申请", "companion: true\n"),
            "-- content/zwgk/tzgg/b.md --" + text("content/zwgk/tzgg/b.md").partition(" --")[2],
            faq("？！", "！？"),
        ),
        (
            faq("补助如何申请", "补助如何申请"),
            faq("补助如何申请？", "“补助 如何申请”"),
            faq("ETC卡如何办2次", "etc卡，如何办2次"),
            faq("补助如何申请", "补助如何申请") + text("content/zwgk/tzgg/m.md", "title: 补助，如何申请\n"),
        ),
    ),
    "response.order": Cases(
        (
            response("2026-03-08 12:00 启动响应", "2026-03-08 12:00 通报", "2026-03-08 17:00 抢修"),
            response("2026-03-08 12:00 启动响应", "2026-03-08 10:00 通报").replace("type: response", "type: notice"),
            response("2026-03-08 12:00 启动响应", "2026-03-08 通报", "后续工作"),
            response("2026-03-08 09:00 启动响应", event="event_date: 2026-03-08 09:00\n"),
            response("启动响应", "通报"),
        ),
        (
            response("2026-03-08 12:00 启动响应", "⟦2026-03-08 10:30 通报⟧"),
            response("⟦2026-03-08 08:59 启动响应⟧", event="event_date: 2026-03-08 09:00\n"),
            response("2026-03-09 启动响应", "后续", "⟦2026-03-08 通报⟧", "2026-03-08 抢修"),
            response("2026-03-09 10:00 启动响应", "⟦2026-03-08通报⟧"),
        ),
    ),
}

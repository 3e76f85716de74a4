"""Cases of the rules on words: listed words, wrong spellings, names, characters nobody sees."""

from __future__ import annotations

from tests.rules.casework import Case, Cases, text

__all__ = ["CASES"]

LIST = "word,category,level,suggest,match,allow,source,since,until,note\n"
OWN = f"-- checks/words/own.csv --\n{LIST}"
CHARS = "\u00ad\u061c\u115f\u1160\u180e\u200b\u200c\u200e\u200f\u202a\u202e\u2060\u206f\u3164\ufeff\uffa0\ufff9\ufffb\ue000\uf8ff\U000e0001\U000e007f\u200d"
POSTS = (
    "市长 县长 区长 省长 州长 镇长 乡长 局长 处长 科长 部长 院长 主任 主席 书记 校长 总理 总经理 经理 所长 站长 支队长 大队长 队长 "
    "秘书长 组长 会长 教授 研究员 厅长 司长 行长 检察长 主编 董事长 股长 司令"
).split()


def own(row: str, body: str) -> str:
    """A site with one listed word and a notice that says so."""
    return f"{OWN}{row}\n{text('content/zwgk/tzgg/a.md', body=body)}"


CASES = {
    "sensitive.word": Cases(
        (
            "县里办起百家讲坛，防范注册送礼诈骗。",
            "编号甲注-册·送彩金，注册。送彩金。",
            "农业局抽调人员，组成百家乐队。",
            own("测试词甲,本地,error,,,防范…|“测试词甲”,办公室,,,", "防范测试词甲，“测试词甲”。\n"),
            own("测试词甲,本地,error,,,,办公室,2026-03-10,,", "测试词甲。\n"),
            own("测试词甲,本地,error,,,,办公室,,2026-03-08,", "测试词甲。\n"),
            own("测试词甲,本地,error,,title-only,,办公室,,,", "测试词甲。\n"),
            own("测试词甲,allow,error,,,,办公室,,,", "测试词甲。\n"),
        ),
        (
            "## ⟦注册送彩金⟧",
            "| 内容 |\n| --- |\n| ⟦注册送彩金⟧ |",
            "[⟦注册送彩金⟧](https://a.example/)，> ⟦注册送彩金⟧",
            "---\nkeywords: [⟦注册送彩金⟧]\n---\n",
            "---\ntitle: 关于⟦注册送彩金⟧的通知\nsummary: ⟦注册送彩金⟧\n---\n",
            own("测试词甲,本地,error,,,,办公室,2026-03-09,2026-03-09,", "⟦测试词甲⟧与⟦测试词甲⟧。\n"),
            own("测试词甲,本地,warning,规范词乙,,防范…,办公室,,,", "打击⟦测试词甲⟧。\n"),
            own("测试词甲,本地,info,,,,,,,", "⟦测试词甲⟧\n"),
        ),
    ),
    "sensitive.evasion": Cases(
        ("注册。送彩金额另行通知。", "注册、送、彩、金", "注册送彩金", "注册\n\n送彩金", "注－－－－册送彩金"),
        (
            "⟦注·册·送·彩·金⟧",
            "⟦注\u200b册送彩金⟧",
            "⟦注&#20876;送彩金⟧",
            "⟦註冊送彩金⟧",
            "⟦注 册 送 彩 金⟧",
            "⟦注<b>册⟧".replace("⟧", "</b>送彩金⟧"),
            "⟦注---册送彩金⟧",
            own("测试词甲,本地,warning,,,,办公室,,,", "⟦测-试-词-甲⟧\n"),
        ),
    ),
    "sensitive.maybe": Cases(
        ("县里办起百家讲坛。", "网上百家乐赌博。", "注-册送彩金", "讲座散场。"),
        (
            own("黄片,本地,error,,,,办公室,,,", "三⟦黄片⟧区改造。\n"),
            own("渡假,本地,error,,,,办公室,,,", "过⟦渡假⟧期安排。摆⟦渡假⟧日不停。\n"),
            own("付市长,本地,warning,,,,办公室,,,", "支⟦付市长⟧质量奖。\n"),
            own("办证,本地,error,,,,办公室,,,", "请予⟦办 证⟧。\n"),
        ),
    ),
    "text.invisible-char": Cases(
        ("按时报送。", "🏃🏻\u200d♂️慢跑，👩️\u200d💻。", "按\u0301时报送。"),
        (
            *(f"按时⟦{c}⟧报送。" for c in CHARS),
            "⟦\u200b\u00ad\u200d⟧报送⟦\u200b\u200b\u200b\u200b\u200b⟧",
            "## 按时⟦\u2060⟧报送",
            "| 甲 |\n| --- |\n| 按⟦\ue000⟧时 |",
            "".join("按⟦\u200b⟧" for _ in range(5)),
            "".join("按⟦\u200b⟧" if n < 5 else "按\u200b" for n in range(6)),
            "".join("按⟦\u200b\ue001⟧" if n < 5 else "按\ue002" for n in range(7)),
            "甲⟦\u200b\ue001\u200b⟧乙",
        ),
    ),
    "text.bidi": Cases(
        ("按时报送。", "按\u200e时\u200f报送。", "按\u2060时\u206a报送。", "---\nsummary: \"甲\\u200e乙\"\n---\n", "写法 `\\u202e`。"),
        (
            *(f"按时⟦{c}⟧报送。" for c in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"),
            "甲⟦\u202d⟧乙\u202c",
            "---\nsummary: 甲⟦\u202e⟧乙\n---\n",
            '---\nsummary: "甲\\u202e乙"\n---\n',
            '---\nsummary: "甲\\u202e乙"\nkeywords: ["丙\\u2066"]\n---\n',
        ),
    ),
    "typo.word": Cases(
        (
            "公布署名文章，请按装机容量填报。",
            "截止期为3月底。寻人启事。",
            "工作部署已毕。",
            own("测试词甲布署,本地,error,,,,办公室,,,", "测试词甲布署。\n"),
        ),
        (
            "## 工作⟦布署⟧",
            "> 做好⟦布署⟧，再⟦按装⟧。",
            "| 甲 |\n| --- |\n| ⟦布署⟧ |",
            "不具有⟦法律效应⟧。",
            "---\ntitle: 关于⟦布署⟧工作的通知\n---\n再作⟦布署⟧。",
            "---\ntitle: \"关于⟦布署⟧\\u5de5作的通知\"\n---\n".replace("⟦", "").replace("⟧", ""),
            "做好⟦布&#32626;⟧。".replace("⟦", "").replace("⟧", "") + "另⟦布署⟧。",
            own("测试错词,variant,info,规范词乙,,,办公室,,,", "⟦测试错词⟧\n"),
            own("测试错词,typo,warning,规范词乙或规范词丙,,,办公室,,,", "⟦测试错词⟧\n"),
            own("测试错词,typo,warning,,,,办公室,,,", "⟦测试错词⟧\n"),
            own("测试错词,typo,info,规范词乙,,,办公室,,,", "⟦测试错词⟧\n").replace("title: 关于", "title: ⟦测试错词⟧关于"),
            own("测试错词,typo,error,规范词乙,,,办公室,,,", "⟦测试错词⟧\n").replace("title: 关于", "title: ⟦测试错词⟧关于"),
        ),
    ),
    "typo.duplicate": Cases(
        ("常常联系，天天向上，研究研究。", "他的的确确来了。", "特别行政区行政区域界线。"),
        (
            "⟦县人民政府县人民政府⟧决定。",
            "| 甲 |\n| --- |\n| ⟦应当应当⟧报送 |",
            "⟦按照按照⟧要求报送。",
            "请⟦及时及时⟧及时报送。",
            "办理⟦的的⟧事项，我⟦们们⟧都知道。",
            "---\ntitle: 关于⟦印发印发⟧办法的通知\n---\n⟦关于关于⟧".replace("⟦印发印发⟧", "印发办法"),
            "**⟦农田水利农田水利⟧**建设。",
        ),
    ),
    "typo.title-role": Cases(
        ("、".join(f"{c}付局长" for c in "支交拨给偿托应垫缴兑预未已代发到实首") + "。", "副市长讲话。", "付款给市长。"),
        (
            "、".join(f"⟦付{post}⟧" for post in POSTS) + "。",
            "---\ntitle: 关于⟦付县长⟧分工的通知\n---\n",
            "| 甲 |\n| --- |\n| ⟦付书记⟧ |",
            "由⟦付**主任⟧**主持。",
        ),
    ),
    "names.near-miss": Cases(
        ("齐齐哈尔市、延边朝鲜族自治州。", "新疆维吾尔自治区。", "中华人民共和国。", "扫黑险恶、中华人民共合国由词表说。"),
        (
            "赴⟦新疆维吾自治区⟧学习。",
            "赴⟦广西壮族治区⟧学习，再赴⟦延边朝鲜自治州⟧。",
            "| 甲 |\n| --- |\n| ⟦延边朝鲜自治州⟧ |",
            "庆祝⟦中华人民共国⟧成立。",
        ),
    ),
}

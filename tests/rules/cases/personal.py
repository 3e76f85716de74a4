"""Cases of the rules on personal data, secrets and secrecy."""

from __future__ import annotations

from itertools import product

from tests.rules.casework import Cases, site_yaml, text

__all__ = ["CASES"]

ID = "11010519491231002X"
"""The number in the standard on identity numbers: nobody's."""
CARD = "6222000000123456000"


def on(rule: str, body: str) -> str:
    """A site that switches a rule on."""
    return site_yaml(more=f"  rules: {{{rule}: {{options: {{enabled: true}}}}}}\n") + text("content/zwgk/tzgg/a.md", body=body)


def option(rule: str, options: str, body: str) -> str:
    return site_yaml(more=f"  rules: {{{rule}: {{options: {{{options}}}}}}}\n") + text("content/zwgk/tzgg/a.md", body=body)


def masks(first: str, second: str, third: str = "") -> str:
    """Two texts (or three) that hide the same person's number."""
    made = text("content/zwgk/tzgg/a.md", body=f"李秀英 {first}\n") + text("content/zwgk/tzgg/z.md", body=f"李秀英 {second}\n")
    return made + (text("content/zwgk/xwdt/news.md", body=f"李秀英 {third}\n") if third else "")


FEW, MANY_HIDDEN = "511021\\*\\*\\*\\*\\*\\*\\*\\*1234", "511021194912\\*\\*\\*\\*\\*\\*"
MAILS = ["qq", "163", "126", "sina", "sohu", "foxmail", "gmail", "outlook", "hotmail", "139", "189", "yeah", "aliyun"]
PLATES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
PAIRS = ["".join(one) for one in product(("内部资料", "内部文件", "内部刊物", "内部材料", "内部参考"), ("注意", "妥善", "不得", "请勿", "严禁", "切勿", "不准"), ("保存",))]
PAIRS += [f"内部资料，注意{what}" for what in ("保管", "外传", "保密", "公开", "转载", "扩散")] + ["内部资料，请注意保存", "内部资料！！注意保存"]

CASES = {
    "pii.idcard": Cases(
        ("编号110105194912310021。", "110***********002X", "身份证号110105194912310021", "110105194902300028", f"统一社会信用代码{ID}"),
        (
            f"## ⟦{ID}⟧",
            f"| 号码 |\n| --- |\n| ⟦{ID}⟧ |",
            f"[材料](https://a.example/x?⟦{ID}⟧)".replace("/x?⟦", "/⟦"),
            f"`⟦{ID}⟧`，⟦{ID.lower()}⟧",
            f"---\nsummary: ⟦{ID}⟧\n---\n",
            "身份证号：⟦110105491231002⟧",
            "⟦110105 19491231 002X⟧，⟦１１０１０５１９４９１２３１００２Ｘ⟧",
        ),
    ),
    "pii.mobile": Cases(
        (
            "电话0000-6166558，编号1380013800。",
            option("pii.mobile", "allowed: [138-0013-8000]", "电话13800138000，+86 13800138000。\n"),
            "12800138000，138001380000",
        ),
        (
            "⟦13800138000⟧",
            "| 电话 |\n| --- |\n| ⟦13800138000⟧ |",
            "电话：⟦138 0013 8000⟧，⟦138-0013-8000⟧，+⟦86 13800138000⟧",
            "`⟦13800138000⟧`",
            "负责人：⟦13900139000⟧，李秀英 ⟦13900139000⟧",
            option("pii.mobile", "allowed: [13800138001]", "⟦13800138000⟧，13800138001。\n"),
            option("pii.mobile", 'allowed: [8613800138000, ""]', "⟦13800138000⟧。\n"),
        ),
    ),
    "pii.bankcard": Cases(
        ("项目编号6222000000123456001。", f"编号{CARD}", "6222000000123456001", "账号4222000000123456"),
        (f"账号：⟦{CARD}⟧", f"| 银行卡号 |\n| --- |\n| ⟦{CARD}⟧ |", "卡号⟦6222-0000-0012-3456-000⟧", f"⟦{CARD}⟧"),
    ),
    "pii.idcard-suspect": Cases(
        ("编号110105194912310021。", f"身份证：{ID}", "身份证备案编号110105194912310021"),
        ("身份证：⟦110105194912310022⟧", "公民身份号码：⟦110105194912310024⟧", "身份证号码 ⟦990105194913310023⟧", "证件号⟦110105194912310022⟧"),
    ),
    "pii.email": Cases(
        (
            "意见发至 zhangsan@163.com。",
            on("pii.email", "意见发至 office@chengxi.example、a@b.163.com.x、zhangsan@163.comx。\n"),
            on("pii.email", "邮箱@163.com，写作 甲@乙。\n"),
        ),
        (
            *(on("pii.email", f"发至⟦zhangsan@{host}.com⟧。\n") for host in MAILS),
            on("pii.email", "⟦a@qq.com⟧、⟦b.c_d+e-f@163.cn⟧、⟦G9@sina.com.cn⟧、⟦h@139.net⟧\n"),
            on("pii.email", f"[信箱](mailto:⟦{'a' * 41}@qq.com⟧)\n"),
        ),
    ),
    "secret.token": Cases(
        (
            "密码见培训材料。",
            "请设置密码。",
            "密码：abcdefgh",
            "密码：Ab1",
            "密码是12345",
            "编码：Ab123456789",
            "xAKIAABCDEFGHIJKLMNOP",
            "-----BEGIN PUBLIC KEY-----",
            "sk-" + "a" * 31,
        ),
        (
            "密码：⟦Ab123456789⟧",
            "密码是⟦Xy98765432⟧。",
            "⟦-----BEGIN RSA PRIVATE KEY-----⟧，⟦-----BEGIN PRIVATE KEY-----⟧",
            *(f"口令{by}⟦Ab1234⟧" for by in (":", "：", "=", "为", "是", "设为", " 均为 ", "都是“", "统一为`", "：\"", "='", "：  ")),
            *(f"{word}: ⟦Ab1234⟧" for word in ("password", "Password", "passwd", "pwd", "PWD", "pASSWORD")),
            *(
                f"密钥 ⟦{token}⟧。"
                for token in (
                    "AKIAABCDEFGHIJKLMNOP", "LTAI" + "a1B2" * 3, "AKID" + "a1" * 16, "ghp_" + "a" * 36, "gho_" + "b" * 36, "ghu_" + "c" * 36,
                    "ghs_" + "d" * 36, "ghr_" + "e" * 36, "glpat-" + "a_-1" * 5, "sk-" + "a" * 32, "eyJ" + "a" * 10 + ".eyJ" + "b" * 10,
                )
            ),
            "密码：⟦" + "a" * 31 + "1⟧",
            "---\nsummary: 初始密码为⟦Aa123456⟧\n---\n",
        ),
    ),
    "pii.plate": Cases(
        (
            "车辆川A12345违法停放。",
            on("pii.plate", "编号川A12345。\n"),
            on("pii.plate", "车辆川A123456、川I12345、川O12345、甲A12345、川A1234。\n"),
        ),
        (
            on("pii.plate", "车辆" + "、".join(f"⟦{p}A12345⟧" for p in PLATES) + "。\n"),
            on("pii.plate", "车⟦川A·1B345⟧、⟦川B•C2345⟧、⟦川Z 12345⟧。\n"),
            on("pii.plate", "新能源车⟦川AD12345⟧、⟦川AFA1234⟧、⟦川A12345D⟧、⟦川A12345F⟧。\n"),
            on("pii.plate", "| 车辆 |\n| --- |\n| ⟦川A12345⟧ |\n"),
        ),
    ),
    "pii.passport": Cases(
        ("持护照登记。", "E12345678", "护照号X12345678", "护照E123456789", "护照号E1234567a", "护照" + "，" * 13 + "E12345678", "证件G12345678"),
        (
            "护照号码：⟦G12345678⟧，护照：⟦E12345678⟧",
            "> 护照号 ⟦D12345678⟧，护照⟦S1234567⟧，护照⟦P12345678⟧，护照⟦M12345678⟧，护照⟦EA1234567⟧",
            "通行证⟦H12345678⟧，通行证⟦M123456789⟧，通行证⟦C1234567890⟧，通行证⟦W12345678⟧",
            "护照" + "，" * 12 + "⟦E12345678⟧",
            "---\nsummary: 护照⟦E12345678⟧\n---\n",
        ),
    ),
    "pii.address": Cases(
        (
            "户主李秀英，家住城关镇河堤街12号。",
            on("pii.address", "负责人李秀英，家住城关镇河堤街12号。\n"),
            on("pii.address", "户主李秀英，家住城关镇河堤街12。\n"),
            on("pii.address", "户主李秀英家住城关镇河堤街12号。\n"),
            on("pii.address", "户主李，家住城关镇河堤街12室。\n"),
        ),
        (
            *(on("pii.address", f"{who}李秀英，家住⟦城关镇河堤街12号⟧。\n") for who in ("户主", "姓名：", "住户", "居民", "村民", "申请人 ")),
            *(on("pii.address", f"户主李英{by}⟦城关镇河堤街12号⟧。\n") for by in ("，住址：", ",地址:", "、住", " ", "|", "\t", "，，，，家住")),
            on("pii.address", "户主李英，⟦城关镇3栋1204室⟧，2号。\n"),
            on("pii.address", "户主李英，⟦城镇1号⟧。\n"),
        ),
    ),
    "pii.over-complete": Cases(
        (
            "李秀英 511021********1234",
            "李秀英 1949年12月31日",
            "511021********1234 1949年12月31日",
            "李秀英 511021********1234\n\n李秀英 1949年12月31日",
        ),
        (
            "⟦李秀英 511021\\*\\*\\*\\*\\*\\*\\*\\*1234 1949年12月31日⟧",
            "甲\n\n⟦李秀英 511021\\*\\*\\*\\*\\*\\*\\*\\*1234 城关镇河堤街12号⟧  \n\n乙",
            "| 姓名 | 号码 | 生日 |\n| --- | --- | --- |\n⟦| 李秀英 | 511021××××××××1234 | 1949.12.31 |⟧\n| 王卫 | 511021××××××××1234 | 无 |",
            "  ⟦李秀英 511021\\*\\*\\*\\*\\*\\*\\*\\*1234 1949-12-31⟧".replace("  ⟦", "⟦  "),
        ),
    ),
    "pii.mask-mismatch": Cases(
        (
            masks(FEW, FEW),
            masks(FEW, MANY_HIDDEN.replace("511021", "511022")),
            masks("511\\*\\*\\*\\*\\*\\*\\*\\*\\*\\*\\*1234", FEW.replace("511021", "511\\*\\*\\*")),
            masks("5110211949\\*\\*\\*\\*\\*\\*34", "51102119\\*\\*\\*\\*\\*\\*\\*\\*34"),
            text("content/zwgk/tzgg/a.md", body=f"李秀英 {FEW}\n") + text("content/zwgk/tzgg/z.md", body=f"王秀英 {MANY_HIDDEN}\n"),
            masks("51102119491\\*\\*\\*\\*\\*34", "511021194912\\*\\*\\*\\*34"),
            masks("511021194\\*\\*\\*\\*\\*1234", "5110211949\\*\\*\\*\\*1234"),
        ),
        (
            masks(FEW.replace("1234", "\\*234"), MANY_HIDDEN),
            masks(MANY_HIDDEN, FEW, FEW),
            masks("5110211949\\*\\*\\*\\*\\*\\*34", "511021\\*\\*\\*\\*\\*\\*\\*\\*1234"),
            masks("511021194912\\*\\*\\*\\*\\*4", "511021\\*\\*\\*\\*\\*\\*\\*\\*1234") + text("content/zwgk/xwdt/news.md", body=f"王卫 {FEW}\n\n李秀英 {FEW}\n"),
        ),
    ),
    "secrecy.mark": Cases(
        (
            "学习保守国家秘密法，做到涉密不上网。",
            "秘密文件管理规定",
            "甲\n\n乙\n\n丙\n\n丁\n\n戊\n\n己\n\n秘密",
            "密级为机密级别以下",
            "商业秘密*2条",
            "机密文件",
        ),
        (
            "⟦秘密★5年⟧\n\n印发。",
            "⟦绝密★⟧\n\n印发。",
            "⟦密级：机密⟧\n\n印发。",
            "⟦机 密★10年⟧\n\n印发。",
            *(f"正文⟦机密{star}⟧" for star in "★☆✩✪✭✮✯⭐🌟⋆"),
            *(f"正文⟦秘密{star}１０年⟧" for star in "＊※×*"),
            *(f"正文⟦绝密★{time}⟧" for time in ("长期", "長期", "启封", "公布", "解密", "六个月", "3 月", "５天", "9日", "十五年")),
            "正文⟦密級为機密⟧，⟦密級：祕密⟧",
            "正文⟦机\u200b密★3年⟧",
            "⟦机密⟧\n\n正文",
            "⟦秘密　特急⟧\n\n正文",
            "甲\n\n⟦绝密件 加急⟧\n\n正文",
            "甲\n\n乙\n\n丙\n\n丁\n\n戊\n\n# ⟦秘密急件⟧\n\n正文",
            "正文⟦机&#23494;★10年⟧",
        ),
    ),
    "secrecy.internal": Cases(
        (
            "加强内部资料管理。",
            "内部文件管理规定，注意时限。",
            "不得对外外传递信号。",
            "甲\n\n乙\n\n丙\n\n丁\n\n戊\n\n己\n\n内部资料",
            "份号管理",
            option("secrecy.internal", "words: [内参]", "加强管理。\n"),
        ),
        (
            *(f"县⟦{words}⟧，县" for words in PAIRS),
            *(f"县⟦{only}内部{use}⟧。" for only in ("仅供", "只供", "限", "限于") for use in ("参阅", "参考", "使用", "交流", "传阅", "掌握", "工作使用")),
            *(f"县⟦{no}外传⟧。" for no in ("请勿", "严禁", "切勿", "不得", "不得对外")),
            *(f"⟦严禁外传⟧{after}" for after in "）)】。！!"),
            "县⟦切勿外传⟧",
            *(f"县⟦（{words}）⟧" for words in ("内部资料", "内部文件", "内部使用", "工作秘密", "商业秘密", "内部明电", "特急明电", "加急明电", "密电")),
            "县⟦(内部资料)⟧，⟦【内部文件】⟧",
            *(f"县⟦{words}⟧" for words in ("涉密文件，请勿", "涉密件不得", "涉密文件,严禁")),
            *(
                f"⟦{words}⟧\n\n正文。"
                for words in (
                    "内部资料", "内部文件", "内部使用", "内部参考", "工作秘密", "商业秘密", "内部明电", "密电", "涉密", "发电", "特急 明电", "加急明电", "明电",
                    "工作秘密★长期有效保存备查", "涉密☆5年", "份号：000123", "份号 No.1234", "份号No12345678", "№ 0012", "№001234",
                )
            ),
            option("secrecy.internal", 'words: [内参, "", 县情专报]', "⟦县情专报⟧第1期，⟦内参⟧，内参。\n"),
            "---\nsummary: ⟦仅供内部参考⟧\n---\n",
        ),
    ),
    "secrecy.disclosure-attribute": Cases(
        ("（此件公开发布）", "依申请公开办理流程", "---\ndisclosure: 依申请公开\nsummary: （此件不予公开）\n---\n", "公开属性：主动公开，不公开透明", "本件可依申请公开"),
        (
            *(f"⟦（此件{how}）⟧" for how in ("依申请公开", "不予公开", "不公开", "暂不公开", "删减后公开", "不宜公开")),
            "⟦(本件不公开发布)⟧，⟦【 此文 不公开 】⟧".replace("此文 不公开", "此文不公开"),
            *(f"⟦{which}{how}⟧" for which in ("此件", "本件", "此文") for how in ("依申请公开", "不予公开", "不公开", "暂不公开", "不宜公开")),
            *(f"⟦{what}{kind}：{how}⟧" for what in ("公开", "信息", "发布") for kind in ("属性", "方式", "类型", "类别", "形式", "选项") for how in ("依申请公开",)),
            *(f"⟦公开属性 : {how}⟧" for how in ("不予公开", "不公开", "暂不公开")),
            "⟦（　不予公开　）⟧",
        ),
    ),
    "redhead.line": Cases(
        (
            "请遵照县人民政府文件执行。",
            "澄溪县水利局文件\n\n请执行。",
            "澄溪县水利局文件\n\n甲\n\n乙\n\n澄水发〔2026〕3号",
            "澄溪县水利局文件，澄水发〔2026〕3号\n\n请执行。",
            "甲\n\n乙\n\n丙\n\n丁\n\n戊\n\n己\n\n澄溪县水利局文件\n\n澄水发〔2026〕3号",
            "局文件\n\n澄水发〔2026〕3号",
            "澄溪县水利局文件\n\n按澄水发，2026年3号",
        ),
        (
            *(f"⟦澄溪县{body}文件⟧\n\n澄府办发〔2026〕3号\n\n请执行。" for body in ("人民政府", "人民政府办公室", "委员会", "管委会", "水利局", "财政厅", "住建部", "法院", "审计署", "政府办公厅")),
            "甲\n\n**⟦澄溪县水利局文件⟧**\n\n澄水发〔2026〕3号\n\n请执行。",
            "⟦澄　溪 县（ 水 利 局 ） 办公室 文 件⟧\n\n甲\n\n澄水发[2026]3 号",
            *(f"⟦澄溪县水利局文件⟧\n\n澄水发{a}2026{b}第13号 签发人：甲" for a, b in ("（）", "()", "【】", "[]", "〔〕")),
            "⟦澄溪县水利局文件⟧\n\n⟦澄溪县财政局文件⟧\n\n澄水发〔2026〕12345号",
        ),
    ),
}

"""Cases of the rules on links and raw HTML."""

from __future__ import annotations

from tests.rules.casework import Cases, site_yaml, text

__all__ = ["CASES"]

REGISTER = "-- checks/links.csv --\nhost,purpose,approver,approved_on,review_by\n"
DRAFT = text("content/zwgk/tzgg/d.md", "draft: true\n")
LATER = text("content/zwgk/tzgg/d.md", "date: 2026-03-12 09:00\n")
GONE = text("content/zwgk/tzgg/d.md", "withdrawals: [{at: 2026-03-09 12:00, by: 赵安, reason: 内容有误}]\n")
CLOSED = text("content/zwgk/tzgg/d.md", "disclosure: 依申请公开\n")
NEWS = "content/zwgk/xwdt/news.md"
PROBES = "-- checks/ledgers/probes.csv --\nday,target,kind,visits,failures,problem\n"


def probes(*days: tuple[str, int]) -> str:
    return PROBES + "".join(f"2026-03-{day},https://zwfw.example/,link,4,{failures},状态码 404\n" for day, failures in days)


def links(body: str, *others: str, keys: str = "") -> str:
    return "".join(others) + text("content/zwgk/tzgg/a.md", keys, body + "\n")


CASES = {
    "link.dead-internal": Cases(
        (
            "[通知公告](/zwgk/tzgg/)，[办法](../zcwj/p.md)，[办法](/zwgk/zcwj/p/)，[首页](/)",
            "[外站](https://a.example/none/)，[附件](none.pdf)，[页首](#top)",
            links("[稿](d.md)", DRAFT, keys="draft: true\n"),
            links("[稿](d.md)", GONE),
            links("[没有](/zwgk/none/)", keys="date: 2026-03-12 09:00\n"),
            links("[没有](/zwgk/none/)", keys="withdrawals: [{at: 2026-03-10 08:00, by: 赵安, reason: 有误}]\n"),
            links("[没有](/zwgk/none/)", keys="disclosure: 依申请公开\n"),
            links("[本文](a.md)", keys="draft: true\n"),
            links("[表](/zwgk/tzgg/b.csv)，[表](b.csv)") + "-- content/zwgk/tzgg/b.csv --\n甲,乙\n",
        ),
        (
            "⟦[另一通知](../xwdt/no.md)⟧",
            "⟦[没有这页](/zwgk/none/)⟧，⟦[没有的栏目](/zwgk/xxgk/)⟧",
            "⟦[没有这页](/zwgk/zcwj/p2.html#top)⟧",
            links("[稿](d.md)", DRAFT),
            links("[稿](d.md)", LATER),
            links("[稿](d.md)", CLOSED),
            links("[稿](d.md)", CLOSED, keys="draft: true\n"),
            links("[没有](no.md)", keys="draft: true\ndate:\n"),
            "⟦[没有这件](/zwgk/tzgg/none.pdf)⟧",
            "⟦[没有](no.MD)⟧，⟦[没有后缀](none)⟧",
        ),
    ),
    "link.external-unlisted": Cases(
        (
            "[外](https://zt.other.test/)",
            links("[外](https://zt.other.test/)，[外](https://other.test/)", REGISTER + "other.test,新闻,王卫,2026-01-05,2026-12-31\n"),
            links("[外](https://zt.other.test/)", REGISTER + "Other.test,新闻,王卫,2026-01-05,2026-03-10\n"),
            links("[外](https://zt.other.test/)", REGISTER + "other.test,新闻,王卫,2026-01-05,\n"),
            links("[外](https://www.gov.cn/)，[外](https://a.example/)，[外](https://www.x.政务/)", REGISTER),
            links("[本站](https://www.chengxi.example/)，[内](http://10.0.0.1/)，[短](https://t.cn/a)，[仿](https://xn--80ak.test/)", REGISTER),
            links("[外](https://zt.other.test/)", REGISTER, keys="withdrawals: [{at: 2026-03-10 08:00, by: 赵安, reason: 有误}]\n"),
        ),
        (
            links("[外](https://zt.other.test/)", REGISTER),
            links("[外](https://zt.other.test/a)，[外](https://zt.other.test/b)，[又](https://w.test/)", REGISTER + "x.test,新闻,王卫,2026-01-05,\n"),
            links("[外](https://zt.other.test/)", REGISTER + "other.test,新闻,王卫,2026-01-05,2026-03-09\n"),
            REGISTER + site_yaml(more="  rules: {link.external-unlisted: {options: {free: [gov.cn]}}}\n") + text(NEWS, body="[外](https://a.example/)\n"),
        ),
    ),
    "link.text": Cases(
        (
            "[政务服务平台](https://a.example/)",
            "<https://a.example/>",
            "![](a.png)",
            "[![水渠](a.png)](https://a.example/)",
            "[更多通知](https://a.example/)，[下载专区](https://a.example/)，[我县概况](https://a.example/)",
        ),
        (
            "、".join(
                f"⟦[{words}](https://a.example/)⟧"
                for words in (
                    "这里", "点击这里", "点这里", "击此处", "点击这儿查看", "我", "点击我进入", "此处下载", "点此", "点此链接", "点击", "点击查看", "点击下载",
                    "点击进入", "点击链接", "请点击查看", "请点击下载", "请点击打开", "点击打开", "链接", "网址", "更多", "详情", "查看", "下载", ">>", "»", "here",
                    "Click here", "link", "MORE", "【更多】", "（点击这里）", "详情。", "更多>>", "点这里下载",
                )
            ),
            "⟦[](https://a.example/)⟧，⟦[ 　](https://a.example/)⟧，⟦[。](https://a.example/)⟧，⟦[_\u200b](https://a.example/)⟧",
            "⟦[https://a.example/b](https://a.example/)⟧，⟦[http://a.example/](https://a.example/)⟧",
            "> ⟦[更多](../zcwj/p.md)⟧",
        ),
    ),
    "link.anchor": Cases(
        (
            "见[页首](#top)。",
            "一、目录\n\n第一章　总则\n\n见[目录](#s1)，[目录](#%73%31)，[目录](a.md#s1)，[总则](#zhang-1)。",
            "见[栏目](/zwgk/tzgg/#甲)，[外](https://a.example/#甲)。",
            links("见[稿](d.md#甲)。", DRAFT),
        ),
        (
            "见⟦[目录](#目录)⟧。",
            "一、甲\n\n见⟦[乙部分](#s2)⟧，[甲](#s1)。",
            "见⟦[办法第二章](../zcwj/p.md#二)⟧。",
            "见⟦[办法第二章](/zwgk/zcwj/p/#top2)⟧。",
        ),
    ),
    "link.host-mismatch": Cases(
        (
            "[www.a.example](https://www.a.example/b)，[a.example](https://www.a.example/)，[b.a.example](https://a.example/)，[a.example](https://b.a.example/)",
            "![www.a.example](https://b.example/a.png)",
            "[版本2.0](https://b.example/)，[www.a.example](../zcwj/p.md)",
            "[微博](https://weibo.example/@gov.cn)，[查询](https://b.example/?to=a@gov.cn)，[页首](https://b.example#@gov.cn)，[来信](mailto:office@b.example)",
        ),
        (
            "⟦[https://www.a.example/](https://b.example/)⟧",
            "⟦[www.a.example/x](https://b.example/x)⟧",
            "见⟦[www.a.example](http://www.a.example.b.example/)⟧",
            "见⟦[登录a.example办理](//b.example/)⟧",
            "见⟦[国务院](https://www.gov.cn@b.example/)⟧",
            "见⟦[国务院](HTTPS://www.gov.cn:443@b.example:8443/a)⟧，⟦[又](//gov.cn@b.example)⟧",
            "见⟦[国务院](https://www.gov.cn%40b.example/)⟧，⟦[又](https://gov.cn@a.example@b.example/)⟧",
            "见⟦<https://www.gov.cn@b.example/>⟧，⟦https://www.gov.cn@b.example/⟧。",
            "见⟦[b.example](https://office:x1y2@b.example/)⟧，⟦[内网](https://@b.example/)⟧",
            "⟦![图](https://www.gov.cn@b.example/a.png)⟧",
        ),
    ),
    "link.withdrawn": Cases(
        (links("[稿](d.md)", DRAFT), links("[办法](../zcwj/p.md)"), links("请按时报送。", GONE), links("[稿](d.md)", GONE, keys="date: 2026-03-12 09:00\n")),
        (
            links("[稿](d.md)", GONE),
            links("见[稿](/zwgk/tzgg/d/#甲)，[稿](d.md)", GONE),
            text(NEWS, body="见[稿](../tzgg/d.md)。\n") + GONE,
            links("[稿](d.md)", GONE, keys="draft: true\n"),
        ),
    ),
    "link.intranet": Cases(
        ("[系统](https://oa.example/)", "[系统](https://11.example/)，[表](a.csv)，[办法](../zcwj/p.md)"),
        ("⟦[系统](http://10.1.2.3/)⟧", "⟦[系统](http://127.0.0.1/)⟧，⟦[系统](http://localhost/)⟧", "⟦![系统](http://172.16.0.1/a.png)⟧", "⟦[系统](http://[::1]/)⟧"),
    ),
    "link.shortener": Cases(
        ("[通告](https://t.cn.example/t.cn)", "[通告](../zcwj/p.md)"),
        ("⟦[通告](https://t.cn/A1)⟧", "⟦[通告](https://dwz.cn/A1)⟧，⟦[通告](http://suo.im/A1)⟧", "> ⟦[通告](//bit.ly/A1)⟧"),
    ),
    "link.punycode": Cases(
        ("[官网](https://www.a.example/)", "[官网](https://www.澄溪.政务/)"),
        ("⟦[官网](https://xn--80ak6aa92e.example/)⟧", "⟦[官网](https://www.аpple.example/)⟧", "⟦[官网](http://www.gоv.example/)⟧"),
    ),
    "link.no-register": Cases(
        ("[政府网](https://www.gov.cn/)，[本站](https://www.chengxi.example/)，[a](https://a.example/)", links("[外](https://zt.other.test/)", REGISTER), links("[外](https://zt.other.test/)", keys="withdrawals: [{at: 2026-03-10 08:00, by: 赵安, reason: 有误}]\n")),
        (
            "[外](https://zt.other.test/)",
            "[外](https://c.test/)，[外](https://b.test/)，[外](https://b.test/x)，[外](https://d.test/)，[外](https://a.test/)",
            text(NEWS, body="[外](https://zt.other.test/)\n"),
        ),
    ),
    "link.unreachable": Cases(
        (
            probes(("08", 4), ("09", 4)),
            probes(("07", 4), ("08", 4), ("09", 0)),
            site_yaml(more="  rules: {link.unreachable: {options: {days: 4}}}\n") + probes(("07", 4), ("08", 4), ("09", 4)),
        ),
        (
            probes(("06", 4), ("07", 4), ("08", 4), ("09", 4)),
            probes(("05", 4), ("06", 0), ("07", 4), ("08", 4), ("09", 4)),
            site_yaml(more="  rules: {link.unreachable: {options: {days: 2}}}\n") + probes(("08", 4), ("09", 4)),
        ),
    ),
    "html.hidden-link": Cases(
        ("请按时报送。", '<a href="https://a.example/">政务网</a>', "`<a hidden>`"),
        (
            '⟦<a href="https://a.example/" style="font-size:0">⟧彩票</a>',
            '⟦<div style="position:absolute;left:-9999px"><a href="https://a.example/">⟧彩票</a></div>'.replace('><a href="https://a.example/">⟧', '><a href="https://a.example/">彩票</a></div>⟧').replace("彩票</a></div>⟧彩票</a></div>", "彩票</a></div>⟧"),
            '文⟦<a href="https://a.example/" hidden>⟧彩票</a>',
            '文⟦<a href="https://a.example/" style="visibility:hidden">⟧彩票</a>',
            '文⟦<a href="https://a.example/">⟧</a>',
            "文⟦<a href=a>⟧" + "，" * 56 + "</a>",
        ),
    ),
    "html.script": Cases(("`<script>`", "script"), ("⟦<script>alert(1)</script>⟧", "⟦<SCRIPT>a</SCRIPT>⟧", "文字⟦<script>⟧a</script>文字", "文⟦<noscript>⟧甲</noscript >")),
    "html.iframe": Cases(("`<iframe>`",), ("文⟦<IFRAME src=a>⟧</IFRAME>", "文字⟦<iframe>⟧</iframe>", '文⟦<embed src="a">⟧', "文⟦<object>⟧</object>")),
    "html.meta-refresh": Cases(
        ("`<meta>`",),
        ('⟦<META HTTP-EQUIV="Refresh" content="0">⟧', "文⟦<meta http-equiv=refresh content=1>⟧", "文⟦<meta http-equiv='refresh' content='0;url=a'>⟧"),
    ),
    "html.event-handler": Cases(("`onclick`",), ("文⟦<b onload=a>⟧甲</b>", '文⟦<img src=a onerror="a">⟧', '文⟦<p ONCLICK="a">⟧甲</p>')),
    "html.form": Cases(("`<form>`",), ("文⟦<FORM>⟧甲</FORM>", "文字⟦<form>⟧甲</form>", '文⟦<input name="a">⟧', "文⟦<button>⟧甲</button>")),
    "html.base": Cases(("`<base>`",), ('⟦<BASE href="/">⟧', "文字⟦<base href=a>⟧文字", "文⟦<base target=_blank>⟧")),
    "html.bad-scheme": Cases(
        (
            "[填报系统](https://a.example/)，[信箱](mailto:a@b.example)，[电话](tel:0000-6166558)，[甲](HTTP://a.example/)，[甲](a%20b.md)",
            "---\nsource_url: https://a.example/\n---\n",
            site_yaml(more="  rules: {html.bad-scheme: {options: {schemes: [http, https, ftp]}}}\n") + text("content/zwgk/tzgg/a.md", body="[甲](ftp://a.example/)\n"),
        ),
        (
            "⟦[系统填报](vbscript:a)⟧，⟦[系统填报](data:text/html,a)⟧",
            "⟦[系统填报](JavaScript:a)⟧，⟦[系统填报](java&#115;cript:a)⟧",
            "⟦![图](javascript%3Aalert)⟧，⟦[甲](java%0Ascript:a)⟧，⟦[甲](java%E2%80%8Bscript:a)⟧，⟦[甲](java%20script:a)⟧，⟦[甲](x+y.z-1:a)⟧",
            "⟦[内网](\\\\\\\\server\\\\a)⟧，⟦[文件](file:///c:/a.doc)⟧",
            "---\nsource_url: ftp://a.example/\n---\n",
            site_yaml(more="  rules: {html.bad-scheme: {options: {schemes: [https]}}}\n") + text("content/zwgk/tzgg/a.md", body="⟦[甲](http://a.example/)⟧\n"),
        ),
    ),
    "html.raw": Cases(("`<font>`", "气温<5度", "文<script>a</script>", "文<form>甲</form>"), ("⟦<center>甲</center>⟧", "甲⟦<u>⟧乙⟦</u>⟧丙", "文⟦<span>⟧甲⟦</span>⟧", "文⟦</b >⟧")),
    "html.style": Cases(
        ("`<style>`", "样式 style=a"),
        ('文⟦<span style="color:red">⟧甲</span>', "⟦<style>p{}</style>⟧", '文⟦<link rel="stylesheet" href="a">⟧', "文⟦<P STYLE='x'>⟧"),
    ),
}

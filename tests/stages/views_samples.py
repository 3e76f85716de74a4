
"""A realistic sample of every view, for the invented 岚澄县. Places, texts and numbers are made up; nobody is named."""

from __future__ import annotations

from sitegen import views as v
from sitegen.stages.render import Theme

__all__ = ["SITE", "article", "chrome_view", "every_view", "home", "internal", "nav", "parent_column"]

SITE = v.SiteView(
    name="岚澄县人民政府", domain="www.lancheng.example", base_url="https://www.lancheng.example", id_code="0000000000",
    sponsor="岚澄县人民政府办公室", operator="岚澄县大数据中心", contact="0000-0000000", icp="×ICP备00000000号-1",
    police="×公网安备00000000000000号", demo=True)

TREE: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...] = (
    ("zjlc", "走进岚澄", (("xqgk", "县情概况"), ("xzqh", "行政区划"), ("lsyg", "历史沿革"))),
    ("xwdt", "新闻动态", (("zwyw", "政务要闻"), ("bmdt", "部门动态"), ("xzdt", "乡镇动态"))),
    ("zwgk", "政务公开", (("tzgg", "通知公告"), ("zcwj", "政策文件"), ("zcjd", "政策解读"), ("jgzn", "机构职能"),
                        ("ldxx", "领导信息"), ("czyjs", "财政预决算"), ("yjgl", "应急管理"))),
    ("bsfw", "办事服务", (("bszn", "办事指南"), ("fwtj", "服务统计"))),
    ("hdjl", "互动交流", (("xzxx", "县长信箱选登"), ("zjdc", "意见征集"), ("wzzc", "我为政府网站找错"))),
    ("sjfb", "数据发布", (("tjxx", "统计信息"), ("tjgb", "统计公报"))),
)
OK, PAIR, OLD = v.TagView(text="现行有效", tone="ok"), v.TagView(text="有解读", tone="info"), v.TagView(text="已废止", tone="bad")


def nav(top: str = "", sub: str = "") -> tuple[v.NavView, ...]:
    """The column tree with the open column marked."""
    return tuple(
        v.NavView(title=name, url=f"/{key}/", current=key == top, children=tuple(
            v.NavView(title=title, url=f"/{key}/{child}/", current=(key, child) == (top, sub)) for child, title in children))
        for key, name, children in TREE)


def chrome_view(top: str = "", sub: str = "", *, kind: str = "") -> v.ChromeView:
    """Furniture of a column, or of pages without one."""
    tree = nav(top, sub)
    here = next((n for n in tree if n.current), None)
    leaf = next((n for n in here.children if n.current), None) if here else None
    column = leaf or here
    return v.ChromeView(
        site=SITE, nav=tree, url=column.url if column else "", side=here,
        column=v.ColumnTags(name=column.title, type=kind) if column else
        v.ColumnTags(name="首页", description="岚澄县人民政府门户网站", keywords="岚澄县,政府网站", type="首页") if kind else None,
        crumbs=(v.LinkView(title=here.title, url=here.url),) if here and leaf else (),
        utility=(v.LinkView(title="信息订阅", url="/feed.xml"), v.LinkView(title="我要找错", url="/hdjl/wzzc/"),
                 v.LinkView(title="站点地图", url="/sitemap/")),
        footer=(v.LinkView(title="我为政府网站找错", url="/hdjl/wzzc/"), v.LinkView(title="栏目更新情况", url="/freshness/"),
                v.LinkView(title="站点地图", url="/sitemap/"), v.LinkView(title="联系我们", url="/zjlc/lxwm/")),
        groups=(v.GroupView(title="县级部门", links=(
            v.LinkView(title="县发展改革局", url="https://fgj.lancheng.example/", external=True),
            v.LinkView(title="县教育局", url="https://jyj.lancheng.example/", external=True),
            v.LinkView(title="县统计局", url="https://tjj.lancheng.example/", external=True))),
            v.GroupView(title="乡镇（街道）", links=(
                v.LinkView(title="云峤镇", url="/xwdt/xzdt/"), v.LinkView(title="澄溪镇", url="/xwdt/xzdt/"),
                v.LinkView(title="松坪乡", url="/xwdt/xzdt/")))),
        search_url="/search/", feed_url=f"{column.url}feed.xml" if column else "/feed.xml")


NEWS = (("县政府召开第28次常务会议 研究冬春农田水利建设等工作", "2026-11-20"), ("全县安全生产工作会议召开", "2026-11-19"),
        ("岚澄至云峤公路改扩建工程全线贯通", "2026-11-18"), ("“一件事一次办”再增12个事项", "2026-11-17"),
        ("县第三季度经济运行情况新闻发布会举行", "2026-11-16"), ("松坪乡高山茶园秋管现场会举行", "2026-11-13"),
        ("今冬明春森林防灭火工作部署会召开", "2026-11-12"), ("第三届岚澄山地自行车赛闭幕", "2026-11-09"))


def _items(rows: tuple[tuple[str, str], ...], base: str) -> tuple[v.ItemView, ...]:
    return tuple(v.ItemView(title=title, url=f"{base}{n}/", date=date) for n, (title, date) in enumerate(rows, 1))


POLICIES = tuple(
    v.ItemView(title=title, url=f"/zwgk/zcwj/{n}/", date=date, tags=tags, note=note) for n, (title, date, tags, note) in
    enumerate((
        ("岚澄县人民政府办公室关于印发优化营商环境若干措施的通知", "2026-11-18", (PAIR, OK), "岚政办发〔2026〕12号"),
        ("岚澄县人民政府关于调整城乡居民基本养老保险缴费档次的通知", "2026-11-12", (PAIR, OK), "岚政发〔2026〕9号"),
        ("岚澄县突发事件总体应急预案（2026年修订）", "2026-11-03", (PAIR, OK), "岚政发〔2026〕8号"),
        ("岚澄县人民政府关于废止部分行政规范性文件的决定", "2026-10-29", (OK,), "岚政发〔2026〕7号"),
        ("岚澄县农村宅基地审批管理暂行办法", "2021-10-21", (OLD,), "岚政办发〔2021〕9号")), 1))
READINGS = tuple(
    v.ItemView(title=title, url=f"/zwgk/zcjd/{n}/", date=date, note=form) for n, (title, date, form) in enumerate((
        ("《优化营商环境若干措施》政策解读", "2026-11-18", "部门解读"), ("一图读懂：优化营商环境若干措施", "2026-11-18", "图解"),
        ("居民养老保险缴费档次怎么选", "2026-11-12", "问答"), ("总体应急预案修订要点", "2026-11-04", "视频"),
        ("宅基地审批五问五答", "2026-10-22", "问答")), 1))
NOTICES = (("关于2026年冬季城区供水管网检修的通告", "2026-11-19"), ("2026年第二批公开招聘事业单位工作人员公告", "2026-11-16"),
           ("关于开展城乡居民医保集中参保缴费的通知", "2026-11-10"), ("县城区部分路段临时交通管制通告", "2026-11-06"),
           ("岚澄县2026年度地质灾害防治工作公示", "2026-10-28"))
FOUND = tuple(v.ItemView(title=title, url=f"/hdjl/wzzc/{n}/", date=date, note=note) for n, (title, date, note) in enumerate((
    ("某公告发布日期有误：已更正", "2026-11-14", "1个工作日办结"), ("附件无法下载：已修复", "2026-10-30", "2个工作日办结"),
    ("办事窗口电话变更：已更新", "2026-10-21", "1个工作日办结"), ("栏目说明错别字：已更正", "2026-09-28", "1个工作日办结")), 1))

BODY = v.Html("""<p class="addressee">各乡镇人民政府，县政府各部门、各直属单位：</p>
<p>《岚澄县优化营商环境若干措施》已经县政府第27次常务会议审议通过，现印发给你们，请结合实际认真贯彻落实。</p>
<p class="right">岚澄县人民政府办公室<br>2026年11月16日</p>
<h2 id="h1">岚澄县优化营商环境若干措施</h2>
<p>为进一步激发各类经营主体活力，持续优化市场化、法治化、便利化营商环境，结合我县实际，制定以下措施。</p>
<p class="l1" id="h2">一、持续提升政务服务效能</p>
<p class="l2">（一）推行“一件事一次办”。围绕企业全生命周期，梳理公布集成事项清单，2026年底前新增12个事项，实现一次告知、一表申请、一窗受理、一次办结。<a href="/bsfw/bszn/1/">办事指南</a>同步公布。</p>
<p class="l2">（二）压减办理时限。除法律法规另有规定外，即办件占比不低于60%，承诺件办理时限在法定时限基础上压减80%以上。</p>
<p class="l3">1.企业开办半个工作日办结。</p>
<p class="l3">2.不动产一般登记1个工作日办结。其中：</p>
<p class="l4">（1）抵押登记即时办理；</p>
<p class="l4">（2）转移登记与供水、供电、供气过户同步办理。</p>
<p class="l1" id="h3">二、强化要素保障</p>
<p class="l2">（三）落实惠企资金直达快享。推行“免申即享”，各类奖补资金在公示结束后10个工作日内拨付到位<sup><a href="#fn1" id="ref1">[1]</a></sup>。</p>
<div class="table-scroll" tabindex="0"><table><caption>主要指标</caption><thead><tr><th>指标</th><th>2025年实际</th><th>2026年目标</th><th>责任单位</th><th>完成时限</th></tr></thead>
<tbody><tr><td>即办件占比</td><td>51%</td><td>60%</td><td>县政务服务中心</td><td>12月底</td></tr>
<tr><td>一网通办率</td><td>92%</td><td>97%</td><td>县大数据中心</td><td>12月底</td></tr></tbody></table></div>
<p class="l1" id="h4">三、优化法治环境</p>
<p class="l2">（四）规范涉企行政检查。推行综合查一次，年度检查计划向社会公布，同一企业同一事项原则上每年检查不超过一次。</p>
<p>本措施自2026年12月1日起施行，有效期5年。《岚澄县优化营商环境实施意见》（岚政办发〔2021〕9号）同时废止。</p>
<section class="footnotes"><ol><li id="fn1">公示期一般为5个工作日。<a href="#ref1" aria-label="返回正文">↩</a></li></ol></section>""")
NEWS_BODY = v.Html("""<p>11月18日，岚澄至云峤公路改扩建工程全线贯通。该路全长31.6公里，按二级公路标准建设，设计时速60公里，沿线设桥梁14座、隧道2座。</p>
<figure><img src="/media/road.svg" alt="贯通后的岚澄至云峤公路盘山路段" width="960" height="480"><figcaption>贯通后的盘山路段（县融媒体中心供图）</figcaption></figure>
<p>改扩建前，云峤镇到县城车程约1小时50分钟，雨季时有塌方；贯通后车程缩短至45分钟。云峤镇4个高山蔬菜合作社的冷链车，凌晨出发，天亮前即可到达县城批发市场。</p>
<h2 id="a">便民措施同步落地</h2>
<p>县交通运输局同日开通城乡公交3路，首班6:30，末班19:00，票价4元，65周岁以上老年人凭证免费。沿线设港湾式停靠站18处，均设无障碍坡道。</p>
<ul><li>咨询电话：0000-0000000</li><li>线路查询：岚澄公交服务窗口</li></ul>
<p>下一步，县交通运输局将完成沿线绿化和观景平台建设，预计2027年4月底前全部完工。</p>""")


def _page(chrome: v.Chrome, title: str, url: str) -> dict[str, object]:
    return {"chrome": chrome, "title": title, "url": url, "description": f"{title}，岚澄县人民政府门户网站。"}


def home(theme: Theme) -> v.HomeView:
    return v.HomeView(
        chrome=theme.chrome(chrome_view(kind="首页")), title="首页", url="/", description="岚澄县人民政府门户网站",
        as_of="2026-11-21",
        lead=v.LeadView(title="岚澄至云峤公路改扩建工程全线贯通 山区车程缩短至45分钟", url="/xwdt/zwyw/3/", date="2026-11-18",
                        label="头条", image="/media/road.svg", image_alt="贯通后的岚澄至云峤公路盘山路段",
                        summary="全长31.6公里，设桥梁14座、隧道2座；城乡公交3路同日开通，65周岁以上老年人凭证免费乘坐。"),
        latest=v.BlockView(kind="list", title="政务要闻", url="/xwdt/zwyw/", items=_items(NEWS, "/xwdt/zwyw/")),
        tiles=tuple(v.TileView(title=t, url=u, glyph=g, note=n) for t, u, g, n in (
            ("政务公开", "/zwgk/", "公", "机构与财政"), ("政策文件", "/zwgk/zcwj/", "策", "文件及解读"),
            ("办事指南", "/bsfw/bszn/", "办", "条件与材料"), ("县长信箱", "/hdjl/xzxx/", "信", "来信与答复"),
            ("意见征集", "/hdjl/zjdc/", "征", "参与公共决策"), ("数据发布", "/sjfb/", "数", "统计与公报"))),
        blocks=(v.BlockView(kind="policies", title="政策文件", url="/zwgk/zcwj/", items=POLICIES),
                v.BlockView(kind="interpretations", title="政策解读", url="/zwgk/zcjd/", items=READINGS),
                v.BlockView(kind="list", title="通知公告", url="/zwgk/tzgg/", items=_items(NOTICES, "/zwgk/tzgg/")),
                v.BlockView(kind="finderror", title="我为政府网站找错", url="/hdjl/wzzc/", items=FOUND)),
        tally=v.TallyView(title="栏目更新情况", url="/freshness/", columns=20, ok=17, soon=2, overdue=1, articles=3286, month=96),
        links=(v.LinkView(title="今冬明春森林防灭火", url="/zt/slfh/"), v.LinkView(title="法治政府建设年度报告", url="/zt/fzzf/"),
               v.LinkView(title="政府信息公开年度报告", url="/zwgk/nb/")))


def article(theme: Theme) -> v.ArticleView:
    return v.ArticleView(
        chrome=theme.chrome(chrome_view("xwdt", "zwyw", kind="工作动态")), title="岚澄至云峤公路改扩建工程全线贯通",
        url="/xwdt/zwyw/3/", description="山区车程缩短至45分钟，城乡公交3路同日开通。", kind="news", body=NEWS_BODY,
        published="2026-11-18 16:20", pub_date="2026-11-18 16:20", source="县交通运输局", author="县政府办公室政务公开股",
        keywords="公路,城乡公交", image="https://www.lancheng.example/media/road.svg",
        attachments=(v.AttachmentView(title="城乡公交3路时刻表", url="/xwdt/zwyw/3/3lu.pdf", kind="PDF", size="182 KB"),
                     v.AttachmentView(title="沿线停靠站一览表", url="/xwdt/zwyw/3/zhan.xlsx", kind="XLSX", size="24 KB")),
        signoff=v.SignoffView(source="县交通运输局", editor="政务公开股", reviewers="业务股室负责人、分管负责人、主要负责人"),
        previous=v.LinkView(title=NEWS[3][0], url="/xwdt/zwyw/4/"), next=v.LinkView(title=NEWS[1][0], url="/xwdt/zwyw/2/"),
        report_url="/hdjl/wzzc/")


def _letter(theme: Theme) -> v.ArticleView:
    return v.ArticleView(
        chrome=theme.chrome(chrome_view("hdjl", "xzxx")), title="关于澄溪镇小学门口上下学时段交通拥堵的答复", url="/hdjl/xzxx/1/",
        kind="letter", body=v.Html("<p>您好！来信收悉。经县公安局交警大队会同澄溪镇人民政府现场核查，现答复如下。</p>"),
        published="2026-11-05", pub_date="2026-11-05 00:00", source="县信访局",
        facts=(v.FactView(label="来信时间", value="2026-10-26"), v.FactView(label="受理日期", value="2026-10-27"),
               v.FactView(label="答复日期", value="2026-11-04"), v.FactView(label="答复单位", value="县公安局交警大队"),
               v.FactView(label="办理状态", value="已办结", tone="ok")),
        signoff=v.SignoffView(source="县信访局", editor="信息股"))


def _reprint(theme: Theme) -> v.ArticleView:
    return v.ArticleView(
        chrome=theme.chrome(chrome_view("zwgk", "tzgg")), title="转载：关于加强冬季取暖安全的提示", url="/zwgk/tzgg/9/", kind="notice",
        body=v.Html("<p>冬季取暖要注意通风。</p>"), published="2026-11-07 09:00", pub_date="2026-11-07 09:00", source="市应急管理局",
        reprint=v.ReprintView(source=v.LinkView(title="市应急管理局网站", url="https://yjj.example/1", external=True), date="2026-11-06"))


def _policy(theme: Theme) -> v.PolicyView:
    return v.PolicyView(
        chrome=theme.chrome(chrome_view("zwgk", "zcwj", kind="政策文件")), title=POLICIES[0].title, url="/zwgk/zcwj/1/",
        description="围绕政务服务、要素保障和法治环境提出若干措施。", kind="policy", body=BODY, subtitle="岚政办发〔2026〕12号",
        published="2026-11-18 09:30", pub_date="2026-11-18 09:30", source="县政府办公室", author="政务公开股", keywords="营商环境,政务服务",
        facts=tuple(v.FactView(label=label, value=value, tone=tone, note=note) for label, value, tone, note in (
            ("索引号", "000000000/2026-00128", "plain", ""), ("主题分类", "综合政务/优化营商环境", "plain", ""),
            ("发文机关", "岚澄县人民政府办公室", "plain", ""), ("成文日期", "2026-11-16", "plain", ""),
            ("发文字号", "岚政办发〔2026〕12号", "plain", ""), ("发布日期", "2026-11-18", "plain", ""),
            ("有效性", "现行有效", "ok", "有效期至2031-11-30"), ("公开方式", "主动公开", "plain", ""))),
        contents=(v.HeadingView(title="一、持续提升政务服务效能", anchor="h2"), v.HeadingView(title="二、强化要素保障", anchor="h3"),
                  v.HeadingView(title="三、优化法治环境", anchor="h4")),
        attachments=(v.AttachmentView(title="岚澄县优化营商环境任务分工表", url="/zwgk/zcwj/1/fg.xlsx", kind="XLSX", size="41 KB"),),
        signoff=v.SignoffView(source="县政府办公室", editor="政务公开股", reviewers="业务股室负责人、分管负责人、主要负责人"),
        validity=OK, interpretations=READINGS[:2],
        relations=(v.RelationView(label="依据", items=(
            v.ItemView(title="澄江市人民政府关于优化营商环境的实施意见", url="https://www.chengjiang.example/1", note="澄府发〔2026〕5号",
                       external=True),)),
            v.RelationView(label="替代", items=(v.ItemView(title="岚澄县优化营商环境实施意见", url="/zwgk/zcwj/6/",
                                                         note="岚政办发〔2021〕9号", tags=(OLD,)),))),
        previous=v.LinkView(title=POLICIES[1].title, url="/zwgk/zcwj/2/"), report_url="/hdjl/wzzc/")


def _repealed(theme: Theme) -> v.PolicyView:
    return v.PolicyView(
        chrome=theme.chrome(chrome_view("zwgk", "zcwj", kind="政策文件")), title="岚澄县优化营商环境实施意见", url="/zwgk/zcwj/6/",
        kind="policy", subtitle="岚政办发〔2021〕9号", published="2021-06-02", pub_date="2021-06-02 00:00", source="县政府办公室",
        body=v.Html('<p class="zhang">第一章　总则</p><p class="jie">第一节　目的</p><p class="tiao">第一条　为优化营商环境，制定本意见。</p>'
                    '<p class="signature">岚澄县人民政府办公室</p><p class="signature-date">2021年6月1日</p>'),
        validity=OLD, banner=v.BannerView(text="本文件已废止，被以下文件替代：", tone="bad",
                                          link=v.LinkView(title=POLICIES[0].title, url="/zwgk/zcwj/1/")),
        facts=(v.FactView(label="有效性", value="已废止", tone="bad", note="2026-12-01起"),))


def _interpretation(theme: Theme) -> v.InterpretationView:
    return v.InterpretationView(
        chrome=theme.chrome(chrome_view("zwgk", "zcjd", kind="政策解读")), title="《岚澄县优化营商环境若干措施》政策解读", url="/zwgk/zcjd/1/",
        kind="interpretation", published="2026-11-18 09:30", pub_date="2026-11-18 09:30", source="县发展改革局", form="部门解读",
        body=v.Html("<h2>一、出台背景</h2><p>近年来，我县持续深化“放管服”改革，经营主体数量稳步增长，但企业反映的多头跑、材料多、资金兑现慢等"
                    "问题仍然存在。为回应企业关切，县发展改革局牵头起草了《若干措施》。</p><h2>二、主要内容</h2><p>《若干措施》共3个部分11条，"
                    "重点解决三类问题：办事时限、惠企资金兑现和涉企检查频次。</p><h2>三、注意事项</h2><p>“免申即享”项目无须企业申请，由部门依据"
                    "数据共享主动兑付；企业对结果有异议的，可在公示期内向县发展改革局提出。</p>"),
        policy=v.ItemView(title=POLICIES[0].title, url="/zwgk/zcwj/1/", note="岚政办发〔2026〕12号", date="2026-11-18", tags=(OK,)),
        siblings=READINGS[1:3], signoff=v.SignoffView(source="县发展改革局", editor="营商环境股", reviewers="分管负责人、主要负责人"),
        next=v.LinkView(title=READINGS[1].title, url="/zwgk/zcjd/2/"))


def parent_column(theme: Theme) -> v.ColumnView:
    children = TREE[2][2]
    filled = {"tzgg": _items(NOTICES, "/zwgk/tzgg/"), "zcwj": POLICIES, "zcjd": READINGS,
              "yjgl": _items((("森林火险橙色预警信号", "2026-11-15"), ("冬季防火安全提示", "2026-11-02")), "/zwgk/yjgl/")}
    return v.ColumnView(
        **_page(theme.chrome(chrome_view("zwgk")), "政务公开", "/zwgk/"),  # type: ignore[arg-type]
        sections=(*(v.SectionView(title=title, url=f"/zwgk/{key}/", items=filled.get(key, ())) for key, title in children),
                  v.SectionView(title="政务服务网", url="https://zwfw.example/", external=True)))


def _leaf(theme: Theme, *, front: bool) -> v.ColumnView:
    titles = [t for t, _ in NOTICES] + ["关于印发《岚澄县城区停车泊位管理办法》征求意见情况的公告", "县人力资源和社会保障局就业援助月活动通知"]
    rows = tuple((titles[n % len(titles)], f"2026-{11 - n // 6:02}-{27 - n % 6 * 4:02}") for n in range(20))
    facts = (v.FactView(label="责任单位", value="县政府办公室"), v.FactView(label="更新周期", value="6个月内"),
             v.FactView(label="最近更新", value="2026-11-19"), v.FactView(label="信息总数", value="286条"),
             v.FactView(label="今年发布", value="74条"), v.FactView(label="本月发布", value="9条"))
    pages = tuple(v.LinkView(title=str(n), url=f"/zwgk/tzgg/p/{n}/" if n != 12 or front else "") for n in (14, 13, 12, 11, 10))
    return v.ColumnView(
        **_page(theme.chrome(chrome_view("zwgk", "tzgg")), "通知公告", "/zwgk/tzgg/" if front else "/zwgk/tzgg/p/12/"),  # type: ignore[arg-type]
        summary="县政府及各部门发布的通知、公告、通告和公示。", facts=facts if front else (), items=_items(rows, "/zwgk/tzgg/"),
        feed_url="/zwgk/tzgg/feed.xml" if front else "", page_label="" if front else "第12页",
        pager=v.PagerView(label="最新", older="/zwgk/tzgg/p/14/", pages=pages) if front else
        v.PagerView(label="第12页", front="/zwgk/tzgg/", newer="/zwgk/tzgg/p/13/", older="/zwgk/tzgg/p/11/", pages=pages))


FRESH: tuple[tuple[str, str, str, str, str, int, int, str, v.Tone, str, int, int], ...] = (
    ("新闻动态", "政务要闻", "县政府办公室", "14天内", "2026-11-20", 1240, 231, "2026-12-04", "ok", "正常", 1, 14),
    ("新闻动态", "部门动态", "县政府办公室", "14天内", "2026-11-09", 902, 188, "2026-11-23", "warn", "即将到期（剩余2天）", 12, 14),
    ("新闻动态", "乡镇动态", "县政府办公室", "14天内", "2026-11-04", 511, 97, "2026-11-18", "bad", "未更新", 17, 14),
    ("政务公开", "通知公告", "县政府办公室", "6个月内", "2026-11-19", 286, 74, "2027-05-19", "ok", "正常", 2, 181),
    ("政务公开", "政策文件", "县司法局", "6个月内", "2026-11-18", 148, 26, "2027-05-18", "ok", "正常", 3, 181),
    ("政务公开", "机构职能", "县委编办", "1年内", "2026-03-12", 36, 4, "2027-03-12", "ok", "正常", 254, 365),
    ("政务公开", "财政预决算", "县财政局", "1年内", "2026-08-30", 92, 44, "2027-08-30", "ok", "正常", 83, 365),
    ("办事服务", "服务统计", "县政务服务中心", "1个月内", "2026-10-26", 34, 10, "2026-11-26", "warn", "即将到期（剩余5天）", 26, 31),
    ("互动交流", "县长信箱选登", "县信访局", "2个月内", "2026-11-05", 167, 38, "2027-01-05", "ok", "正常", 16, 61),
    ("数据发布", "统计信息", "县统计局", "2个月内", "2026-10-25", 120, 21, "2026-12-25", "ok", "正常", 27, 61),
    ("走进岚澄", "历史沿革", "县地方志办公室", "", "2024-05-08", 6, 0, "", "plain", "", 0, 0),
)


def internal(theme: Theme, form: str) -> v.FreshnessView:
    """The freshness page in one of its three forms."""
    inside = form == "internal"
    return v.FreshnessView(
        **_page(theme.chrome(chrome_view()), "栏目更新情况", "/freshness/"),  # type: ignore[arg-type]
        form=form, as_of="2026-11-21", zone="Asia/Shanghai", warn_days=7, ok=7, soon=2, overdue=1,  # type: ignore[arg-type]
        exports=(v.LinkView(title="下载表格（CSV）", url="/freshness/columns.csv"),) if form == "full" else (),
        rows=tuple(v.FreshView(
            group=g, column=v.LinkView(title=c, url="/x/"), unit=u, cycle=y, last=last, total=t, year=n, due=due, state=s,
            state_text=text, used=used, limit=limit, latest=v.LinkView(title="最新一篇", url="/x/1/") if inside else None,
            gap="13天" if inside else "", note="已发提醒" if inside and s == "bad" else "")
            for g, c, u, y, last, t, n, due, s, text, used, limit in FRESH))


def every_view(theme: Theme) -> dict[str, object]:
    """Path in a preview folder -> view: each class at least once, each form of a page once."""
    plain = theme.chrome(chrome_view())
    base = SITE.base_url
    entries = tuple(v.EntryView(title=t, url=f"{base}/xwdt/zwyw/{n}/", published=f"{d}T09:00:00+08:00", author="县政府办公室",
                                category="政务要闻", summary="摘要") for n, (t, d) in enumerate(NEWS, 1))
    return {
        "index.html": home(theme), "zwgk/index.html": parent_column(theme), "zwgk/tzgg/index.html": _leaf(theme, front=True),
        "zwgk/tzgg/p/12/index.html": _leaf(theme, front=False), "xwdt/zwyw/3/index.html": article(theme),
        "hdjl/xzxx/1/index.html": _letter(theme), "zwgk/tzgg/9/index.html": _reprint(theme),
        "zwgk/zcwj/1/index.html": _policy(theme), "zwgk/zcwj/6/index.html": _repealed(theme),
        "zwgk/zcjd/1/index.html": _interpretation(theme), "freshness/index.html": internal(theme, "full"),
        "freshness-facts/index.html": internal(theme, "facts"), "internal/freshness/index.html": internal(theme, "internal"),
        "sitemap/index.html": v.SitemapView(**_page(plain, "站点地图", "/sitemap/"), tree=nav()),  # type: ignore[arg-type]
        "404.html": v.NotFoundView(chrome=plain, links=tuple(v.LinkView(title=n.title, url=n.url) for n in nav())),
        "410.html": v.GoneView(chrome=plain),
        "old/index.html": v.RedirectView(site=SITE.name, title="通知公告", url="/zwgk/tzgg/", canonical=f"{base}/zwgk/tzgg/"),
        "search/index.html": v.SearchView(
            **_page(plain, "站内搜索", "/search/"), base="/search/", segments=2, shards=32, contact="0000-0000000",  # type: ignore[arg-type]
            facets=(v.FacetView(key="year", label="年份", options=("2026", "2025")),), links=(v.LinkView(title="政务公开", url="/zwgk/"),)),
        "policies/index.html": v.LibraryView(
            **_page(plain, "政策文件库", "/policies/"), total=1, data_url="/policies/policies.json",  # type: ignore[arg-type]
            rows=(v.PolicyRowView(item=v.ItemView(title="实施意见", url="/zwgk/zcwj/1/", date="2026-11-18", note="岚政发〔2026〕1号"), kind="意见", issuer="县政府"),),
            facets=(v.FacetView(key="kind", label="文种", options=("意见", "通知")),), exports=(v.LinkView(title="CSV", url="/policies/policies.csv"),)),
        "disclosure/index.html": v.DirectoryView(**_page(plain, "政府信息公开目录", "/disclosure/"), sections=(  # type: ignore[arg-type]
            v.DirectorySectionView(title="信息公开指南", summary="公开范围", url="/zwgk/zn/", items=(v.ItemView(title="指南", url="/zwgk/zn/1/", date="2026-01-04"),)),
            v.DirectorySectionView(title="主动公开", links=(v.LinkView(title="政策文件", url="/zwgk/zcwj/"),)))),
        "duties/index.html": v.DutiesView(**_page(plain, "栏目责任清单", "/duties/"), rows=(  # type: ignore[arg-type]
            v.DutyView(column=v.LinkView(title="通知公告", url="/zwgk/tzgg/"), group="政务公开", unit="县政府办公室", kind="通知公告", cycle="6个月内", posts="初审：股长"),)),
        "units/index.html": v.UnitsView(**_page(plain, "机构与负责人", "/units/"), leaders=(v.ItemView(title="陆闻笙", url="/a/", note="副县长"),),  # type: ignore[arg-type]
            letters=(v.UnitLetterView(letter="C", items=(v.ItemView(title="县财政局", url="/unit/czj/", note="2条"),)),)),
        "media/index.html": v.MediaView(**_page(plain, "政务新媒体", "/media/"), accounts=(v.AccountView(  # type: ignore[arg-type]
            name="发布", platform="微信公众号", unit="县政府办公室", state=v.TagView(text="正常运行", tone="ok"), note="说明"),),
            groups=(v.GroupView(title="市县", links=(v.LinkView(title="市政府", url="https://a.example/", external=True),)),)),
        "data.json": v.DataView(data=b"{}"),
        "feed.xml": v.FeedView(title=SITE.name, url=f"{base}/", self_url=f"{base}/feed.xml", author=SITE.name,
                               updated="2026-11-20T09:00:00+08:00", entries=entries),
        "sitemap-zwgk.xml": v.UrlSetView(urls=(v.UrlView(url=f"{base}/zwgk/", lastmod="2026-11-20"), v.UrlView(url=f"{base}/"))),
        "sitemap.xml": v.UrlIndexView(shards=(v.UrlView(url=f"{base}/sitemap-zwgk.xml", lastmod="2026-11-20"),)),
        "robots.txt": v.RobotsView(index=True, sitemap_url=f"{base}/sitemap.xml", disallow=("/search/",)),
    }

"""Pages that list what a site is made of: disclosure directory, duties of columns, units, accounts on other platforms. Pure."""

from __future__ import annotations

from sitegen.model import Facts
from sitegen.settings import Column
from sitegen.stages.plan.jobs import PAGE_SIZE
from sitegen.stages.plan.lists import cycle
from sitegen.stages.plan.portal import (
    DIRECTORY_URL,
    DUTIES_URL,
    LIBRARY_URL,
    MEDIA_URL,
    SERVICES_URL,
    UNITS_URL,
    Portal,
    ancestors,
    day,
    group_links,
    settings_unit,
)
from sitegen.text.initials import heading, initials
from sitegen.upkeep.fivefold import STAGES
from sitegen.views import (
    AccountView,
    ColumnView,
    DirectorySectionView,
    DirectoryView,
    DutiesView,
    DutyView,
    FactView,
    ItemView,
    LinkView,
    MediaView,
    TagView,
    UnitLetterView,
    UnitsView,
)

__all__ = ["directory_view", "duties_view", "media_view", "services_view", "unit_view", "units_view"]

LEVEL_NAMES = (("first", "初审"), ("second", "复审"), ("final", "终审"))
STATES = {"running": TagView(text="正常运行", tone="ok"), "paused": TagView(text="暂停更新", tone="warn"), "closed": TagView(text="已注销", tone="plain")}
STATUTORY = (
    ("政府信息公开指南", "公开范围、公开方式、受理机构和联系方式。", ("信息公开指南",), ()),
    ("政府信息公开制度", "本县公开工作的规定和办法。", ("信息公开制度",), ()),
    ("法定主动公开内容", "按照《中华人民共和国政府信息公开条例》主动公开的政府信息。", ("概况信息", "机构职能", "负责人信息", "数据发布"),
     ("leader", "policy", "interpretation", "notice", "statistics")),
    ("政府信息公开年报", "政府信息公开工作年度报告。", ("信息公开年报",), ("report",)),
    ("依申请公开", "申请条件、方式、时限和申请表。", ("依申请公开",), ()),
)
"""Section, what it holds, and which columns belong to it: by their tag, or by the type of their texts (条例第十二条、第二十条)."""
NEWEST = 5


def directory_view(portal: Portal) -> DirectoryView:
    """Sections of the directory, filled from the columns; one without a column is left out."""
    sections = []
    for title, summary, tags, types in STATUTORY:
        columns = [c for c in portal.settings.columns if not c.link and not c.children and (c.tag in tags or (not c.tag and c.type in types))]
        if not columns:
            continue
        rows = sorted((f for c in columns for f in portal.newest(c.id, NEWEST)), key=lambda f: (day(f), f.id), reverse=True)[:NEWEST]
        links = [LinkView(title=c.name, url=f"/{c.id}/") for c in columns]
        if "policy" in types and portal.policies:
            links.append(LinkView(title="政策文件库", url=LIBRARY_URL))
        sections.append(DirectorySectionView(title=title, summary=summary, url=links[0].url if len(links) == 1 else "",
                                             links=tuple(links) if len(links) > 1 else (), items=tuple(_indexed(portal, f) for f in rows)))
    if staged := [c for c in portal.settings.columns if c.stage and not c.link]:
        counts = {name: sum(portal.shown(f) for c in staged if c.stage == name for f in portal.slots[c.id]) for name in STAGES}
        sections.append(DirectorySectionView(
            title="“五公开”", summary="；".join(f"{name}公开{f'{count}条' if count else '暂无'}" for name, count in counts.items()) + "。",
            links=tuple(LinkView(title=f"{name}公开：{c.name}", url=f"/{c.id}/") for name in STAGES for c in staged if c.stage == name)))
    return DirectoryView(chrome=portal.chrome(""), title="政府信息公开目录", url=DIRECTORY_URL, sections=tuple(sections))


AUDIENCES = (("个人", "面向个人"), ("企业", "面向企业"))
THEMES = ("生育收养", "婚姻登记", "户籍办理", "出境入境", "教育", "就业创业", "住房保障", "社会保障", "医疗卫生", "民政救助", "市场准入", "公用事业")
"""Themes of services (XN 18); a guide's `subject` names one, `keywords` whom it is for. Any other subject stands after them."""


def services_view(portal: Portal) -> DirectoryView:
    """办事服务分类: guides by whom they are for, then by theme."""
    guides = sorted((f for f in portal.texts if f.type == "guide"), key=lambda f: (initials(f.title), f.id))
    groups = [(title, [f for f in guides if word in f.keywords]) for word, title in AUDIENCES]
    themes = sorted({f.subject or "其他服务" for f in guides}, key=lambda name: (THEMES.index(name) if name in THEMES else len(THEMES), name == "其他服务", name))
    groups += [(theme, [f for f in guides if (f.subject or "其他服务") == theme]) for theme in themes]
    return DirectoryView(chrome=portal.chrome(""), title="办事服务分类", url=SERVICES_URL, sections=tuple(
        DirectorySectionView(title=title, summary=f"{len(rows)}项", items=tuple(portal.item(f) for f in rows)) for title, rows in groups if rows))


def _indexed(portal: Portal, facts: Facts) -> ItemView:
    item = portal.item(facts)
    note = f"索引号：{facts.index_number}" if facts.index_number else item.note
    return ItemView(title=item.title, url=item.url, date=item.date, tags=item.tags, note=note)


def duties_view(portal: Portal) -> DutiesView:
    """栏目责任清单: units and posts; persons are never named (design 5.6)."""
    return DutiesView(chrome=portal.chrome(""), title="栏目责任清单", url=DUTIES_URL,
                      rows=tuple(_duty(portal, c) for c in portal.settings.columns if not c.link and not c.children and c.status != "archived"))


def _duty(portal: Portal, column: Column) -> DutyView:
    line = ancestors(portal.settings.column_by_id, column)
    return DutyView(column=LinkView(title=column.name, url=f"/{column.id}/"), group=line[0].name if len(line) > 1 else "",
                    unit=settings_unit(portal.settings, column.owner or ""), helpers="、".join(settings_unit(portal.settings, u) for u in column.helpers),
                    kind=_kind(column), cycle=cycle(column.freshness), supply=column.supply or "报送",
                    keepers=_keepers(portal, column), posts=_posts(portal, column.owner))


def _kind(column: Column) -> str:
    """类别: by the type of its texts, by its tag, or by the duty it covers."""
    return COLUMN_KINDS.get(column.type or "") or column.tag or next((DUTY_KINDS[duty] for duty in column.covers if duty in DUTY_KINDS), "其他")


def _keepers(portal: Portal, column: Column) -> str:
    """A岗 and B岗 by their posts; "" where no keeper is named."""
    found = []
    for name in column.keepers:
        person = portal.settings.people.find(name)
        found.append(next((p.post for p in person.posts if p.holds(portal.now.date())), "待明确") if person else "待明确")
    return "、".join(post if found.count(post) == 1 else f"{post}（{found.count(post)}人）" for post in dict.fromkeys(found))


COLUMN_KINDS = {"news": "动态要闻", "notice": "通知公告", "policy": "政策文件", "interpretation": "政策文件", "statistics": "数据发布", "letter": "互动交流",
                "finderror": "互动交流", "solicitation": "互动交流", "interview": "互动交流", "response": "互动交流", "faq": "办事服务", "guide": "办事服务",
                "leader": "机构职能", "report": "信息公开年报", "topic": "专题专栏"}
DUTY_KINDS = {"overview": "概况信息", "functions": "机构职能", "plans": "规划计划", "meetings": "会议人事", "fees": "财政收费", "livelihood": "民生信息", "emergency": "应急管理",
              "licences": "行政许可", "services": "办事服务", "news": "动态要闻", "documents": "政策文件"}


def _posts(portal: Portal, unit: str | None) -> str:
    """Posts of the unit that sign at each level today: 初审 业务股室负责人，复审 …"""
    today = portal.now.date()
    found = []
    for level, name in LEVEL_NAMES:
        posts = sorted({post.post for person in portal.settings.people.people if person.unit == unit for post in person.posts
                        if post.holds(today) and level in post.levels})
        if posts:
            found.append(f"{name}：{'、'.join(posts)}")
    return "；".join(found)


def units_view(portal: Portal) -> UnitsView:
    """Units that supply texts by the first letter of their pinyin, after the leaders."""
    column = next((c for c in portal.settings.columns if c.type == "leader" and not c.link), None)
    leaders = [f for f in portal.slots[column.id] if portal.shown(f)] if column else []
    letters: dict[str, list[tuple[str, ItemView]]] = {}
    for unit in portal.settings.people.units:
        count = len(portal.by_unit.get(unit.id, ()))
        item = ItemView(title=unit.name, url=f"{UNITS_URL[:-2]}/{unit.id}/" if count else "", note=f"{count}条" if count else "")
        name = unit.name.removeprefix("县")
        letters.setdefault(heading(name), []).append((initials(name), item))
    ranks = {leader.name: n for n, leader in enumerate(portal.settings.leaders)}
    posts = {leader.name: leader.post for leader in reversed(portal.settings.leaders) if leader.holds(portal.now.date())}
    return UnitsView(
        chrome=portal.chrome(""), title="机构与负责人", url=UNITS_URL,
        leaders=tuple(ItemView(title=f.title, url=f.url, note=posts.get(f.title, "")) for f in sorted(leaders, key=lambda f: (ranks.get(f.title, 99), day(f), f.id))),
        letters=tuple(UnitLetterView(letter=letter, items=tuple(item for _, item in sorted(rows, key=lambda row: (row[0], row[1].title))))
                      for letter, rows in sorted(letters.items(), key=lambda pair: (pair[0] == "#", pair[0]))))


def unit_view(portal: Portal, unit_id: str) -> ColumnView:
    """供稿单位: the newest texts a unit supplied."""
    rows = portal.by_unit[unit_id]
    name = settings_unit(portal.settings, unit_id)
    year = sum(day(f)[:4] == str(portal.now.year) for f in rows)
    facts = (FactView(label="供稿总数", value=f"{len(rows)}条"), FactView(label="今年", value=f"{year}条" if year else ""),
             FactView(label="最近供稿", value=day(rows[-1])))
    return ColumnView(chrome=portal.chrome(""), title=f"{name}供稿", url=f"/unit/{unit_id}/", facts=facts,
                      items=tuple(portal.item(f) for f in reversed(rows[-2 * PAGE_SIZE:])))


def media_view(portal: Portal) -> MediaView:
    """Accounts on other platforms, running ones first, and the links of the site group."""
    order = list(STATES)
    accounts = sorted(portal.accounts, key=lambda a: order.index(a.state))
    groups = group_links(portal)
    return MediaView(
        chrome=portal.chrome(""), title="政务新媒体和站群" if groups and accounts else "政务新媒体矩阵" if accounts else "站群导航", url=MEDIA_URL,
        accounts=tuple(AccountView(name=a.name, platform=a.platform, unit=settings_unit(portal.settings, a.unit), url=a.url, state=STATES[a.state], note=a.note)
                       for a in accounts),
        groups=groups)

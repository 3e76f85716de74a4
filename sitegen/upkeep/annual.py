"""《政府网站工作年度报表》 (国办函〔2018〕12号): what can be computed is filled in, the rest is asked for."""

from __future__ import annotations

from sitegen.model import Facts
from sitegen.upkeep.interaction import cases, tally
from sitegen.upkeep.intervals import published_in
from sitegen.upkeep.periods import Period
from sitegen.upkeep.sheets import Sheet
from sitegen.upkeep.view import Look

__all__ = ["ASKED", "annual_form"]

ASKED = "（请填写）"


def annual_form(look: Look, year: Period) -> Sheet:
    """Part, field, value, source; a field nobody told us is `ASKED`, never 0."""
    texts, site, upkeep = published_in(look.index, look.now, year), look.settings.site, look.settings.upkeep

    def of(*types: str) -> list[Facts]:
        return [f for f in texts if f.type in types]

    def rows(name: str, key: str) -> int:
        return sum(year.holds(r.day(key)) for r in upkeep.rows(name))

    overview = [f for f in texts if f.type == "leader" or "overview" in (look.settings.column_by_id[f.column].covers if f.column in look.settings.column_by_id else ())]
    interpretations = of("interpretation")
    forms: dict[str, int] = {}
    for facts in interpretations:
        form = facts.form or ("解读材料" if not facts.companion else "其他")
        forms[form] = forms.get(form, 0) + 1
    letters = tally(c for c in cases(look.index, look.now, look.calendar, year) if c.kind != "message")
    asked = of("solicitation")
    results = {f.dealings.result for f in asked if f.dealings and f.dealings.result in look.index.by_id}
    consultations = [f for f in asked if f.dealings and f.dealings.closes]
    running = [r for r in upkeep.rows("media") if r.text("state") == "running"]
    part = ("填报单位", "信息发布", "专栏专题", "解读回应", "办事服务", "互动交流", "安全防护", "移动新媒体", "创新发展")
    filled: list[tuple[str, str, str, str]] = [
        (part[0], "网站名称", site.name, "site.yaml"), (part[0], "首页网址", site.base_url, "site.yaml"), (part[0], "主办单位", site.sponsor, "site.yaml"),
        (part[0], "网站标识码", site.id_code, "site.yaml"), (part[0], "ICP备案号", site.icp, "site.yaml"), (part[0], "公安机关备案号", site.police, "site.yaml"),
        (part[1], "独立用户访问总量", "", ""), (part[1], "网站总访问量", "", ""), (part[1], "信息发布总数", str(len(texts)), "发布信息明细"),
        (part[1], "概况类信息更新量", str(len(overview)), "发布信息明细"), (part[1], "政务动态信息更新量", str(len(of("news"))), "发布信息明细"),
        (part[1], "信息公开目录信息更新量", str(len(of("policy", "notice", "statistics", "report"))), "发布信息明细"),
        (part[2], "维护数量", str(sum(c.type == "topic" and c.status == "running" for c in look.settings.columns)), "site.yaml"),
        (part[2], "新开设数量", str(sum(r.text("kind") == "topic" and year.holds(r.day("built")) for r in upkeep.rows("applications"))), "checks/ledgers/applications.csv"),
        (part[3], "解读信息发布总数", str(len(interpretations)), "发布信息明细"),
        *((part[3], f"其中：{form}", str(count), "发布信息明细") for form, count in sorted(forms.items())),
        (part[3], "回应公众关注热点或重大舆情数量", str(len(of("response"))), "发布信息明细"),
        (part[4], "是否发布服务事项目录", "是" if of("guide") or any(f.type == "guide" for f in look.index.live(look.now)) else "", "content/"),
        (part[4], "注册用户数", "", ""), (part[4], "可全程在线办理政务服务事项数量", "", ""), (part[4], "办件量（自然人、法人）", "", ""),
        (part[5], "收到留言数量", str(letters.received), "checks/ledgers/letters.csv"), (part[5], "办结留言数量", str(letters.answered), "checks/ledgers/letters.csv"),
        (part[5], "平均办理时间（工作日）", letters.mean, "checks/ledgers/letters.csv"), (part[5], "公开答复数量", str(len(of("letter", "finderror"))), "发布信息明细"),
        (part[5], "征集调查期数", str(len(consultations)), "发布信息明细"), (part[5], "收到意见数量", "", ""),
        (part[5], "公布调查结果期数", str(len(results)), "发布信息明细"), (part[5], "在线访谈期数", str(len(of("interview"))), "发布信息明细"),
        (part[6], "安全检测评估次数", "", ""), (part[6], "发现问题数量", "", ""), (part[6], "问题整改数量", str(rows("rectification", "fixed")), "checks/ledgers/rectification.csv"),
        (part[6], "是否建立安全监测预警机制", "是" if upkeep.kept("monitoring") else "", "checks/ledgers/monitoring.csv"),
        (part[6], "是否开展应急演练", f"是（{rows('drills', 'day')}次）" if rows("drills", "day") else "", "checks/ledgers/drills.csv"), (part[6], "是否明确网站安全责任人", "", ""),
        (part[7], "微博", "、".join(r.text("name") for r in running if "微博" in r.text("platform")), "checks/ledgers/media.csv"),
        (part[7], "微信", "、".join(r.text("name") for r in running if "微信" in r.text("platform")), "checks/ledgers/media.csv"),
        (part[7], "其他", "、".join(r.text("name") for r in running if not {"微博", "微信"} & {r.text("platform")[:2]}), "checks/ledgers/media.csv"),
        (part[8], "搜索即服务、多语言版本、无障碍浏览、千人千网等", "", "")]
    return Sheet(name="annual", title=f"政府网站工作年度报表（{year.first.year}年）", head=("部分", "指标", "数值", "出处"),
                 rows=tuple((p, field, value or ASKED, source if value else "") for p, field, value, source in filled),
                 note="标“（请填写）”的指标生成器无从得知，由单位填写后再送审；依据：国办函〔2018〕12号。")

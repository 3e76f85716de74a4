"""The schemas of the site's files, as data (design 5.2): site.yaml, people, waivers, calendar, rows of word lists."""

from __future__ import annotations

from typing import Any

from sitegen.model import JOINT, LEVELS, REVIEW_LEVELS, Text
from sitegen.schema import TYPES, Field, Kind, Record
from sitegen.schema.article import LEVEL_WORDS

__all__ = ["ACCOUNT", "CALENDAR", "COLUMN_TAGS", "GROUP_LINK", "LEADER", "LINK_COLUMNS", "PEOPLE", "SITE", "SITE_RECORDS", "WAIVER", "WORD_COLUMNS", "WORD_MATCHES"]

WORD_MATCHES = ("text", "exact", "latin", "regex", "title-only")
WORD_COLUMNS = ("word", "category", "level", "suggest", "match", "allow", "source", "since", "until", "note")
LINK_COLUMNS = ("host", "purpose", "approver", "approved_on", "review_by")
COLUMN_TAGS = ("概况信息", "机构职能", "负责人信息", "工作动态", "政策文件", "信息公开指南", "信息公开制度", "信息公开目录", "信息公开年报", "依申请公开",
               "数据发布", "数据开放", "政策解读", "回应关切", "办事服务", "咨询投诉", "征集调查", "在线访谈", "专题专栏")
_EVIDENCE = ("form", "commit", "signed", "forge")
_FLOORS = ("names", "digest", *_EVIDENCE)


def _field(key: str, kind: Kind, zh: str, en: str, about_zh: str = "", about_en: str = "", **more: Any) -> Field:
    """A name that says it all is its own description."""
    return Field(key=key, kind=kind, label=Text(zh, en), about=Text(about_zh or zh + "。", about_en or f"{en[0].upper()}{en[1:]}."), **more)


SITE = Record(name="site.yaml", about=Text("网站设置。", "Settings of the site."), fields=(
    _field("version", "int", "规则版本", "version", "规则集版本；之后新增的规则先作为建议。", "Pins the rule set; newer rules only warn.", required=True),
    _field("site", "record", "网站", "site", "网站标识信息。", "Identity of the site.", required=True, record="site"),
    _field("columns", "records", "栏目", "columns", "栏目树。", "Tree of columns.", required=True, record="column"),
    _field("freshness", "record", "更新时限", "freshness", "更新时限类别与公开程度。", "Classes of update limits.", record="freshness"),
    _field("checks", "record", "检查", "checks", "检查规则的设置。", "Settings of the rules.", record="checks"),
    _field("build", "record", "构建", "build", "输出位置与文末署名方式。", "Outputs and the sign-off line.", record="build"),
))

PEOPLE = Record(name="people.yaml", about=Text("单位与人员。", "Units and people."), fields=(
    _field("units", "records", "单位", "units", record="unit"), _field("people", "records", "人员", "people", record="person"),
))

WAIVER = Record(name="waiver", about=Text("一条误报确认或特殊情况备案。", "One excused finding."), fields=(
    _field("rule", "text", "规则", "rule", "规则名称，如 typo.word。", "Name of the rule.", required=True),
    _field("path", "text", "文件", "path", "相对网站根目录的路径。", "Path relative to the site.", required=True),
    _field("text", "text", "命中文字", "text", "被命中的文字。", "The matched words."),
    _field("reason", "text", "理由", "reason", "为什么可以保留。", "Why it may stay."),
    _field("by", "text", "批准人", "by", "批准人的编号或唯一姓名。", "Id or unique name of who grants it."),
    _field("until", "day", "有效期", "until", "有效期的最后一天。", "Last day it holds."),
))

CALENDAR = Record(name="calendar", about=Text("一年的放假调休安排。", "Holidays and make-up days of a year."), fields=(
    _field("off", "days", "放假日", "days off", "放假的日子。", "Days off.", required=True),
    _field("work", "days", "调休上班日", "make-up days", "周末上班的日子。", "Weekend days worked.", required=True),
))

LEADER = Record(name="leader", about=Text("一位领导的一个职务，按排名先后列。", "One post of a leader, in order of rank."), fields=(
    _field("name", "text", "姓名", "name", "姓名。", "Name.", required=True),
    _field("post", "text", "职务", "post", "职务全称，如 县长。", "The post in full.", required=True),
    _field("from", "day", "任职日期", "from", "任职第一天。", "First day.", required=True),
    _field("to", "day", "离任日期", "to", "任职最后一天，缺省为在任。", "Last day; in office where absent."),
))

ACCOUNT = Record(name="account", about=Text("一个政务新媒体账号。", "One account on another platform."), fields=(
    _field("name", "text", "账号名称", "name", required=True), _field("platform", "text", "平台", "platform", required=True),
    _field("unit", "text", "责任单位", "unit", "责任单位的编号。", "Id of the unit that answers for it.", required=True),
    _field("state", "choice", "状态", "state", choices=("running", "paused", "closed")),
    _field("url", "text", "地址", "address"), _field("note", "text", "说明", "note"),
))

GROUP_LINK = Record(name="group-link", about=Text("站群导航中的一个链接。", "One link of the site group."), fields=(
    _field("group", "text", "组名", "group", required=True), _field("title", "text", "名称", "title", required=True),
    _field("url", "text", "地址", "address", required=True),
))

_PERIOD = (_field("from", "day", "起", "from", "开始日期（含）。", "First day.", required=True),
           _field("to", "day", "止", "to", "结束日期（含），缺省为不限。", "Last day; open where absent."))

SITE_RECORDS: dict[str, Record] = {r.name: r for r in (
    Record(name="site", about=Text("网站标识。", "Identity of the site."), fields=(
        _field("name", "text", "网站名称", "name", required=True), _field("domain", "text", "域名", "domain"),
        _field("base_url", "text", "网址", "address", "网站首页的完整地址。", "Full address of the home page."),
        _field("id_code", "text", "网站标识码", "site identification code"),
        _field("zone", "text", "时区", "time zone", "时区名称，默认 Asia/Shanghai。", "Name of the zone; default Asia/Shanghai."),
        _field("sponsor", "text", "主办单位", "sponsor"), _field("operator", "text", "承办单位", "operator"),
        _field("contact", "text", "联系电话", "contact"), _field("icp", "text", "ICP备案号", "ICP number"),
        _field("police", "text", "公安备案号", "police number"),
        _field("demo", "bool", "演示站点", "demonstration", "填 true 时每页标明“演示站点，非政府网站”。", "true: every page says it is no government site."),
    )),
    Record(name="column", about=Text("一个栏目。", "One column."), fields=(
        _field("id", "text", "栏目编号", "id", "content/ 下文件夹的路径。", "Path of its folder under content/.", required=True),
        _field("name", "text", "栏目名称", "name", required=True),
        _field("type", "choice", "类型", "type", "本栏目稿件的默认类型。", "Default type of its texts.", choices=TYPES),
        _field("owner", "text", "责任单位", "owner", "责任单位的编号。", "Id of the unit that answers for it."),
        _field("freshness", "limit", "更新时限", "freshness", "类别名，或 {days: N}、{months: N}。", "A class, or {days: N} or {months: N}."),
        _field("opened", "day", "开设日期", "opened"),
        _field("link", "text", "外部链接", "link", "外部频道的地址，此时栏目不收稿件。", "External address; such a column holds no texts."),
        _field("description", "text", "栏目说明", "description"),
        _field("helpers", "texts", "协助单位", "helpers", "协助单位的编号。", "Ids of units that help."),
        _field("keepers", "texts", "维护人员", "keepers", "A岗、B岗人员，各写编号或唯一姓名。", "Persons who keep it, first and second."),
        _field("supply", "choice", "保障方式", "way of supply", "内容由抓取、报送、链接或共建而来。", "Captured, submitted, linked or kept jointly.",
               choices=("抓取", "报送", "链接", "共建")),
        _field("covers", "texts", "对应职责", "duties covered", "本栏目履行的公开职责，见 sitegen inspect。", "Required duties that it fulfils."),
        _field("stage", "choice", "五公开分类", "disclosure stage", "决策、执行、管理、服务、结果五公开中的哪一项，列入政府信息公开目录。",
               "Which of the five disclosures; listed in the disclosure directory.", choices=("决策", "执行", "管理", "服务", "结果")),
        _field("status", "choice", "状态", "status", "运行、暂停或归档；只检查运行的栏目。", "Only a running column is watched.",
               choices=("running", "suspended", "archived")),
        _field("event_driven", "bool", "按需更新", "event-driven", "有事才更新的栏目，用 confirmed_on 确认。", "Filled when something happens."),
        _field("confirmed_on", "day", "确认日期", "confirmed on", "最近一次确认没有应公开内容的日期。", "When it was last confirmed that nothing is missing."),
        _field("tag", "choice", "栏目类别", "column type", "页面标签 ColumnType，缺省按类型推定。", "ColumnType of the page tags; follows from the type.", choices=COLUMN_TAGS),
        _field("evidence", "record", "签发凭据", "evidence", "本栏目的更高要求，子栏目沿用。", "Higher demands of this column and those below it.", record="evidence_floor"),
        _field("children", "records", "子栏目", "children", record="column"),
    )),
    Record(name="limit", about=Text("更新时限。", "A limit of time."), fields=(
        _field("days", "int", "天数", "days"), _field("months", "int", "月数", "months"))),
    Record(name="freshness", about=Text("更新时限设置。", "Update limits."), fields=(
        _field("classes", "map", "类别", "classes", "类别名到时限。", "Name of a class to its limit.", record="limit"),
        _field("warn_days", "int", "提前提醒天数", "days of warning"),
        _field("public", "choice", "公开程度", "what is public", choices=("off", "facts", "full")))),
    Record(name="checks", about=Text("检查设置。", "Settings of the checks."), fields=(
        _field("profile", "text", "规则方案", "profile"),
        _field("review_profile", "text", "审签方案", "review profile", "各级由谁签、核对什么，默认 default。", "Whose post signs what, and what is checked; default: default."),
        _field("fail_level", "choice", "拦截级别", "fail level", choices=LEVELS),
        _field("rules", "map", "规则", "rules", "按规则名调整级别和选项。", "Level and options by name.", record="rule"),
        _field("site_rules", "texts", "本站规则", "rules of the site", "本站规则文件的路径。", "Paths of the site's own rules."),
        _field("word_lists", "texts", "库外词表", "private word lists", "不入库的词表：路径，或“$变量名”。", "A path or $NAME each."),
        _field("evidence", "record", "签发凭据", "evidence", record="evidence"),
        _field("urgent", "record", "应急发布", "urgent path", record="urgent_path"))),
    Record(name="rule", about=Text("一条规则的调整。", "What is changed of a rule."), fields=(
        _field("level", "choice", "级别", "level", choices=(*LEVELS, "off")), _field("options", "free", "选项", "options"))),
    Record(name="evidence", about=Text("签发凭据要求。", "Required evidence."), fields=(
        _field("minimum", "choice", "最低要求", "minimum", "每个签署至少达到的凭据。", "What every signature must at least have.", choices=_FLOORS),
        _field("accept", "choices", "认可的凭据", "accepted", "超出摘要的凭据中算数的种类。", "Which kinds beyond the digest count.", choices=_EVIDENCE),
        _field("sensitivity", "map", "按敏感程度", "by sensitivity", "important、sensitive 稿件的更高要求。", "Higher demands on important and sensitive texts.",
               record="evidence_floor"))),
    Record(name="evidence_floor", about=Text("更高的凭据要求。", "A higher demand on evidence."), fields=(
        _field("minimum", "choice", "最低要求", "minimum", choices=_FLOORS),
        _field("accept", "choices", "认可的凭据", "accepted", choices=_EVIDENCE),
        _field("consult", "bool", "须征求意见", "consult", "终审须记录征求过谁的意见。", "The final review records who was consulted."),
        _field("joint", "int", "会审人数", "joint reviewers", "终审之前还须几人会审。", "How many more must sign before the final review."))),
    Record(name="urgent_path", about=Text("应急发布条件。", "Terms of the urgent path."), fields=(
        _field("min_level", "choice", "先批级别", "level that approves", choices=REVIEW_LEVELS, synonyms=LEVEL_WORDS),
        _field("max_hours", "int", "补签小时数", "hours to sign"), _field("columns", "texts", "适用栏目", "columns"))),
    Record(name="build", about=Text("构建设置。", "Settings of the build."), fields=(
        _field("output", "text", "输出目录", "output folder"), _field("internal", "text", "内部目录", "internal folder"),
        _field("search", "bool", "站内搜索", "site search", "填 true 时生成 /search/ 页面、索引和各页的搜索框；不写则都没有。",
               "true: the page /search/, its index and a search box on every page; absent: none of them."),
        _field("traditional", "bool", "繁体版", "traditional edition", "填 true 时在 /zh-hant/ 下生成繁体页面，需要 zhtw 扩展。",
               "true: pages in traditional characters under /zh-hant/; needs the extra zhtw."),
        _field("signoff_line", "choice", "文末署名", "sign-off line", choices=("names", "posts", "unit")),
        _field("deliver", "record", "发布位置", "delivery", "sitegen publish 把通过校验的网站送到哪里。",
            "Where `sitegen publish` puts a verified build.", record="deliver"),
        _field("manifest_key", "text", "清单签名私钥", "manifest key", "给文件清单签名的 SSH 私钥文件；不写则不签名。",
            "SSH private key that signs the manifest; none: not signed."))),
    Record(name="deliver", about=Text("发布位置。", "Where builds are delivered."), fields=(
        _field("to", "text", "目录", "folder", "发布目录；网站服务器指向其中的 current。", "Folder; the web server serves `current` in it.", required=True),
        _field("keep", "int", "保留版本数", "releases kept"))),
    Record(name="unit", about=Text("一个单位。", "One unit."), fields=(
        _field("id", "text", "单位编号", "id", required=True), _field("name", "text", "单位名称", "name", required=True),
        _field("supervisor", "text", "主管单位", "supervising unit"),
        _field("filed_on", "day", "备案日期", "filed on", "责任人最近一次向主管单位备案的日期。", "When its responsible people were last filed with the office above."))),
    Record(name="person", about=Text("一个人。", "One person."), fields=(
        _field("id", "text", "人员编号", "id", required=True), _field("name", "text", "姓名", "name", required=True),
        _field("unit", "text", "所在单位", "unit"), _field("mails", "texts", "邮箱", "mail addresses"),
        _field("accounts", "texts_map", "平台账号", "accounts", "平台名到账号。", "Forge to account."),
        _field("keys", "texts", "签名公钥", "keys"), _field("posts", "records", "职务", "posts", record="post"),
        _field("deputy_for", "records", "代行", "deputy for", record="deputy"),
        _field("vendor", "bool", "外包人员", "vendor's staff"))),
    Record(name="post", about=Text("一个职务。", "One post."), fields=(
        _field("post", "text", "职务名称", "post", required=True),
        _field("rank", "int", "层级", "rank", "数字大的签在数字小的之后。", "A higher one signs above a lower one.", required=True),
        _field("levels", "choices", "可审级别", "levels", choices=(*REVIEW_LEVELS, JOINT), synonyms=LEVEL_WORDS),
        *_PERIOD, _field("waives", "texts", "可豁免类别", "may waive"),
        _field("duties", "choices", "兼任职责", "duties", "职务名称之外还承担的职责。", "What the post answers for beside its name.",
               choices=("leader", "informer", "liaison", "replies", "suggestions", "security"),
               synonyms={"分管领导": "leader", "信息员": "informer", "联络员": "liaison", "互动回应人员": "replies", "意见建议处理员": "suggestions", "安全管理员": "security"}))),
    Record(name="deputy", about=Text("一段代行。", "One deputyship."), fields=(
        _field("person", "text", "被代行人", "person", required=True), *_PERIOD)),
)}

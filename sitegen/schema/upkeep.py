"""The schemas of profiles and of the ledgers under `checks/ledgers/`, as data."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Literal, NamedTuple

from sitegen.frozen import dataclass
from sitegen.model import Text
from sitegen.schema import Field, Record

__all__ = ["PROFILE", "PROFILE_RECORDS", "TABLES", "Cell", "CellKind", "Table"]


def _text(key: str, zh: str, en: str, required: bool = False) -> Field:
    return Field(key=key, kind="text", label=Text(zh, en), about=Text(zh + "。", en.capitalize() + "."), required=required)


PROFILE = Record(name="profile", about=Text("一层时限和层级规定。", "One layer of limits and levels."), fields=(
    _text("title", "名称", "title", required=True), _text("layer", "层级", "layer", required=True), _text("extends", "上一层", "extends"),
    _text("document", "依据文件", "document", required=True),
    Field(key="values", kind="records", label=Text("各项规定", "values"), about=Text("各项规定。", "The values."), record="value"),
))

PROFILE_RECORDS = {"value": Record(name="value", about=Text("一项规定。", "One value."), fields=(
    _text("key", "项目", "key", required=True), _text("value", "规定值", "value", required=True), _text("channel", "渠道", "channel"),
    _text("actor", "责任主体", "actor"), _text("document", "依据文件", "document"), _text("clause", "条款", "clause"),
    _text("confidence", "可信程度", "confidence"), _text("tighter", "何为更严", "which way is stricter"),
))}

CellKind = Literal["text", "day", "moment", "int", "flag", "unit", "person", "article", "column"]
"""`unit` `person` `article` `column` are ids that must exist; `flag` is 是/否."""


class Cell(NamedTuple):
    """One column of a ledger."""

    key: str
    kind: CellKind
    label: str
    """Its heading on Chinese pages and forms."""
    required: bool = False
    choices: tuple[str, ...] = ()
    private: bool = False
    """Never shown, not even on internal pages: telephone numbers and the like."""


@dataclass(frozen=True, kw_only=True)
class Table:
    """One ledger: `checks/ledgers/NAME.csv`."""

    name: str
    label: Text
    cells: tuple[Cell, ...]
    order: tuple[tuple[str, ...], ...] = ()
    """Chains of times, each not earlier than those before it."""
    unique: tuple[str, ...] = ()
    """Cells that together tell a row from all others."""
    needs: tuple[tuple[str, str], ...] = ()
    """(a, b): where a is written, b must be too."""

    @cached_property
    def by_key(self) -> dict[str, Cell]:
        return {cell.key: cell for cell in self.cells}


def _table(name: str, zh: str, en: str, *cells: Cell, order: tuple[tuple[str, ...], ...] = (), unique: tuple[str, ...] = (),
           needs: tuple[tuple[str, str], ...] = ()) -> Table:
    return Table(name=name, label=Text(zh, en), cells=cells, order=order, unique=unique, needs=needs)


_NO, _NOTE = Cell("no", "text", "编号", True), Cell("note", "text", "备注")
_UNIT = Cell("unit", "unit", "责任单位", True)

TABLES: Mapping[str, Table] = {table.name: table for table in (
    _table("letters", "信件和找错登记", "letters received",
           _NO, Cell("kind", "text", "类别", True, ("letter", "finderror", "message")), Cell("received", "moment", "收到时间", True),
           Cell("accepted", "moment", "受理时间"), _UNIT, Cell("subject", "text", "主题"), Cell("complex", "flag", "复杂事项"),
           Cell("complex_reason", "text", "复杂理由"), Cell("interim", "day", "告知延期日期"), Cell("result", "text", "办理结果", False, ("solved", "explained", "cannot")),
           Cell("explanation", "text", "不能办理的说明"), Cell("answered", "moment", "答复时间"), Cell("signed_by", "person", "签发人"),
           Cell("original_filed", "day", "原件报备日期"), Cell("article", "article", "公开稿件"), _NOTE,
           order=(("received", "accepted", "answered"), ("received", "interim")), unique=("no",), needs=(("complex", "complex_reason"),)),
    _table("rectification", "错敏信息整改台账", "rectification",
           _NO, Cell("kind", "text", "类别", True, ("wrong", "sensitive", "privacy", "secret", "link", "column", "service", "other")),
           Cell("level", "text", "程度", True, ("severe", "normal")), Cell("source", "text", "问题来源"), _UNIT, Cell("term", "text", "问题词句"),
           Cell("article", "article", "涉及稿件"), Cell("found", "moment", "发现时间", True), Cell("noticed", "moment", "通知时间"),
           Cell("withdrawn", "moment", "撤下时间"), Cell("fixed", "moment", "整改时间"), Cell("feedback", "moment", "反馈时间"),
           Cell("rechecked", "day", "复核日期"), Cell("searched", "day", "全站排查日期"), Cell("hits", "int", "排查命中数"),
           Cell("looked_back", "day", "回头看日期"), Cell("authority", "text", "整改权限", False, ("县级", "市级", "省级")),
           Cell("upward", "day", "上报日期"), Cell("person", "person", "经办人"), _NOTE,
           order=(("found", "noticed", "withdrawn", "fixed", "feedback"), ("fixed", "rechecked", "looked_back"), ("found", "searched"), ("found", "upward")),
           unique=("no",), needs=(("feedback", "fixed"), ("rechecked", "fixed"), ("looked_back", "rechecked"))),
    _table("monitoring", "日监测记录", "daily monitoring",
           Cell("day", "day", "日期", True), Cell("ran", "moment", "检查时间", True), Cell("articles", "int", "稿件数"), Cell("attachments", "int", "附件数"),
           Cell("errors", "int", "必须整改"), Cell("warnings", "int", "建议核实"), Cell("sample", "text", "抽读稿件"), Cell("reader", "person", "抽读人"),
           Cell("read_on", "day", "抽读日期"), Cell("problems", "text", "发现问题"), _NOTE, unique=("day",), order=(("day", "ran"), ("day", "read_on"))),
    _table("duty", "值班安排", "duty roster",
           Cell("from", "day", "起", True), Cell("to", "day", "止", True), Cell("person", "person", "值班人员", True), Cell("leader", "person", "带班领导"),
           Cell("phone", "text", "联系电话", private=True), _NOTE, order=(("from", "to"),)),
    _table("incidents", "突发事件记录", "incidents",
           _NO, Cell("level", "text", "等级", True, ("一般", "较大", "重大", "特别重大")), Cell("what", "text", "事件", True), _UNIT,
           Cell("found", "moment", "发现时间", True), Cell("reported", "moment", "报告时间"), Cell("plan", "moment", "启动预案时间"),
           Cell("first", "moment", "首次发布时间"), Cell("briefing", "moment", "发布会时间"), Cell("steps", "text", "处置经过"),
           Cell("closed", "moment", "结束时间"), _NOTE, order=(("found", "reported", "plan", "closed"), ("found", "first", "briefing")), unique=("no",)),
    _table("drills", "应急演练", "drills",
           Cell("day", "day", "日期", True), Cell("kind", "text", "科目", True), _UNIT, Cell("plan", "text", "预案"), Cell("minutes", "int", "用时（分钟）"),
           Cell("result", "text", "结果", True), _NOTE, unique=("day", "kind")),
    _table("media", "政务新媒体名录", "new-media accounts",
           Cell("account", "text", "账号", True), Cell("platform", "text", "平台", True), Cell("name", "text", "名称", True), _UNIT,
           Cell("state", "text", "状态", True, ("proposed", "approved", "running", "suspended", "closed")), Cell("purpose", "text", "功能定位"), Cell("icon", "text", "图标"),
           Cell("url", "text", "地址"), Cell("parent", "text", "主账号"), Cell("proposed", "day", "申请日期"), Cell("approved", "day", "批准日期"),
           Cell("approved_by", "text", "批准机关"), Cell("opened", "day", "开通日期"), Cell("changed", "day", "变动日期"), Cell("filed", "day", "备案日期"),
           Cell("receipt", "text", "备案回执号"), Cell("suspended", "day", "停更日期"), Cell("notice", "article", "停更公告"), Cell("closed", "day", "注销日期"),
           Cell("last_post", "moment", "最近发布"), Cell("interactive", "flag", "有互动"), Cell("followers", "int", "关注数"),
           Cell("whitelist", "flag", "列入白名单"), _NOTE, order=(("proposed", "approved", "opened", "closed"), ("changed", "filed")), unique=("account", "platform")),
    _table("filings", "备案和交接", "filings and hand-overs",
           _NO, Cell("kind", "text", "事项", True, ("person", "handover", "media", "column", "plan", "upward", "other")), _UNIT, Cell("subject", "text", "内容", True),
           Cell("changed", "day", "变动日期", True), Cell("filed", "day", "备案日期"), Cell("to", "text", "备案机关"), Cell("receipt", "text", "回执号"),
           Cell("person", "person", "经办人"), Cell("adopted", "flag", "被采用"), _NOTE, order=(("changed", "filed"),), unique=("no",)),
    _table("vendors", "外包单位", "vendors",
           Cell("name", "text", "单位", True), Cell("role", "text", "服务内容", True), Cell("contract", "text", "合同编号"), Cell("from", "day", "起", True),
           Cell("until", "day", "止", True), Cell("nda", "day", "保密协议日期"), Cell("trained", "day", "培训日期"), Cell("qualified", "text", "资质"),
           Cell("supervisor", "person", "监管人"), _NOTE, order=(("from", "until"),)),
    _table("submissions", "信息报送", "submissions",
           _NO, Cell("received", "moment", "收到时间", True), _UNIT, Cell("title", "text", "标题", True), Cell("category", "text", "类别"),
           Cell("author", "text", "作者"), Cell("major", "flag", "重要信息"), Cell("approved_by", "text", "审批职务"),
           Cell("state", "text", "状态", True, ("submitted", "selected", "declined", "published")), Cell("reason", "text", "未采用原因"),
           Cell("published", "moment", "发布时间"), Cell("article", "article", "稿件"), _NOTE, order=(("received", "published"),), unique=("no",)),
    _table("training", "业务培训", "training",
           Cell("day", "day", "日期", True), Cell("title", "text", "内容", True), Cell("kind", "text", "形式"), _UNIT, Cell("people", "int", "人数"), _NOTE,
           unique=("day", "title")),
    _table("applications", "栏目专题和特殊设置申请", "applications",
           _NO, Cell("kind", "text", "事项", True, ("column-add", "column-remove", "topic", "special")), _UNIT, Cell("column", "text", "栏目"),
           Cell("subject", "text", "内容", True), Cell("reason", "text", "必要性"), Cell("tree", "text", "栏目结构"), Cell("style", "text", "设计样式"),
           Cell("safety", "person", "链接安全责任人"), Cell("manager", "person", "分管领导"), Cell("direct", "person", "直接责任人"),
           Cell("applied", "day", "申请日期", True), Cell("approved", "day", "批准日期"), Cell("approver", "person", "批准人"), Cell("built", "day", "建成日期"),
           Cell("filled", "day", "内容上线日期"), Cell("until", "day", "截止日期"), Cell("ended", "day", "结束日期"), Cell("archived", "day", "归档日期"), _NOTE,
           order=(("applied", "approved", "built", "filled"), ("ended", "archived")), unique=("no",), needs=(("approved", "approver"),)),
    _table("supervision", "通报约谈记录", "circulars and talks",
           _NO, Cell("day", "day", "通报日期", True), Cell("kind", "text", "方式", True, ("通报", "约谈", "扣分", "移出白名单")), _UNIT,
           Cell("problem", "text", "问题", True), Cell("points", "text", "扣分"), Cell("fixed", "day", "整改日期"), Cell("report", "text", "整改报告文号"), _NOTE,
           order=(("day", "fixed"),), unique=("no",)),
    _table("probes", "可用性探测记录", "availability probes",
           Cell("day", "day", "日期", True), Cell("target", "text", "探测地址", True), Cell("kind", "text", "对象", True, ("site", "link")),
           Cell("visits", "int", "访问次数", True), Cell("failures", "int", "打不开次数", True), Cell("slowest", "int", "最慢（毫秒）"), Cell("problem", "text", "最近故障"), _NOTE,
           unique=("day", "target")),
    _table("upstream", "上级重要信息转载登记", "important texts of upper bodies",
           _NO, Cell("published", "moment", "上级发布时间", True), Cell("issuer", "text", "发布机关", True), Cell("title", "text", "标题", True),
           Cell("url", "text", "地址", True), Cell("channel", "text", "渠道", False, ("website", "new-media")), Cell("unit", "unit", "责任单位"),
           Cell("article", "article", "转载稿件"), Cell("linked", "moment", "转载或链接时间"), Cell("exempt", "text", "不转载的理由"), _NOTE, unique=("no", "channel"),
           order=(("published", "linked"),)),
    _table("sites", "所辖网站更新监测", "updates of other sites",
           Cell("day", "day", "监测日期", True), Cell("site", "text", "网站", True), _UNIT, Cell("url", "text", "地址"), Cell("last", "moment", "最近更新"),
           Cell("items", "int", "条数"), _NOTE, unique=("day", "site")),
    _table("reads", "阅读次数", "how often texts were read",
           Cell("article", "article", "稿件", True), Cell("reads", "int", "阅读次数", True), Cell("until", "day", "截至日期", True), unique=("article",)),
    _table("evaluations", "社会评价", "evaluation by the public",
           _NO, Cell("day", "day", "日期", True), Cell("kind", "text", "方式", True, ("专家评议", "媒体评价", "公众评价")), _UNIT, Cell("subject", "text", "内容", True),
           Cell("people", "int", "参与人数"), Cell("result", "text", "结果"), Cell("article", "article", "公布结果的稿件"), _NOTE, unique=("no",)),
)}

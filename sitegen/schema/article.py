"""The schema of front matter, as data (design 5.1). Keys are added here, in the digest unless they are pure records."""

from __future__ import annotations

from typing import Any

from sitegen.model import Text
from sitegen.schema import TYPES, Field, Kind, Record

__all__ = ["ARTICLE", "DISCLOSURES", "FRONT_MATTER_RECORDS", "INTERPRETERS", "LEVEL_WORDS", "SENSITIVITIES"]

LEVEL_WORDS = {"初审": "first", "复审": "second", "终审": "final", "会审": "joint"}
SENSITIVITIES = ("normal", "important", "sensitive")
INTERPRETERS = ("起草单位", "专业机构", "专家", "媒体")
"""The first speaks for itself; the others are said to readers."""
DISCLOSURES = ("主动公开", "依申请公开", "不予公开")


_LINES = frozenset({"summary", "signature", "interpretation_waived_because", "complex_reason", "reason", "conclusion", "consulted", "aliases"})
"""Text that may run over several lines, and addresses, which have a rule of their own."""


def _field(key: str, kind: Kind, zh: str, en: str, about_zh: str, about_en: str, **more: Any) -> Field:
    one_line = kind in ("text", "texts") and key not in _LINES
    return Field(key=key, kind=kind, label=Text(zh, en), about=Text(about_zh, about_en), one_line=one_line, **more)


def _signed(key: str, kind: Kind, zh: str, en: str, about_zh: str, about_en: str, **more: Any) -> Field:
    return _field(key, kind, zh, en, about_zh, about_en, in_digest=True, **more)


ARTICLE = Record(name="article", about=Text("稿件前言。", "Front matter of an article."), free_prefix="x-", fields=(
    _signed("title", "text", "标题", "title", "页面和列表上显示的标题。", "Title on the page and in lists.", required=True),
    _signed("source", "text", "来源", "source", "稿件来源，显示在文末。", "Where the text comes from; shown at its end.", required=True),
    _signed("editor", "text", "编辑", "editor", "责任编辑，写人员编号或唯一姓名。", "Editor in charge: id or unique name.", required=True),
    _field("date", "moment", "发布时间", "publish time", "页面显示的发布时间。", "Displayed time of publishing.", publish=True),
    _field("id", "text", "编号", "id", "固定编号，默认是 content/ 下不带后缀的路径。", "Stable identity; default the path without suffix."),
    _field("slug", "text", "地址名", "slug", "地址中的最后一段，默认是文件名。", "Last part of the address; default the file's stem."),
    _field("column", "text", "栏目", "column", "所属栏目，默认是所在文件夹。", "Column; default the folder."),
    _field("unit", "text", "供稿单位", "unit", "供稿单位的编号，默认是栏目责任单位。", "Id of the supplying unit; default the column's owner."),
    _field("proofreader", "text", "校对", "proofreader", "校对人员。", "Who proofread the text."),
    _field("publisher", "text", "发布人员", "publisher", "执行发布的人员。", "Who published the text."),
    _signed("type", "choice", "类型", "type", "稿件类型，默认取栏目的类型。", "Type of text; default the column's.", choices=TYPES),
    _field("reviewers", "records", "审核记录", "reviews", "三审签发记录。", "Records of the three reviews.", record="review"),
    _field("secrecy_review", "record", "保密审查", "secrecy review", "保密审查记录，不显示在页面上。", "Secrecy review; never rendered.", record="secrecy"),
    _signed("disclosure", "choice", "公开属性", "disclosure", "公开方式，首次审核前确定。", "How it is disclosed; fixed before the first review.",
            choices=DISCLOSURES, required_for=("policy",)),
    _field("disclosure_changes", "records", "公开属性变更", "changes of disclosure", "首次审核后改变公开属性的记录，不显示在页面上。",
           "Why it changed after the first review; never rendered.", record="disclosure_change"),
    _signed("sensitivity", "choice", "敏感程度", "sensitivity", "决定签发凭据的要求，默认 normal。", "Decides what evidence a signature needs; default normal.",
            choices=SENSITIVITIES),
    _signed("doc_number", "text", "发文字号", "document number", "公文的发文字号。", "Number of the official document."),
    _signed("index_number", "text", "索引号", "index number", "政府信息索引号。", "Index number of government information."),
    _signed("issuer", "text", "发文机关", "issuer", "制发公文的机关。", "Body that issued the document."),
    _signed("drafted_by", "texts", "起草单位", "drafted by", "起草本文件的单位编号，几家联合起草的都写；默认是供稿单位。", "Ids of the units that drafted it; default the supplying unit."),
    _signed("issued", "moment", "成文日期", "date of issue", "公文落款的日期。", "Date under the document."),
    _signed("effective", "moment", "施行日期", "effective from", "文件开始施行的日期。", "When it takes effect."),
    _signed("expires", "moment", "失效日期", "expires", "文件有效期的最后一天。", "Last day of validity."),
    _signed("subject", "text", "主题分类", "subject", "政府信息的主题分类。", "Subject class."),
    _signed("addressee", "text", "主送机关", "addressee", "公文的主送机关。", "To whom the document is sent."),
    _signed("signature", "text", "落款", "signature", "文末署名。", "Name under the document."),
    _signed("interpretation_authority", "text", "解释机关", "interpreting body", "负责解释文件的机关。", "Body entitled to interpret it."),
    _signed("replaces", "texts", "废止文件", "replaces", "被本文废止的文件编号。", "Ids of the documents it replaces."),
    _signed("based_on", "texts", "依据文件", "based on", "本文依据的文件编号。", "Ids of the documents it rests on."),
    _signed("interprets", "text", "解读对象", "interprets", "本解读所对应政策的编号。", "Id of the policy it interprets."),
    _field("interpreted_by", "text", "对应解读", "interpreted by", "本政策所对应解读的编号。", "Id of this policy's interpretation."),
    _signed("companion", "bool", "附加解读", "companion", "除主解读外的其他形式解读。", "A further form of interpretation."),
    _signed("form", "text", "解读形式", "form", "附加解读的形式，如图解、视频、问答。", "Form of a companion: graphic, video, questions."),
    _signed("interpreter", "choice", "解读人", "interpreter", "由谁解读，默认是起草单位。", "Who interprets; default the unit that drafted the document.",
            choices=INTERPRETERS),
    _signed("interpretation_required", "bool", "须解读", "interpretation required", "填 false 表示不需要解读。", "false: needs no interpretation."),
    _signed("interpretation_waived_because", "text", "不解读理由", "why not interpreted", "不需要解读的理由。", "Why no interpretation is needed."),
    _signed("reprint", "bool", "转载", "reprint", "本文是否为转载。", "Whether the text is a reprint."),
    _signed("source_url", "text", "原文地址", "source address", "转载原文的网址。", "Address of the original."),
    _signed("source_title", "text", "原文标题", "source title", "转载原文的标题。", "Title of the original."),
    _signed("source_date", "moment", "原文时间", "source date", "转载原文的发布时间。", "When the original was published."),
    _signed("source_copy", "text", "原文副本", "copy of the original", "转载原文副本的路径，只供核对，不公开。", "Path of a copy of the original; compared with, never published."),
    _field("urgent", "record", "应急发布", "urgent", "应急发布的批准记录。", "Approval of the urgent path.", record="urgent"),
    _field("withdrawals", "records", "撤稿记录", "withdrawals", "撤稿记录，永久保留。", "Withdrawals; kept for ever.", record="withdrawal"),
    _signed("keywords", "texts", "关键词", "keywords", "检索用的关键词。", "Keywords for search."),
    _signed("summary", "text", "摘要", "summary", "列表和检索中显示的摘要。", "Summary for lists and search."),
    _signed("image", "text", "题图", "image", "题图的路径。", "Path of the lead image."),
    _signed("attachments", "records", "附件", "attachments", "文末提供下载的附件。", "Files offered under the text.", record="attachment"),
    _field("draft", "bool", "草稿", "draft", "草稿不发布。", "A draft is not published."),
    _field("aliases", "texts", "旧地址", "aliases", "转到本文的旧地址。", "Former addresses that lead here."),
    _field("confirmed_on", "moment", "确认日期", "confirmed on", "最近一次确认内容仍然有效的日期。", "When the text was last confirmed as valid."),
    # dates of letters and consultations are shown on the page, so they are signed with it
    _signed("received", "moment", "来信时间", "received", "信件、找错留言收到的时间。", "When the letter was received."),
    _signed("accepted_at", "moment", "受理时间", "accepted", "受理的时间。", "When it was accepted for handling."),
    _signed("answered", "moment", "答复时间", "answered", "答复的时间。", "When it was answered."),
    _signed("answered_by", "text", "答复单位", "answered by", "答复单位的名称。", "Name of the unit that answered."),
    _field("reply_kind", "choice", "办理结果", "kind of reply", "已解决、已说明、不能办理。", "Solved, explained or impossible.", choices=("solved", "explained", "cannot")),
    _field("complex_reason", "text", "复杂理由", "why complex", "按复杂事项办理的理由。", "Why the longer limit applies."),
    _signed("opens", "moment", "开始时间", "opens", "征集、访谈开始的时间。", "When a consultation or interview begins."),
    _signed("closes", "moment", "截止时间", "closes", "征集截止的时间。", "When a consultation ends."),
    _field("result", "text", "结果反馈", "result", "公布结果的稿件编号。", "Id of the text with the result."),
    _field("event_date", "moment", "事件时间", "event", "所报道事件发生的时间。", "When what is reported happened."),
    _field("original_filed", "moment", "原件报备", "original filed", "签字盖章原件报备的时间。", "When the sealed original was filed."),
    _field("consent", "bool", "同意公开", "consent", "来信人是否同意公开。", "Whether the writer of a letter consents.", required_for=("letter",)),
))

_NAME = ("人员编号或唯一姓名。", "Id or unique name of a person.")
_AT = ("日期或时间。", "Date or time.")

FRONT_MATTER_RECORDS: dict[str, Record] = {r.name: r for r in (
    Record(name="review", about=Text("一级审核的签发。", "One signature."), fields=(
        # an unknown level is the business of review.unknown-level, so the schema lets it pass
        _field("level", "text", "级别", "level", "first 初审、second 复审、final 终审、joint 会审。", "first, second, final or joint.", required=True, synonyms=LEVEL_WORDS),
        _field("name", "text", "审核人", "name", *_NAME, required=True),
        _field("at", "moment", "时间", "time", *_AT, required=True),
        _field("digest", "text", "内容摘要", "digest", "所签内容的摘要。", "Digest of what was signed."),
        _field("evidence", "text", "凭据", "evidence", "审签单、提交或平台审批的凭据。", "Form, commit or approval behind it."),
        _field("number", "text", "单号", "number", "审签单或办公系统记录的编号。", "Number of the paper form or of the office system's record."),
        _field("scan", "text", "扫描件摘要", "scan", "已签审签单扫描件的 sha256。", "sha256 of the scan of the signed form."),
        _field("recorded_by", "text", "登记人", "recorded by", "登记纸质审签的人，不得是签署人。", "Who recorded the paper signature; never a signer."),
        _field("checklist", "texts", "核对项", "checklist", "已核对的事项。", "Points that were checked."),
        _field("undecided", "bool", "待定", "undecided", "是否尚未作出结论。", "Whether no decision was taken."),
        _field("consulted", "text", "征求意见", "consulted", "征求过意见的单位或人员。", "Who was consulted."),
    )),
    Record(name="secrecy", about=Text("保密审查记录。", "Secrecy review."), fields=(
        _field("by", "text", "审查人", "by", *_NAME), _field("at", "moment", "时间", "time", *_AT),
        _field("conclusion", "text", "结论", "conclusion", "审查结论。", "Conclusion."),
        _field("ref", "text", "文号", "reference", "审查单编号。", "Number of the form."),
    )),
    Record(name="disclosure_change", about=Text("一次公开属性变更。", "One change of the disclosure attribute."), fields=(
        _field("to", "choice", "改为", "to", "改后的公开属性。", "The new attribute.", required=True, choices=DISCLOSURES),
        _field("at", "moment", "时间", "time", *_AT, required=True), _field("by", "text", "决定人", "by", *_NAME, required=True),
        _field("reason", "text", "理由", "reason", "变更理由。", "Why it was changed.", required=True),
    )),
    Record(name="urgent", about=Text("应急发布批准。", "Urgent approval."), fields=(
        _field("reason", "text", "事由", "reason", "应急发布的事由。", "Why it is urgent.", required=True),
        _field("by", "text", "批准人", "by", *_NAME, required=True), _field("at", "moment", "时间", "time", *_AT, required=True),
    )),
    Record(name="withdrawal", about=Text("一次撤稿。", "One withdrawal."), fields=(
        _field("at", "moment", "时间", "time", *_AT, required=True), _field("by", "text", "经办人", "by", *_NAME, required=True),
        _field("reason", "text", "原因", "reason", "撤稿原因。", "Why it was withdrawn.", required=True),
    )),
    Record(name="attachment", about=Text("一个附件。", "One attachment."), fields=(
        _signed("path", "text", "路径", "path", "附件相对本文的路径。", "Path relative to the article.", required=True),
        _signed("title", "text", "名称", "title", "显示的附件名称。", "Name shown."),
    )),
)}

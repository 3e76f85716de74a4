"""Letters exported by another system, to register rows and drafts: typed, masked, every bad row told. Pure."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping
from datetime import tzinfo

from sitegen.frozen import dataclass
from sitegen.model import Moment, Text
from sitegen.text.identity import masked
from sitegen.text.moments import parse_moment
from sitegen.upkeep.sheets import moment_text

__all__ = ["BadRow", "Letter", "masked_text", "read_letters", "scaffold"]

NAMES = {
    "no": ("no", "编号", "受理编号", "信件编号"), "title": ("title", "标题", "主题"), "received": ("received", "来信时间", "收到时间", "来信日期"),
    "accepted": ("accepted", "受理时间", "受理日期"), "answered": ("answered", "答复时间", "答复日期"), "unit": ("unit", "办理单位", "答复单位"),
    "question": ("question", "来信内容", "问题内容"), "answer": ("answer", "答复内容", "回复内容"), "consent": ("consent", "是否公开", "同意公开"),
    "complex_reason": ("complex_reason", "复杂理由"), "result": ("result", "办理结果")}
DROPPED = frozenset({"姓名", "来信人", "电话", "手机", "邮箱", "地址", "住址", "身份证", "身份证号", "name", "phone", "mobile", "mail", "email", "address", "idcard"})
"""Columns that never enter the site, whatever they hold."""
_RESULTS = {"已解决": "solved", "已说明": "explained", "不能办理": "cannot", "solved": "solved", "explained": "explained", "cannot": "cannot"}
_MAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}")
_CALLED = re.compile(r"((?:我叫|本人(?:姓名)?[:：]?|姓名[:：]?|来信人[:：]?|我是)[ 　]?)([\u4e00-\u9fff])[\u4e00-\u9fff]{1,2}(?=[，。,、；;\s]|$)")
_ROOM = re.compile(r"[0-9]{1,4}(?:栋|幢|号楼)(?:[0-9]{1,2}单元)?[0-9]{1,4}[室号]?")
MOST_ROWS = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One letter, ready for the register; `question` and `answer` are masked."""

    row: int
    no: str
    title: str
    received: Moment
    accepted: Moment | None
    answered: Moment | None
    unit: str
    question: str
    answer: str
    consent: bool
    complex_reason: str
    result: str

    def register(self, kind: str, article: str) -> dict[str, str]:
        """Cells of checks/ledgers/letters.csv."""
        return {"no": self.no, "kind": kind, "received": moment_text(self.received), "accepted": moment_text(self.accepted), "unit": self.unit,
                "subject": self.title, "complex": "是" if self.complex_reason else "", "complex_reason": self.complex_reason,
                "result": self.result, "answered": moment_text(self.answered), "article": article}


@dataclass(frozen=True, slots=True, kw_only=True)
class BadRow:
    """A row that was not taken."""

    row: int
    message: Text


def masked_text(text: str) -> str:
    """Numbers that name persons, mail addresses, names people give of themselves, doors. A person must still read it."""
    text = masked(text)
    text = _MAIL.sub(lambda m: m[0][0] + "***@***", text)
    text = _CALLED.sub(lambda m: m[1] + m[2] + "**", text)
    return _ROOM.sub("**栋**号", text)


def read_letters(text: str, form: str, units: Mapping[str, str], zone: tzinfo, mask: bool = True) -> Iterator[Letter | BadRow]:
    """Letters of a CSV or JSON export, in its order. `units`: name or id -> id. Row 1 is the header of a CSV."""
    try:
        rows = _json_rows(text) if form == "json" else _csv_rows(text)
        for number, given in rows:
            if number > MOST_ROWS:
                yield BadRow(row=number, message=Text(f"超过 {MOST_ROWS} 行，请分批导入", f"more than {MOST_ROWS} rows"))
                return
            yield _letter(number, given, units, zone, mask)
    except (csv.Error, ValueError, RecursionError) as error:
        yield BadRow(row=1, message=Text(f"文件无法读取：{type(error).__name__}", f"the file cannot be read: {type(error).__name__}"))


def _csv_rows(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    reader = csv.reader(text.splitlines(keepends=True), strict=True)
    head = [cell.strip() for cell in next(reader, [])]
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield reader.line_num, dict(zip(head, (cell.strip() for cell in cells), strict=False))


def _json_rows(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    data = json.loads(text)
    if not isinstance(data, list):
        raise ValueError("a list is expected")
    for number, one in enumerate(data, 1):
        yield number, {str(k): "" if v is None else str(v).strip() for k, v in one.items()} if isinstance(one, dict) else {}


def _letter(number: int, given: Mapping[str, str], units: Mapping[str, str], zone: tzinfo, mask: bool) -> Letter | BadRow:
    values = {key: next((given[name] for name in names if given.get(name)), "") for key, names in NAMES.items()}
    hide = masked_text if mask else str
    times: dict[str, Moment | None] = {}
    for key in ("received", "accepted", "answered"):
        moment = parse_moment(values[key].replace("/", "-"), zone) if values[key] else None
        if isinstance(moment, Text):
            return BadRow(row=number, message=Text(f"{NAMES[key][1]}{moment.zh}", f"{key}: {moment.en}"))
        times[key] = moment
    received, answered = times["received"], times["answered"]
    if not values["no"] or received is None or not values["title"]:
        return BadRow(row=number, message=Text("缺少编号、标题或来信时间", "number, title or time of receipt is missing"))
    if answered is not None and received.is_after(answered):
        return BadRow(row=number, message=Text("答复时间早于来信时间", "answered before it was received"))
    unit = units.get(values["unit"])
    if unit is None:
        return BadRow(row=number, message=Text(f"没有单位“{values['unit'][:20]}”", f"there is no unit {values['unit'][:20]!r}"))
    if values["result"] and values["result"] not in _RESULTS:
        return BadRow(row=number, message=Text("办理结果应为已解决、已说明或不能办理", "result is solved, explained or cannot"))
    return Letter(row=number, no=values["no"], title=hide(values["title"]), received=received, accepted=times["accepted"], answered=answered, unit=unit,
                  question=hide(values["question"]), answer=hide(values["answer"]), consent=values["consent"] in ("是", "同意", "true", "yes", "1", "公开"),
                  complex_reason=hide(values["complex_reason"]), result=_RESULTS.get(values["result"], ""))


def scaffold(kind: str, unit: str, question: str = "", answer: str = "") -> str:
    """The body of a published letter or of an answer to a report of an error, with all parts an answer needs."""
    asked = question or "（来信内容，隐去姓名、电话、住址等个人信息）"
    if kind == "finderror":
        return f"""
## 反映问题

{asked}

## 核实和整改情况

您好！感谢您对本网站的关注和监督。

{answer or "经核实，……（写明问题是否属实、原因、已经采取的整改措施和完成时间）"}

感谢您的监督，欢迎继续提出意见。

{unit}
"""
    return f"""
## 来信内容

{asked}

## 答复内容

您好！您的来信收悉，现答复如下：

{answer or "……（写明调查核实情况、政策依据、办理结果；不能办理的说明理由）"}

感谢您的来信。

{unit}
"""

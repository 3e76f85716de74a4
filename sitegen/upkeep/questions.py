"""Answered letters to the library of questions: what was asked and answered, without greetings and persons. Pure."""

from __future__ import annotations

import re

from sitegen.model import Facts
from sitegen.upkeep.letters import masked_text
from sitegen.upkeep.sheets import Sheet
from sitegen.upkeep.view import Look

__all__ = ["asked_and_answered", "candidates", "faq_body", "library_sheet"]

_HEADING = re.compile(r"^#{2,3}[ \t]+(.{1,40})$", re.MULTILINE)
_ASKED, _ANSWERED = ("来信内容", "反映问题", "问题"), ("答复内容", "核实和整改情况", "答复", "办理结果")
_POLITE = re.compile(r"^(?:您好|你好|尊敬的|感谢您|感谢你|谢谢您|来信收悉|此致|敬礼).{0,60}$")
_OPENING = re.compile(r"^(?:您好|你好)[！!。，,]?")
_SOON = re.compile(r"^(?:您|你|来信)?.{0,40}(?:答复|回复)如下[：:。]?$")
"""A line that only says that an answer follows."""


def asked_and_answered(body: str) -> tuple[str, str]:
    """The two parts of a published letter by their headings; "" where one is not there. What names persons is masked again."""
    marks = list(_HEADING.finditer(body))
    parts = {m[1].strip(): body[m.end():(marks[n + 1].start() if n + 1 < len(marks) else len(body))] for n, m in enumerate(marks)}
    asked = next((parts[name] for name in _ASKED if name in parts), "")
    answered = next((parts[name] for name in _ANSWERED if name in parts), "")
    return _plain(asked), _plain(answered)


def _plain(text: str) -> str:
    """Paragraphs without greetings, and without the signature: a last line that is no sentence."""
    lines = [_OPENING.sub("", line.strip().removeprefix(">").strip()) for line in text.strip().splitlines()]
    lines = [line for line in lines if not _POLITE.fullmatch(line) and not _SOON.fullmatch(line)]
    while lines and (not lines[-1] or (len(lines[-1]) <= 20 and lines[-1][-1] not in "。！？；：")):
        lines.pop()
    return masked_text("\n".join(lines).strip())


def faq_body(pairs: tuple[tuple[str, str], ...]) -> str:
    """One heading for each question, the answer below it; a person must turn the letter into a question."""
    return "".join(f"\n## {number}. {' '.join(asked.split())[:60] or '（写成一句问话）'}\n\n{answered or '（答复口径，写明政策依据和有效期）'}\n"
                   for number, (asked, answered) in enumerate(pairs, 1))


def candidates(look: Look) -> tuple[Facts, ...]:
    """Published, answered letters that no question was made from yet: their `result` names no text of type faq."""
    def used(facts: Facts) -> bool:
        made = look.index.by_id.get(facts.dealings.result if facts.dealings else "")
        return made is not None and made.type == "faq"

    return tuple(f for f in look.index.live(look.now) if f.type == "letter" and f.dealings and f.dealings.answered and not used(f))


def library_sheet(look: Look) -> Sheet:
    """Letters that could become questions, newest first."""
    rows = sorted(candidates(look), key=lambda f: (f.date.at if f.date else look.now, f.id), reverse=True)
    return Sheet(name="questions", title="可整理为常见问题的来信", head=("来信", "答复单位", "公开日期", "命令", "出处"), rows=tuple(
        (f.title, look.unit(f.unit), str(f.date.day) if f.date else "", f"sitegen new faq {f.title} --from {f.id}", f"content/{f.path}") for f in rows),
        note="整理后在来信的 result 写问答稿件的编号；命令会自动写入。")

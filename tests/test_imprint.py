"""What a page says of who made and signed its text follows from its front matter and the people of the site, and can be laid aside."""

from __future__ import annotations

import marshal
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from sitegen.imprint import Imprint, imprint
from sitegen.model import Attachment, Meta, Moment, Review
from sitegen.settings import Build, People, Person, Post, Settings, Site

PEOPLE = People(people=(
    Person(id="zs", name="张三", posts=(Post(post="编辑", rank=1), Post(post="科长", rank=2, from_=date(2026, 6, 1)))),
    Person(id="ls", name="李四", posts=(Post(post="主任", rank=3, to=date(2026, 1, 31)),)), Person(id="ww", name="王五")))
TODAY = date(2026, 11, 2)


def at(day: str, hour: int = 9) -> Moment:
    return Moment(datetime.fromisoformat(f"{day}T{hour:02}:00").replace(tzinfo=ZoneInfo("Asia/Shanghai")), True)


def made(line: str = "names", **written: Any) -> Imprint:
    return imprint(Settings(site=Site(name="站"), people=PEOPLE, build=Build(signoff_line=line)), Meta(**written), TODAY)


def test_of_nothing_it_says_nothing() -> None:
    assert made() == Imprint("", "", "", (), (), None, "", "")


@pytest.mark.parametrize(("line", "written", "said"), [
    ("names", {"editor": "zs"}, ("zs", "张三", "")),
    ("names", {"editor": "路人"}, ("路人", "路人", "")),
    ("posts", {"editor": "zs", "date": at("2026-01-05")}, ("", "编辑", "")),
    ("posts", {"editor": "zs", "date": at("2026-06-05")}, ("", "科长", "")),
    ("posts", {"editor": "zs"}, ("", "科长", "")),
    ("posts", {"editor": "ww"}, ("", "", "")),
    ("posts", {"editor": "路人"}, ("", "", "")),
    ("unit", {"editor": "zs", "reviewers": (Review(level="final", name="ls"),)}, ("", "", "")),
    ("names", {"reviewers": (Review(level="first", name="李四"), Review(level="second", name="ls"), Review(level="final", name="ww"))}, ("", "", "李四、王五")),
    ("names", {"proofreader": "ww", "reviewers": (Review(level="first", name="ls"),)}, ("", "", "王五、李四")),
    ("posts", {"date": at("2026-11-01"), "reviewers": (Review(level="first", name="ls", at=at("2026-01-31")), Review(level="final", name="ls", at=at("2026-02-01")))}, ("", "", "主任")),
])
def test_the_line_at_the_end_names_whom_the_site_chose_to_name(line: str, written: dict[str, Any], said: tuple[str, str, str]) -> None:
    found = made(line, **written)
    assert (found.author, found.editor, found.reviewers) == said


@pytest.mark.parametrize(("review", "level"), [
    (Review(level="first", name="zs"), ("first", "", "", "")),
    (Review(level="final", name="zs", at=at("2026-05-31"), digest="sha256-v1:00"), ("final", "2026-05-31T09:00:00+08:00", "sha256-v1:00", "编辑")),
    (Review(level="third", name="路人", at=at("2026-05-31")), ("third", "2026-05-31T09:00:00+08:00", "", "")),
])
def test_each_signature_is_told_with_the_post_of_its_day_whatever_the_line_shows(review: Review, level: tuple[str, ...]) -> None:
    assert [made(line, reviewers=(review,)).levels for line in ("names", "posts", "unit")] == [(level,)] * 3


@pytest.mark.parametrize(("written", "original"), [
    ({"source": "新华社"}, None),
    ({"reprint": True, "source": "新华社"}, ("新华社", "", "")),
    ({"reprint": True, "source": "新华社", "source_title": "题", "source_url": "https://x.cn/", "source_date": at("2026-03-01")}, ("题", "https://x.cn/", "2026-03-01")),
])
def test_of_a_reprint_it_names_the_original(written: dict[str, Any], original: tuple[str, str, str] | None) -> None:
    assert made(**written).original == original


def test_it_can_be_laid_aside() -> None:
    found = made(editor="zs", reviewers=(Review(level="final", name="ls", at=at("2026-01-01")),), reprint=True, source="源", disclosure="主动公开",
                 interpretation_authority="某局", attachments=(Attachment(path="a.pdf", title="表"), Attachment(path="b.pdf")))
    assert found.attachments == (("表", "a.pdf"), ("", "b.pdf"))
    assert Imprint._make(marshal.loads(marshal.dumps(tuple(found)))) == found

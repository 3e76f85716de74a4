"""The values every layer speaks: moments, places, findings, articles' facts. Frozen; standard library only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field as default
from dataclasses import fields
from datetime import date, datetime
from typing import Any, ClassVar, Literal, NamedTuple, NewType

from sitegen.frozen import dataclass
from sitegen.packed import Packed

__all__ = [
    "JOINT",
    "LEVELS",
    "META_KEYS",
    "REVIEW_LEVELS",
    "Attachment",
    "Citation",
    "Cleared",
    "Dealings",
    "DisclosureChange",
    "Edit",
    "Facts",
    "Finding",
    "FindingLevel",
    "Link",
    "Meta",
    "Moment",
    "Place",
    "Review",
    "ReviewLevel",
    "SecrecyReview",
    "Text",
    "Urgent",
    "Withdrawal",
]

FindingLevel = Literal["error", "warning", "info"]
LEVELS: tuple[FindingLevel, ...] = ("error", "warning", "info")
"""Most serious first: 必须整改, 建议核实, 提示."""

ReviewLevel = Literal["first", "second", "final"]
REVIEW_LEVELS: tuple[ReviewLevel, ...] = ("first", "second", "final")
JOINT = "joint"
"""会审: a further signature, beside the three, that sensitive texts may need; several people may give it."""
"""初审, 复审, 终审, in the order in which they must be signed."""


class Text(NamedTuple):
    """The same words for people in both languages of the tool."""

    zh: str
    en: str

    def format(self, **data: object) -> Text:
        """Both texts with the same values put in."""
        return Text(self.zh.format(**data), self.en.format(**data))

    def get(self, lang: str) -> str:
        return self.en if lang == "en" else self.zh


class Place(NamedTuple):
    """A stretch of a file: 1-based lines and columns in code points, ends exclusive; offsets from the file's start."""

    line: int
    column: int
    end_line: int
    end_column: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Moment:
    """A time as an editor wrote it: an instant with its zone, and whether a clock time was given at all."""

    at: datetime
    """Always aware. Midnight of the day where no time was given."""
    timed: bool
    """False for a bare date: then it is compared by day."""

    @property
    def day(self) -> date:
        return self.at.date()

    def is_after(self, other: Moment) -> bool:
        """Strictly later; equal is in order. By day where either lacks a time (design 5.6)."""
        if self.timed and other.timed:
            return self.at > other.at
        # The day is the one meant by the time that has no clock: its zone decides.
        zone = other.at.tzinfo if self.timed else self.at.tzinfo
        return self.at.astimezone(zone).date() > other.at.astimezone(zone).date()


@dataclass(frozen=True, kw_only=True)  # no slots, as in `Meta`
class Review:
    """One signature under one text, as recorded in its front matter."""

    level: str
    """first, second or final; anything else is kept as written for `review.unknown-level`."""
    name: str = ""
    """Id or unique name of a person, as written."""
    at: Moment | None = None
    digest: str | None = None
    """`sha256-v1:HEX` of what was signed (design 5.6)."""
    evidence: str | None = None
    number: str | None = None
    """Of the paper form (审签单) or of the record in the office system."""
    scan: str | None = None
    """`sha256:HEX` of the scan of the signed sheet."""
    recorded_by: str | None = None
    """Who put a paper signature on record; never one who signed."""
    checklist: tuple[str, ...] = ()
    undecided: bool = False
    consulted: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Urgent:
    """The urgent path: who approved first, when and why (design 5.6)."""

    reason: str = ""
    by: str = ""
    at: Moment | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """A text was taken down; stays in the front matter for ever."""

    at: Moment | None = None
    by: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SecrecyReview:
    """保密审查 record; never rendered."""

    by: str = ""
    at: Moment | None = None
    conclusion: str = ""
    ref: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosureChange:
    """How a text is disclosed was changed after somebody had signed it; internal, never rendered."""

    to: str = ""
    at: Moment | None = None
    by: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file offered under the text."""

    path: str
    """As written: relative to the article's folder."""
    title: str = ""


@dataclass(frozen=True, kw_only=True)  # no slots: the defaults stay the class's, so that one is made at the cost of what is written
class Meta:
    """Front matter of one article, typed (design 5.1). None or () = not written."""

    title: str | None = None
    source: str | None = None
    editor: str | None = None
    date: Moment | None = None
    id: str | None = None
    slug: str | None = None
    column: str | None = None
    unit: str | None = None
    proofreader: str | None = None
    publisher: str | None = None
    type: str | None = None
    reviewers: tuple[Review, ...] = ()
    secrecy_review: SecrecyReview | None = None
    disclosure: str | None = None
    disclosure_changes: tuple[DisclosureChange, ...] = ()
    sensitivity: str | None = None
    doc_number: str | None = None
    index_number: str | None = None
    issuer: str | None = None
    drafted_by: tuple[str, ...] = ()
    issued: Moment | None = None
    effective: Moment | None = None
    expires: Moment | None = None
    subject: str | None = None
    addressee: str | None = None
    signature: str | None = None
    interpretation_authority: str | None = None
    replaces: tuple[str, ...] = ()
    based_on: tuple[str, ...] = ()
    interprets: str | None = None
    interpreted_by: str | None = None
    companion: bool = False
    form: str | None = None
    interpreter: str | None = None
    interpretation_required: bool | None = None
    interpretation_waived_because: str | None = None
    reprint: bool = False
    source_url: str | None = None
    source_title: str | None = None
    source_date: Moment | None = None
    source_copy: str | None = None
    urgent: Urgent | None = None
    withdrawals: tuple[Withdrawal, ...] = ()
    keywords: tuple[str, ...] = ()
    summary: str | None = None
    image: str | None = None
    attachments: tuple[Attachment, ...] = ()
    draft: bool = False
    aliases: tuple[str, ...] = ()
    confirmed_on: Moment | None = None
    received: Moment | None = None
    accepted_at: Moment | None = None
    answered: Moment | None = None
    answered_by: str | None = None
    reply_kind: str | None = None
    complex_reason: str | None = None
    opens: Moment | None = None
    closes: Moment | None = None
    result: str | None = None
    event_date: Moment | None = None
    original_filed: Moment | None = None
    consent: bool | None = None


class Link(NamedTuple):
    """A link from a text to something of the same site; external links are not kept in the index."""

    target: str
    """Path under `content/` (an .md file or another file), or a root address `/column/slug/`; never with `#`."""
    anchor: str
    """What follows `#`, or empty."""
    start: int
    end: int
    """Where the link stands in the source, in code points."""


class Citation(NamedTuple):
    """A document named in a text: 《title》（number）."""

    title: str
    number: str
    start: int
    end: int
    """Where the number stands in the source, in code points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dealings:
    """Times of a text that clocks run on: letters, consultations, events reported, reprints."""

    received: Moment | None = None
    accepted: Moment | None = None
    answered: Moment | None = None
    answered_by: str = ""
    reply_kind: str = ""
    complex: bool = False
    """A reason is given why the longer limit applies."""
    opens: Moment | None = None
    closes: Moment | None = None
    result: str = ""
    event: Moment | None = None
    source_date: Moment | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts(Packed):
    """What the index keeps of one readable article: enough for rules on the whole site and for lists; no body."""

    AT_HAND: ClassVar[tuple[str, ...]] = (
        "path", "sha256", "digest", "id", "column", "type", "url", "title", "unit", "date", "draft", "renderable", "withdrawn",
        "leads", "signed_by")
    """What every run asks of every text; the rest stays packed until somebody asks (`packed.Packed`)."""
    SHARED: ClassVar[frozenset[str]] = frozenset({"column", "type", "url", "unit", "leads", "signed_by"})

    path: str
    """Under `content/`, with `/`: zwgk/tzgg/a.md."""
    sha256: str
    """Of the file's bytes: what was read is what is rendered."""
    digest: str
    """`sha256-v1:HEX` of what a reviewer signs (design 5.6)."""
    id: str
    column: str
    type: str
    slug: str
    url: str
    """Root address: /zwgk/tzgg/a/."""
    title: str
    unit: str
    """Id of the unit that supplied the text."""
    date: Moment | None
    draft: bool
    renderable: bool
    """False for what is never a page: not 主动公开, a new-media post, a letter without consent."""
    withdrawn: bool
    """Taken down and not signed anew since."""
    signed: tuple[tuple[str, Moment], ...] = ()
    """(level, time) of each dated signature, for rules that read the clock."""
    attested: tuple[tuple[str, str, str], ...] = ()
    """(level, name as written, strongest kind of evidence) of each level's signature, judged by the text as it is."""
    editor: str = ""
    """As written: whoever edited a text may not waive a finding in it."""
    reprint: bool = False
    source: str = ""
    summary: str = ""
    image: str = ""
    keywords: tuple[str, ...] = ()
    doc_number: str = ""
    index_number: str = ""
    issuer: str = ""
    drafted_by: tuple[str, ...] = ()
    """Ids of units, as written."""
    subject: str = ""
    issued: Moment | None = None
    effective: Moment | None = None
    expires: Moment | None = None
    replaces: tuple[str, ...] = ()
    based_on: tuple[str, ...] = ()
    interprets: str = ""
    interpreted_by: str = ""
    companion: bool = False
    form: str = ""
    interpreter: str = ""
    interpretation_required: bool | None = None
    urgent: Urgent | None = None
    confirmed_on: Moment | None = None
    dealings: Dealings | None = None
    """None where no clock runs on the text."""
    aliases: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    files: tuple[tuple[str, str], ...] = ()
    """(path under `content/`, sha256) of the attachments and images it refers to; those that exist."""
    anchors: tuple[str, ...] = ()
    """Ids of its headings, for links that end in `#`."""
    external: tuple[Link, ...] = ()
    """Links to other sites; `target` is the host only."""
    cited: tuple[Citation, ...] = ()
    """Documents it names by title and number."""
    masked: tuple[tuple[str, str], ...] = ()
    """(name, identity number with `*`) of persons it lists."""
    leads: tuple[str, ...] = default(init=False, default=())
    """Where its `links` lead, each address once, with `#` and anchor."""
    signed_by: int = default(init=False, default=0)
    """Seconds since 1970 at the latest signature of `signed`; 0 where none is dated."""

    def __post_init__(self) -> None:
        for name, value in self.following({"links": self.links, "signed": self.signed}).items():
            object.__setattr__(self, name, value)

    @classmethod
    def following(cls, given: Mapping[str, Any]) -> Mapping[str, Any]:
        leads = dict.fromkeys([f"{link.target}#{link.anchor}" if link.anchor else link.target for link in given.get("links", ())])
        return {"leads": tuple(leads), "signed_by": max([int(moment.at.timestamp()) for _, moment in given.get("signed", ())], default=0)}


Cleared = NewType("Cleared", Facts)
"""Facts of a text that may be published. Minted only in `stages/check.py`; `plan` takes nothing else."""


class Edit(NamedTuple):
    """One replacement in the finding's file, in code points of the decoded text."""

    start: int
    """-1: a new line of front matter, put before the line that closes it; its key must not be there yet."""
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing found by one rule in one place (design 5.4). Data: never logged, never raised."""

    rule: str
    """Stable id: REV001."""
    name: str
    """review.missing-level."""
    level: FindingLevel
    message: Text
    hint: Text
    basis: Text
    path: str | None = None
    """Relative to the site: content/zwgk/a.md; None for the site as a whole."""
    unit: str | None = None
    field: str | None = None
    """Key of the front matter that is meant: `reviewers.second`."""
    place: Place | None = None
    text: str = ""
    """The matched words, masked where they are personal data; what a waiver quotes."""
    context: str = ""
    """Folded text around the place, for a fingerprint that survives moving."""
    related: tuple[tuple[str, int], ...] = ()
    """(path, line) of other places that belong to the finding."""
    data: Mapping[str, Any] = default(default_factory=dict)
    fingerprint: str = ""
    excused: Literal["", "waived", "baselined", "inherited"] = ""
    excuse: str = ""
    """Why it is excused, and by whom: what a waiver says."""
    fixes: tuple[Edit, ...] = ()
    """What `check --fix` does about it: all of them or none."""
    fix: Literal["safe", "suggest"] | None = None
    """safe: right whatever the text means. suggest: right unless the words are quoted; only with `--unsafe`."""
    blocks: bool = False


META_KEYS: tuple[str, ...] = tuple(f.name for f in fields(Meta))

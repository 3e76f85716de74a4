"""What a site has settled: columns, people, checks, waivers (design 5.2). Frozen values; reading them is elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from sitegen.frozen import dataclass
from sitegen.ledger import Upkeep
from sitegen.model import FindingLevel, Place

__all__ = [
    "RULE_SET",
    "Account",
    "Baseline",
    "Build",
    "Checks",
    "Column",
    "Deliver",
    "Deputy",
    "Evidence",
    "Freshness",
    "GroupLink",
    "Leader",
    "Limit",
    "LinkRow",
    "People",
    "Person",
    "Post",
    "ReviewProfile",
    "RuleSetting",
    "Settings",
    "Site",
    "Unit",
    "UrgentPath",
    "Waiver",
    "WordRow",
]


RULE_SET = 1
"""The newest rule set of this package; `version:` in site.yaml pins one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Identity of the portal, as it stands in the page tags and the footer."""

    name: str
    domain: str = ""
    base_url: str = ""
    """Without a closing slash."""
    id_code: str = ""
    zone: str = "Asia/Shanghai"
    sponsor: str = ""
    operator: str = ""
    contact: str = ""
    icp: str = ""
    police: str = ""
    demo: bool = False
    """True: the bar 演示站点，非政府网站 and `noindex` on every page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """How long a column may go without an update: days, or calendar months clamped to the month's end."""

    days: int = 0
    months: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of the tree; its id is the path of its folder under `content/`."""

    id: str
    name: str
    type: str | None = None
    owner: str | None = None
    """Id of the unit that answers for it."""
    freshness: Limit | None = None
    freshness_class: str | None = None
    """Name of the class the limit came from: news, notice, ..."""
    opened: date | None = None
    link: str | None = None
    """Address of an external channel; such a column holds no articles."""
    description: str = ""
    evidence: Evidence | None = None
    """What its texts need beyond the site's demand; a child takes its parent's."""
    helpers: tuple[str, ...] = ()
    """Ids of units that help its owner."""
    keepers: tuple[str, ...] = ()
    """Persons who keep it: A岗, B岗."""
    supply: str = ""
    """抓取, 报送, 链接 or 共建; "" = not said."""
    covers: tuple[str, ...] = ()
    """Duties of a pack of required columns that it fulfils."""
    stage: str = ""
    """Which of the five disclosures (决策 执行 管理 服务 结果) its texts are; "" = not said."""
    status: str = "running"
    """running, suspended or archived; only a running one is watched."""
    event_driven: bool = False
    """Filled when something happens: then `confirmed_on` keeps it fresh, with or without texts."""
    confirmed_on: date | None = None
    tag: str | None = None
    """ColumnType of the national list where the type of its texts does not tell: 信息公开指南, 概况信息."""
    parent: str | None = None
    children: tuple[str, ...] = ()
    place: Place | None = None
    """Where it stands in site.yaml."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Freshness:
    """Classes of update limits and how much of the freshness page the public sees."""

    classes: Mapping[str, Limit] = field(default_factory=dict)
    warn_days: int = 7
    public: str = "facts"
    """off, facts or full."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSetting:
    """What a site changed of one rule."""

    level: FindingLevel | None = None
    """None: the rule's own level. `off` in site.yaml sets `enabled` to False."""
    enabled: bool = True
    options: Mapping[str, Any] = field(default_factory=dict)
    place: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """How strong a signature must be: the floor, and which stronger kinds count."""

    minimum: str = "digest"
    """names, digest, form, commit, signed or forge."""
    accept: tuple[str, ...] = ("form", "commit", "signed", "forge")
    consult: bool = False
    """The final review must say who was consulted."""
    joint: int = 0
    """How many people more must sign (会审), before the final review."""
    sensitivity: Mapping[str, Evidence] = field(default_factory=dict)
    """What texts of a sensitivity need; such a demand only adds to the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UrgentPath:
    """Who may open the urgent path, where, and how soon the others must sign."""

    min_level: str = "final"
    max_hours: int = 24
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Checks:
    """The part `checks:` of site.yaml."""

    profile: str = "default"
    review_profile: str = "default"
    """Practice of review: whose post signs what, and what is checked there."""
    fail_level: FindingLevel = "error"
    rules: Mapping[str, RuleSetting] = field(default_factory=dict)
    """By rule name."""
    site_rules: tuple[str, ...] = ()
    word_lists: tuple[str, ...] = ()
    """Word lists kept outside the repository: a path, or `$NAME` of an environment variable that holds one."""
    evidence: Evidence = field(default_factory=Evidence)
    urgent: UrgentPath = field(default_factory=UrgentPath)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewProfile:
    """How a place reviews: whose post signs which level, what is checked there, which rules that changes."""

    name: str = "default"
    title: str = ""
    source: str = ""
    """The practice or notice it follows."""
    posts: Mapping[str, str] = field(default_factory=dict)
    """Level -> name of the post."""
    rules: Mapping[str, RuleSetting] = field(default_factory=dict)
    """Settings of rules, unless the site has its own."""
    checklists: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    """Level -> (id, text) of each point."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deliver:
    """Where `publish` puts verified builds."""

    to: str
    """Folder, relative to the site or absolute; the web server serves `current` in it."""
    keep: int = 5
    """Releases that stay, the present one included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """Where the build writes, and which sign-off line the pages show."""

    output: str = "public"
    internal: str = "internal"
    signoff_line: str = "names"
    """names, posts or unit."""
    deliver: Deliver | None = None
    manifest_key: str = ""
    """File of the private SSH key that signs the manifest of what is delivered; empty = not signed."""
    search: bool = False
    """Whether there is a search: page, index, a slice of every text, the box on every page."""
    traditional: bool = False
    """Whether an edition in traditional characters stands under /zh-hant/; it needs the extra `zhtw`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A body that supplies texts and answers for columns."""

    id: str
    name: str
    supervisor: str | None = None
    filed_on: date | None = None
    """When its responsible people were last filed with the office above."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A post somebody holds, and what it entitles to. Dates inclusive; `to` None = open."""

    post: str
    rank: int = 0
    """A higher rank signs above a lower one."""
    levels: tuple[str, ...] = ()
    from_: date = date.min
    to: date | None = None
    waives: tuple[str, ...] = ()
    """Classes of rules this post may excuse: wording, links, pairing, ..."""
    duties: tuple[str, ...] = ()
    """What it answers for beside its name: leader, informer, liaison, replies, suggestions, security."""

    def holds(self, day: date) -> bool:
        return self.from_ <= day and (self.to is None or day <= self.to)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deputy:
    """Stands in for somebody, with that person's rank and levels, both days included."""

    person: str
    from_: date
    to: date | None = None

    def holds(self, day: date) -> bool:
        return self.from_ <= day and (self.to is None or day <= self.to)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who edits, reviews or waives."""

    id: str
    name: str
    unit: str | None = None
    mails: tuple[str, ...] = ()
    accounts: Mapping[str, str] = field(default_factory=dict)
    keys: tuple[str, ...] = ()
    posts: tuple[Post, ...] = ()
    deputy_for: tuple[Deputy, ...] = ()
    vendor: bool = False
    place: Place | None = None
    """Where the person stands in checks/people.yaml."""

    def post_on(self, day: date) -> str:
        """The highest post held on a day; empty where there is none."""
        held = [post for post in self.posts if post.holds(day)]
        return max(held, key=lambda post: post.rank).post if held else ""


@dataclass(frozen=True, kw_only=True)
class People:
    """Units and people of `checks/people.yaml`."""

    units: tuple[Unit, ...] = ()
    people: tuple[Person, ...] = ()
    known: bool = True
    """False where the site has no people file: then rules on persons are one warning."""

    @cached_property
    def by_id(self) -> dict[str, Person]:
        return {p.id: p for p in self.people}

    @cached_property
    def by_name(self) -> dict[str, Person]:
        """By name, for names that only one person bears."""
        count: dict[str, int] = {}
        for p in self.people:
            count[p.name] = count.get(p.name, 0) + 1
        return {p.name: p for p in self.people if count[p.name] == 1}

    @cached_property
    def answers(self) -> dict[tuple[object, ...], Any]:
        """What rules have worked out about these people and will ask again of the next text (`rules.signing`)."""
        return {}

    @cached_property
    def unit_by_id(self) -> dict[str, Unit]:
        return {u.id: u for u in self.units}

    def find(self, name: str) -> Person | None:
        """The person an entry names: by id, else by a name nobody else bears. Exact: no folding (design 5.6)."""
        return self.by_id.get(name) or self.by_name.get(name)

    def standing(self, person: Person, day: date) -> tuple[int, frozenset[str]]:
        """(highest rank, levels) a person has on that day, deputies included; (-1, none) without any post.

        Staff of a vendor never sign last, whatever their posts say.
        """
        posts = [p for p in person.posts if p.holds(day)]
        for deputy in person.deputy_for:
            if deputy.holds(day) and (absent := self.by_id.get(deputy.person)):
                posts += [p for p in absent.posts if p.holds(day)]
        levels = frozenset(level for p in posts for level in p.levels)
        return max((p.rank for p in posts), default=-1), levels - {"final"} if person.vendor else levels


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """One excused finding, from `checks/waivers.yaml`."""

    rule: str
    path: str
    text: str = ""
    reason: str = ""
    by: str = ""
    until: date | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """What a site took over from before its rules (`checks/baseline.json`, design 5.2)."""

    findings: frozenset[tuple[str, str, str]] = frozenset()
    """(path, name of the rule, fingerprint)"""
    inherited: Mapping[str, str] = field(default_factory=dict)
    """Path of a text published before the three-review rule -> its digest; an edit ends the mercy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leader:
    """One post of one leader, from `checks/leaders.yaml`; the order of the file is the order of rank."""

    name: str
    post: str
    from_: date
    to: date | None = None

    def holds(self, day: date) -> bool:
        return self.from_ <= day and (self.to is None or day <= self.to)


class LinkRow(NamedTuple):
    """One host of the register `checks/links.csv`."""

    host: str
    purpose: str = ""
    approver: str = ""
    approved_on: date | None = None
    review_by: date | None = None
    """Last day the entry holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An account on another platform, from `checks/media.yaml`."""

    name: str
    platform: str
    unit: str
    state: str = "running"
    """running, paused or closed."""
    url: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupLink:
    """One link of the site group, from `checks/site-group.yaml`."""

    group: str
    title: str
    url: str


class WordRow(NamedTuple):
    """One row of a word list (design 5.2). A tuple: 50,000 of them load in 0.15 s instead of 0.4 s."""

    word: str
    category: str
    level: FindingLevel = "error"
    suggest: str = ""
    match: str = "text"
    """text, exact, latin, regex or title-only."""
    allow: tuple[str, ...] = ()
    """Contexts in which the word is meant; `…` stands for up to 6 characters."""
    source: str = ""
    since: date | None = None
    until: date | None = None
    note: str = ""
    path: str = ""
    """The list it stands in, relative to the site; `sitegen:` for lists of the package."""
    line: int = 0


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Everything a site has settled, read once and passed down."""

    site: Site
    columns: tuple[Column, ...] = ()
    """In the order of site.yaml, parents before their children."""
    freshness: Freshness = field(default_factory=Freshness)
    checks: Checks = field(default_factory=Checks)
    build: Build = field(default_factory=Build)
    review: ReviewProfile = field(default_factory=ReviewProfile)
    """The practice of review in force."""
    people: People = field(default_factory=lambda: People(known=False))
    waivers: tuple[Waiver, ...] = ()
    words: tuple[WordRow, ...] = ()
    accounts: tuple[Account, ...] = ()
    group_links: tuple[GroupLink, ...] = ()
    protected: tuple[tuple[str, str], ...] = ()
    """(word, its form in the traditional edition), from `checks/protected.txt`; most stay as they are."""
    baseline: Baseline = field(default_factory=Baseline)
    leaders: tuple[Leader, ...] = ()
    link_register: tuple[LinkRow, ...] | None = None
    """None: the site keeps none."""
    calendar: Mapping[int, tuple[frozenset[date], frozenset[date]]] = field(default_factory=dict)
    """Years the site defines itself: (days off, make-up working days)."""
    upkeep: Upkeep = field(default_factory=Upkeep)
    """The profile in force and the ledgers."""
    version: int = 1

    @cached_property
    def column_by_id(self) -> dict[str, Column]:
        return {c.id: c for c in self.columns}

    @cached_property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.site.zone)

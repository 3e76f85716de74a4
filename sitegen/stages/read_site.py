"""The files a site is settled by, to Settings (design 5.2). All I/O is `load` and `names`: a git revision will do.

Faults of site.yaml, people and calendars are raised all at once; broken waivers and word lists are problems that block.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterable
from collections.abc import Mapping as Map
from datetime import date, timezone
from functools import lru_cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sitegen.errors import ConfigError, ConfigProblem
from sitegen.frozen import dataclass
from sitegen.model import Place, Text
from sitegen.schema import Record
from sitegen.schema.site import ACCOUNT, CALENDAR, GROUP_LINK, LEADER, PEOPLE, SITE, SITE_RECORDS, WAIVER
from sitegen.settings import Account, Baseline, GroupLink, Leader, LinkRow, People, Settings, Waiver, WordRow
from sitegen.settling.baseline import BASELINE_FILE, parse
from sitegen.settling.people import settle_calendar, settle_people
from sitegen.settling.site import settle_site
from sitegen.settling.source import Source
from sitegen.settling.upkeep import settle_upkeep
from sitegen.text.decode import decode
from sitegen.text.lines import Lines
from sitegen.text.linklist import read_links
from sitegen.text.nodes import Mapping, Node, Sequence, plain
from sitegen.text.problem import NO_HINT, Problem
from sitegen.text.typed import Reader
from sitegen.text.wordlist import UNREADABLE, read_words
from sitegen.text.yaml import read_yaml

__all__ = ["FileProblem", "SiteFiles", "read_site", "site_zone"]

SITE_FILE, PEOPLE_FILE, WAIVERS_FILE, WORDS_DIR, CALENDAR_DIR = (
    "site.yaml",
    "checks/people.yaml",
    "checks/waivers.yaml",
    "checks/words",
    "checks/calendar",
)
LEADERS_FILE, LINKS_FILE = "checks/leaders.yaml", "checks/links.csv"
MEDIA_FILE, GROUPS_FILE, PROTECTED_FILE = "checks/media.yaml", "checks/site-group.yaml", "checks/protected.txt"
REGISTER, RULES_UNREADABLE = "register.unreadable", "rule.unreadable"
TESTS = ".tests.csv"
"""Examples kept beside a list; no list themselves."""
_YEAR = re.compile(r"([12][0-9]{3})[.]yaml")

Load = Callable[[str], bytes | None]
Names = Callable[[str], Iterable[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileProblem:
    """A fault in a file that does not stop the run but blocks publishing (design 5.3)."""

    code: str
    """suppress.unreadable or lexicon.unreadable."""
    path: str
    place: Place | None
    message: Text
    hint: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFiles:
    """What was read."""

    settings: Settings
    problems: tuple[FileProblem, ...]
    own_rules: tuple[tuple[str, str], ...] = ()
    """(path, text) of the rule files that site.yaml names."""


def read_site(
    root: Path,
    load: Load | None = None,
    names: Names | None = None,
    rule_names: frozenset[str] | None = None,
    environment: Map[str, str] | None = None,
) -> SiteFiles:
    """Read everything a site has settled; by default from below `root`.

    `load` gives a file's bytes by its path (None: absent), `names` the files of a folder: a git revision can stand in
    for the disk. `environment` holds the variables that name private word lists. Raises ConfigError with all faults of site.yaml, people and calendars.
    """
    files = _Files(load or _loader(root), names or _lister(root))
    people_source = files.mapping(PEOPLE_FILE, PEOPLE)
    people = settle_people(people_source) if people_source else People(known=False)
    calendar = _calendar(files)
    site_source = files.mapping(SITE_FILE, SITE)
    if site_source is None and not files.seen(SITE_FILE):
        files.fault(
            SITE_FILE,
            None,
            Text("没有找到 site.yaml", "there is no site.yaml"),
            Text("在网站目录中运行，或用 --site 指定目录", "run it inside the site or name its folder with --site"),
        )
    units = frozenset(u.id for u in people.units) if people_source and people_source.clean else None
    settled = settle_site(site_source, units, rule_names) if site_source else {}
    if faults := files.all_faults():
        raise ConfigError(faults)
    waivers, waiver_problems = _records(files, WAIVERS_FILE, WAIVER, "suppress.unreadable")
    leaders, leader_problems = _records(files, LEADERS_FILE, LEADER, REGISTER)
    accounts, account_problems = _records(files, MEDIA_FILE, ACCOUNT, REGISTER)
    groups, group_problems = _records(files, GROUPS_FILE, GROUP_LINK, REGISTER)
    words, word_problems = _words(files)
    upkeep, faults_of_upkeep = settle_upkeep(files.text, files.names, settled["checks"].profile, ZoneInfo(settled["site"].zone))
    upkeep_problems = [_problem(p.code, path, Lines(text) if text else None, p) for path, text, p in faults_of_upkeep]
    register, link_problems = _links(files)
    private, private_problems = _private_words(root, settled["checks"].word_lists, files, environment or {})
    baseline, baseline_problems = _baseline(files)
    own, own_problems = _own_rules(files, settled["checks"].site_rules)
    settings = Settings(
        **settled,
        people=people,
        calendar=calendar,
        waivers=tuple(Waiver(**values, place=place) for values, place in waivers),
        words=(*words, *private),
        baseline=baseline,
        leaders=tuple(Leader(name=row["name"], post=row["post"], from_=row["from"], to=row.get("to")) for row, _ in leaders),
        link_register=register,
        protected=_protected(files),
        accounts=tuple(Account(**values) for values, _ in accounts),
        group_links=tuple(GroupLink(**values) for values, _ in groups),
        upkeep=upkeep,
    )
    problems = (*waiver_problems, *leader_problems, *account_problems, *group_problems, *word_problems, *link_problems, *private_problems, *baseline_problems, *own_problems, *upkeep_problems)
    return SiteFiles(settings=settings, problems=problems, own_rules=own)


class _Files:
    """Reads files and keeps what is wrong with them, in the order of reading."""

    def __init__(self, load: Load, names: Names) -> None:
        self.load, self.names = load, names
        self.sources: list[Source] = []
        self.faults: list[ConfigProblem] = []

    def fault(self, path: str, place: Place | None, message: Text, hint: Text) -> None:
        self.faults.append(ConfigProblem(path=path, place=place, message=message, hint=hint))

    def seen(self, path: str) -> bool:
        return any(fault.path == path for fault in self.faults)

    def all_faults(self) -> tuple[ConfigProblem, ...]:
        found = [*self.faults, *(problem for source in self.sources for problem in source.problems)]
        return tuple(
            sorted(found, key=lambda p: (p.path != SITE_FILE, p.path, p.place or Place(0, 0, 0, 0, 0, 0), p.message))
        )

    def text(self, path: str) -> str | Problem | None:
        """The decoded file, what is wrong with it, or None where there is none."""
        try:
            data = self.load(path)
        except OSError as error:
            return Problem(
                code="",
                start=0,
                end=0,
                message=Text(f"无法读取：{error.strerror}", f"cannot be read: {error.strerror}"),
                hint=Text("检查文件类型和权限", "look at its kind and its permissions"),
            )
        return None if data is None else decode(data, path)

    def outside(self, path: Path) -> str | Problem | None:
        """A file that need not lie in the site."""
        try:
            return decode(path.read_bytes(), path.name) if path.is_file() else None
        except OSError as error:
            return Problem(code="", start=0, end=0, message=Text(f"无法读取：{error.strerror}", f"cannot be read: {error.strerror}"))

    def mapping(self, path: str, record: Record) -> Source | None:
        """A file that is a map, typed; None where it is absent or cannot be read at all."""
        text = self.text(path)
        if text is None:
            return None
        if isinstance(text, Problem):
            self.fault(path, _place(None, text), text.message, text.hint)
            return None
        root, problems, complete = _parse(text, Mapping((), 0, 0))
        reader = Reader(SITE_RECORDS, timezone.utc)
        values = reader.record(root, record, whole=complete)
        lines = Lines(text)
        for problem in (*problems, *(reader.problems if complete else ())):  # half an item is not a wrong item
            self.fault(path, _place(lines, problem), problem.message, problem.hint)
        source = Source(path, text, root, values, clean=complete and not problems and not reader.problems)
        if complete:  # else whatever seems missing may stand further down
            self.sources.append(source)
        return source


_read = lru_cache(maxsize=4)(read_yaml)
"""site.yaml is asked for its zone before it is read: one parse for both."""


def _parse(text: str, nothing: Node) -> tuple[Node, tuple[Problem, ...], bool]:
    parsed = _read(text)
    return parsed.root if parsed.root is not None else nothing, parsed.problems, parsed.complete


def _place(lines: Lines | None, problem: Problem) -> Place | None:
    return lines.place(problem.start, problem.end) if lines else None


def _calendar(files: _Files) -> dict[int, tuple[frozenset[date], frozenset[date]]]:
    years: dict[int, tuple[frozenset[date], frozenset[date]]] = {}
    for name in sorted(files.names(CALENDAR_DIR)):
        path = f"{CALENDAR_DIR}/{name}"
        if not name.endswith((".yaml", ".yml")):
            continue
        if not (year := _YEAR.fullmatch(name)):
            files.fault(
                path,
                None,
                Text("日历文件名应为四位年份", "a calendar is named after its year"),
                Text("如 2026.yaml", "such as 2026.yaml"),
            )
        elif source := files.mapping(path, CALENDAR):
            years[int(year[1])] = settle_calendar(source, int(year[1]))
    return years


def _records(files: _Files, path: str, record: Record, code: str) -> tuple[list[tuple[dict[str, Any], Place]], list[FileProblem]]:
    """The items of a file that is a list, each with its place; one that is not wholly clear counts for nothing."""
    text = files.text(path)
    if text is None:
        return [], []
    if isinstance(text, Problem):
        return [], [_problem(code, path, None, text)]
    root, problems, complete = _parse(text, Sequence((), 0, 0))
    lines, reader = Lines(text), Reader(SITE_RECORDS, timezone.utc)
    good: list[tuple[dict[str, Any], Place]] = []
    if not isinstance(root, Sequence):
        reader.wrong(root, "list", "")
    else:
        for number, item in enumerate(root.items if complete else root.items[:-1]):
            before = len(reader.problems)
            values: dict[str, Any] = reader.record(item, record, f"{number}.")
            if len(reader.problems) == before:
                good.append((values, lines.place(item.start, item.end)))
    return good, [_problem(code, path, lines, p) for p in (*problems, *reader.problems)]


def _links(files: _Files) -> tuple[tuple[LinkRow, ...] | None, list[FileProblem]]:
    text = files.text(LINKS_FILE)
    if text is None:
        return None, []
    if isinstance(text, Problem):
        return (), [_problem(REGISTER, LINKS_FILE, None, text)]
    rows, problems = read_links(text)
    return rows, [_problem(REGISTER, LINKS_FILE, Lines(text), p) for p in problems]


def _protected(files: _Files) -> tuple[tuple[str, str], ...]:
    """A word to a line, `词=詞` where it has a form of its own; `#` begins a remark. A file that cannot be read protects nothing."""
    text = files.text(PROTECTED_FILE)
    rows = text.splitlines() if isinstance(text, str) else []
    pairs = (row.partition("#")[0].partition("=") for row in rows)
    return tuple((word.strip(), form.strip() or word.strip()) for word, _, form in pairs if word.strip())


def _words(files: _Files) -> tuple[tuple[WordRow, ...], list[FileProblem]]:
    rows: list[WordRow] = []
    problems: list[FileProblem] = []
    for name in sorted(n for n in files.names(WORDS_DIR) if n.endswith(".csv") and not n.endswith(TESTS)):
        _word_list(f"{WORDS_DIR}/{name}", files.text(f"{WORDS_DIR}/{name}"), rows, problems)
    return tuple(rows), problems


def _word_list(path: str, text: str | Problem | None, rows: list[WordRow], problems: list[FileProblem]) -> None:
    if isinstance(text, Problem):
        problems.append(_problem(UNREADABLE, path, None, text))
    elif text is not None:
        found = read_words(text, path)
        rows += found.rows
        if found.problems:
            lines = Lines(text)
            problems += [_problem(UNREADABLE, path, lines, p) for p in found.problems]


def _private_words(
    root: Path, names: Iterable[str], files: _Files, environment: Map[str, str]
) -> tuple[tuple[WordRow, ...], list[FileProblem]]:
    """Lists kept outside the repository. Findings name them as site.yaml does: their path is nobody's business."""
    rows: list[WordRow] = []
    problems: list[FileProblem] = []
    for name in names:
        path = environment.get(name[1:], "") if name.startswith("$") else name
        text = files.outside(root / path) if path else None
        if text is None:
            absent = Problem(code=UNREADABLE, start=0, end=0, message=Text(f"没有找到库外词表 {name}", f"the private word list {name} is not there"),
                             hint=Text("在本机放置该词表，或设置指向它的环境变量", "put it there, or set the variable that names it"))
            problems.append(_problem(UNREADABLE, SITE_FILE, None, absent))
        else:
            _word_list(name, text, rows, problems)
    return tuple(rows), problems


def _baseline(files: _Files) -> tuple[Baseline, list[FileProblem]]:
    text = files.text(BASELINE_FILE)
    found = Baseline() if text is None else text if isinstance(text, Problem) else parse(text)
    if isinstance(found, Baseline):
        return found, []
    if isinstance(found, Text):
        found = Problem(code="baseline.unreadable", start=0, end=0, message=found)
    return Baseline(), [_problem("baseline.unreadable", BASELINE_FILE, None, found)]


def _own_rules(files: _Files, paths: Iterable[str]) -> tuple[tuple[tuple[str, str], ...], list[FileProblem]]:
    found: list[tuple[str, str]] = []
    problems: list[FileProblem] = []
    for path in paths:
        text = files.text(path)
        if isinstance(text, str):
            found.append((path, text))
        else:
            absent = Problem(code=RULES_UNREADABLE, start=0, end=0, message=Text(f"没有找到规则文件 {path}", f"there is no rule file {path}"),
                             hint=Text("改正 site.yaml 的 checks.site_rules", "correct checks.site_rules in site.yaml"))
            problems.append(_problem(RULES_UNREADABLE, path, None, text or absent))
    return tuple(found), problems


def _problem(code: str, path: str, lines: Lines | None, problem: Problem) -> FileProblem:
    return FileProblem(
        code=code, path=path, place=_place(lines, problem), message=problem.message, hint=problem.hint or NO_HINT
    )


def _loader(root: Path) -> Load:
    def load(path: str) -> bytes | None:
        try:
            kind = os.lstat(root / path).st_mode
        except (FileNotFoundError, NotADirectoryError):
            return None
        if not stat.S_ISREG(kind):  # a pipe would hang, a link may lead outside
            raise OSError(0, "not a regular file")
        return (root / path).read_bytes()

    return load


def _lister(root: Path) -> Names:
    def names(folder: str) -> Iterable[str]:
        try:
            return sorted(n for n in os.listdir(root / folder) if not n.startswith("."))
        except (FileNotFoundError, NotADirectoryError):
            return ()

    return names


def site_zone(root: Path) -> ZoneInfo:
    """The site's zone, for times given on the command line; Asia/Shanghai where site.yaml cannot say."""
    text = _Files(_loader(root), _lister(root)).text(SITE_FILE)
    tree = plain(_parse(text, Mapping((), 0, 0))[0]) if isinstance(text, str) else None
    site = tree.get("site") if isinstance(tree, dict) else None
    zone = site.get("zone") if isinstance(site, dict) else None
    try:
        return ZoneInfo(zone or "Asia/Shanghai")
    except (ValueError, OSError, TypeError):
        return ZoneInfo("Asia/Shanghai")

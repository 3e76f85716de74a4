"""Whatever was edited since the last build, a build that takes pages over gives the bytes of a clean one."""

from __future__ import annotations

import os
import random
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from sitegen import indexing, producing
from sitegen.delivery.withdrawing import withdraw
from sitegen.inspecting import inspect
from sitegen.model import Cleared
from sitegen.pipeline import build
from sitegen.record import Record
from sitegen.reuse import Reuse
from sitegen.stages.plan import Portal, page_view, plan
from sitegen.stages.plan.around import around, is_plain, page_key
from sitegen.store import FILE

from .golden.test_golden import HERE, files_of, trees
from .helpers import NOW, other

pytestmark = pytest.mark.untraced

SEQUENCES = 5_000 if os.environ.get("SITEGEN_FULL") else 15
LENGTH = 6

Edit = Callable[[Path, random.Random], object]


def texts(root: Path) -> list[Path]:
    return sorted((root / "content").rglob("*.md"))


def rewrite(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text("utf-8").replace(old, new), encoding="utf-8")


def body(root: Path, luck: random.Random) -> None:
    path = luck.choice(texts(root))
    path.write_text(path.read_text("utf-8") + f"\n本段写于第{luck.randrange(99)}次修改。\n", encoding="utf-8")


def title(root: Path, luck: random.Random) -> None:
    path = luck.choice(texts(root))
    head, _, rest = path.read_text("utf-8").partition("\ntitle: ")
    _, _, rest = rest.partition("\n")
    path.write_text(f"{head}\ntitle: 关于第{luck.randrange(99)}项工作的通知\n{rest}", encoding="utf-8")


def link(root: Path, luck: random.Random) -> None:
    one, other = luck.sample(texts(root), 2)
    target = os.path.relpath(other, one.parent)
    one.write_text(one.read_text("utf-8") + f"\n详见[有关文件]({target})。\n", encoding="utf-8")


def slug(root: Path, luck: random.Random) -> None:
    """Another address: texts that link to this one by its path must follow, though nobody touched them."""
    path = luck.choice(texts(root))
    lines = [line for line in path.read_text("utf-8").split("\n") if not line.startswith("slug:")]
    path.write_text("\n".join([lines[0], f"slug: s{luck.randrange(99)}", *lines[1:]]), encoding="utf-8")


def copy(root: Path, luck: random.Random) -> None:
    path = luck.choice(texts(root))
    name = f"copy{luck.randrange(999)}"
    text = path.read_text("utf-8").split("\ninterpret")[0]
    rest = path.read_text("utf-8")[len(text):]
    rest = "\n" + rest.lstrip("\n").partition("\n")[2] if rest else ""
    lines = [line for line in (text + rest).split("\n") if not line.startswith(("id:", "slug:", "aliases:"))]
    lines.insert(1, f"id: {name}")
    (root / "content/zwgk/xwdt" / f"{name}.md").write_text("\n".join(lines), encoding="utf-8")


def remove(root: Path, luck: random.Random) -> None:
    if len(texts(root)) > 3:
        luck.choice(texts(root)).unlink()


def move(root: Path, luck: random.Random) -> None:
    path = luck.choice(texts(root))
    path.rename(path.with_name(f"moved{luck.randrange(999)}.md"))


def draft(root: Path, luck: random.Random) -> None:
    path = luck.choice(texts(root))
    rewrite(path, "\nsource:", "\ndraft: true\nsource:" if "draft: true" not in path.read_text("utf-8") else "\nsource:")


def column(root: Path, luck: random.Random) -> None:
    rewrite(root / "site.yaml", "通知公告" if "通知公告" in (root / "site.yaml").read_text("utf-8") else "公示公告", luck.choice(["通知公告", "公示公告"]))


def person(root: Path, luck: random.Random) -> None:
    rewrite(root / "checks/people.yaml", "分管负责人", luck.choice(["分管负责人", "副主任"]))


def theme(root: Path, luck: random.Random) -> None:
    (root / "theme/static").mkdir(parents=True, exist_ok=True)
    (root / "theme/static/extra.css").write_text(f"body {{ margin: {luck.randrange(9)}px }}\n", encoding="utf-8")


def tamper(root: Path, luck: random.Random) -> None:
    """Somebody writes into the published tree, or takes a page away."""
    pages = sorted((root / "public").rglob("index.html"))
    if pages:
        path = luck.choice(pages)
        if luck.random() < 0.5:
            path.unlink()
        else:
            path.write_bytes(path.read_bytes().replace(b"<body", b"<BODY"))


def sign(root: Path, luck: random.Random) -> None:
    """Signed anew, at another minute: no other page shows that."""
    path = luck.choice(texts(root))
    path.write_text(re.sub(r"(at: \d{4}-\d\d-\d\d \d\d):\d\d", rf"\1:{luck.randrange(60):02}", path.read_text("utf-8")), encoding="utf-8")


def take_down(root: Path, luck: random.Random) -> None:
    """Its place among the others stays."""
    one = luck.choice(texts(root)).relative_to(root / "content").as_posix()
    withdraw(root, one, reason="测试", by="王卫", at=NOW, now=NOW, jobs=1)


def late(root: Path, luck: random.Random) -> None:
    """A text newer than all others."""
    text = (root / "content/zwgk/tzgg/a.md").read_text("utf-8")
    (root / "content/zwgk/tzgg/late.md").write_text(re.sub(r"date: .*", f"date: {NOW:%Y-%m-%dT%H:%M}", text.replace("id: a\n", "id: late\n")), "utf-8")


def lose_store(root: Path, luck: random.Random) -> None:
    (root / FILE).unlink(missing_ok=True)


EDITS: tuple[Edit, ...] = (body, body, body, sign, sign, title, link, link, slug, copy, remove, move, draft, column, person, theme, tamper, lose_store)


Clean = tuple[object, dict[str, bytes]]
"""What a clean build depends on, and what it made."""


def sources(root: Path) -> dict[str, bytes]:
    """All that people write, by path."""
    return {f"{part}/{path}": data for part in ("content", "checks", "theme") for path, data in files_of(root / part).items()} | {
        "site.yaml": (root / "site.yaml").read_bytes()}


def same_as_clean(root: Path, now: datetime, last: Clean | None = None) -> Clean:
    """Build here, and in a copy that has neither store nor output, with the gate that holds texts back. `last`: what the step
    before made; where no source and no clock has changed since, this build must give those very bytes."""
    asked = (sources(root), now)
    if last is None or last[0] != asked:
        clean = root.with_name("clean")
        shutil.rmtree(clean, ignore_errors=True)
        shutil.copytree(root, clean, ignore=shutil.ignore_patterns("cache", "public", "internal", ".*.sitegen-new"))
        build(clean, now=now, jobs=1, gate="article")
        last = (asked, trees(clean))
    build(root, now=now, jobs=1, gate="article")
    assert trees(root) == last[1]
    return last


def run_sequence(root: Path, seed: int) -> None:
    luck = random.Random(seed)
    shutil.copytree(HERE / "site", root)
    now, last = NOW, None
    with at_rest():
        for _ in range(LENGTH):
            for edit in luck.sample(EDITS, luck.randrange(3)):
                edit(root, luck)
            now += timedelta(hours=luck.choice([0, 0, 1, 30, 24 * 200]))
            last = same_as_clean(root, now, last)


@contextmanager
def at_rest() -> Iterator[None]:
    """As if all files but the texts had been at rest for a while: only then is it kept what rules on the site say."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sitegen.sayings.SAFE_AGE", 0)
        yield


@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_after_any_sequence_of_edits(tmp_path: Path, seed: int) -> None:
    run_sequence(tmp_path / "site", seed)


def test_what_has_not_changed_is_not_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "site"
    shutil.copytree(HERE / "site", root)
    build(root, now=NOW, jobs=1)
    before = {path: path.stat().st_ino for path in (root / "public").rglob("index.html")}
    path = texts(root)[0]
    path.write_text(path.read_text("utf-8") + "\n另行通知。\n", encoding="utf-8")
    todo: list[str] = []
    take = Reuse.take
    monkeypatch.setattr(Reuse, "take", lambda self, *args: (found := take(self, *args), todo.extend(j.path for j in found.todo if j.kind == "text"))[0])
    build(root, now=NOW, jobs=1)
    assert len(todo) == 1
    page = root / "public" / todo[0]
    assert "另行通知" in page.read_text("utf-8") and page.stat().st_ino != before[page]
    others = [path for path in before if path.relative_to(root / "public").as_posix().count("/") == 3 and path != page and not path.parent.name.startswith("year-")]
    assert others and all(path.stat().st_ino == before[path] for path in others)


@pytest.mark.parametrize("edit", [body, sign])
def test_where_all_look_the_same_from_outside_no_other_page_is_thought_over(edit: Edit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root, luck = tmp_path / "site", random.Random(1)
    shutil.copytree(HERE / "site", root)
    with at_rest():
        build(root, now=NOW, jobs=1)
        edit(root, luck)
        thought: list[str] = []
        text_key = Reuse.text_key
        monkeypatch.setattr(Reuse, "text_key", lambda self, portal, facts, near=None: thought.append(facts.id) or text_key(self, portal, facts, near))
        monkeypatch.setattr("sitegen.stages.plan.portal.Portal.column_key", lambda self, column: thought.append(column))
        build(root, now=NOW, jobs=1)
    assert len(set(thought)) == 1
    monkeypatch.undo()
    same_as_clean(root, NOW)


def test_a_new_text_at_the_top_makes_no_plain_text_of_another_column_thought_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "site"
    shutil.copytree(HERE / "site", root)
    build(root, now=NOW, jobs=1)
    late(root, random.Random(1))
    thought: list[tuple[str, bool]] = []
    text_key = Reuse.text_key
    monkeypatch.setattr(Reuse, "text_key", lambda self, portal, facts, near=None: thought.append((facts.column, is_plain(facts))) or text_key(self, portal, facts, near))
    build(root, now=NOW, jobs=1)
    monkeypatch.undo()
    assert {column for column, plain in thought if plain} == {"zwgk/tzgg"}
    same_as_clean(root, NOW)


def test_nothing_but_its_own_page_shows_what_is_not_seen_from_outside(tmp_path: Path) -> None:
    """The views of all pages, texts' own left out, where every text has other bytes, other signatures, and stands further down."""
    root = tmp_path / "site"
    shutil.copytree(HERE / "site", root)
    seen = inspect(root, now=NOW)
    theme = producing.theme(root)
    views = []
    for change in (lambda facts: facts, lambda facts: replace(other(facts), signed=(), attested=())):
        texts = tuple(map(change, seen.index.articles))
        portal = Portal(replace(seen.index, articles=texts), tuple(Cleared(facts) for facts in texts if seen.index.state(facts, NOW) == "live"),
                        NOW, theme.chrome, producing.size_of(root, Record(root)))
        planned = plan(portal)
        views.append([(job, page_key(portal, portal.by_id[job.key], around(portal, portal.by_id[job.key])) if job.kind == "text" else page_view(portal, job))
                      for job in planned.public])
    assert len(views[0]) >= 40 and views[0] == views[1]


def test_attachments_are_not_copied_again(tmp_path: Path) -> None:
    """Thousands of them must not make an edit slow; one that somebody changed behind our back comes back as it was cleared."""
    shutil.copytree(HERE / "site", root := tmp_path / "site")
    (root / "content/zwgk/tzgg/plan.csv").write_text("序号,项目\n1,水库除险加固\n", "utf-8")
    one = root / "content/zwgk/tzgg/a.md"
    one.write_text(one.read_text("utf-8") + "\n详见[附表](plan.csv)。\n", encoding="utf-8")
    build(root, now=NOW, jobs=1)
    copy = root / "public/zwgk/tzgg/plan.csv"
    before = copy.stat().st_ino
    one.write_text(one.read_text("utf-8") + "\n另行通知。\n", encoding="utf-8")
    build(root, now=NOW, jobs=1)
    assert copy.stat().st_ino == before
    copy.write_text("改过", "utf-8")
    build(root, now=NOW, jobs=1)
    assert copy.read_text("utf-8").startswith("序号")
    (root / "content/zwgk/tzgg/plan.csv").write_text("序号,项目\n1,水库大坝加固\n", "utf-8")
    same_as_clean(root, NOW)
    assert "大坝" in copy.read_text("utf-8")


@pytest.mark.parametrize(("edit", "anew"), [(body, False), (title, False), (take_down, False), (late, False), (copy, True), (remove, True), (lose_store, True)])
def test_an_edit_amends_the_index_of_the_search(edit: Edit, anew: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where numbers of texts move it is made anew; a shard that somebody wrote into as well."""
    shutil.copytree(HERE / "site", root := tmp_path / "site")
    build(root, now=NOW, jobs=1)
    made: list[int] = []
    segments = indexing._segments
    monkeypatch.setattr("sitegen.indexing._segments", lambda portal, public, shares: made.extend(n for n, _ in shares) or segments(portal, public, shares))
    edit(root, random.Random(4))
    same_as_clean(root, NOW)
    assert made.count(0) == 1 + anew, "a clean build makes it, and this one only where it must"
    shard = next(path for path in (root / "public/search/0").iterdir() if path.stat().st_size)
    shard.write_bytes(b"x" + shard.read_bytes()[1:])
    same_as_clean(root, NOW)


def a_link(root: Path) -> tuple[Path, Path]:
    """A text that links to another by its path, both published."""
    one, other = root / "content/zwgk/tzgg/a.md", root / "content/zwgk/xwdt/news.md"
    one.write_text(one.read_text("utf-8") + "\n详见[有关情况](../xwdt/news.md)。\n", encoding="utf-8")
    build(root, now=NOW, jobs=1)
    return one, other


def test_a_page_follows_the_address_it_links_to(tmp_path: Path) -> None:
    shutil.copytree(HERE / "site", root := tmp_path / "site")
    _, other = a_link(root)
    page = root / "public/zwgk/tzgg/a/index.html"
    assert 'href="/zwgk/xwdt/news/"' in page.read_text("utf-8")
    other.write_text(other.read_text("utf-8").replace("---\n", "---\nslug: xinwen\n", 1), encoding="utf-8")
    same_as_clean(root, NOW)
    assert 'href="/zwgk/xwdt/xinwen/"' in page.read_text("utf-8")


def test_a_page_follows_the_furniture_of_its_column(tmp_path: Path) -> None:
    """The footer names the library of policies for as long as there are any."""
    shutil.copytree(HERE / "site", root := tmp_path / "site")
    build(root, now=NOW, jobs=1)
    page = root / "public/zwgk/xwdt/news/index.html"
    assert 'href="/policies/"' in page.read_text("utf-8")
    for path in [*(root / "content/zwgk/zcwj").glob("*.md"), *(root / "content/zwgk/zcjd").glob("*.md")]:
        path.unlink()
    same_as_clean(root, NOW)
    assert 'href="/policies/"' not in page.read_text("utf-8")


def test_a_withdrawal_takes_over_the_other_pages_and_leaves_the_next_build_clean(tmp_path: Path) -> None:
    root = tmp_path / "site"
    shutil.copytree(HERE / "site", root)
    build(root, now=NOW, jobs=1)
    one = texts(root)[0].relative_to(root / "content").as_posix()
    withdraw(root, one, reason="测试", by="王卫", at=NOW, now=NOW, jobs=1)
    same_as_clean(root, NOW)

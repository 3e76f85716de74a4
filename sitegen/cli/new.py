"""`sitegen new`: a site that checks and builds at once, or a text with its front matter filled in."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from importlib.resources import files
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from sitegen.cli.language import say
from sitegen.cli.options import as_of_time, site_root
from sitegen.errors import OK, SitegenError
from sitegen.model import Text

__all__ = ["command"]

SITE_FILES = {"site.yaml": "site.yaml", "people.yaml": "checks/people.yaml", "words.csv": "checks/words/local.csv"}
TEXTS = {"gzdt.md": "content/zwgk/gzdt/wangzhan-kaitong.md", "tzgg.md": "content/zwgk/tzgg/baosong-mingdan.md",
         "zcwj.md": "content/zwgk/zcwj/fabu-guanli-banfa.md", "zcjd.md": "content/zwgk/zcjd/fabu-guanli-banfa-jiedu.md"}
ZONE = ZoneInfo("Asia/Shanghai")


@click.group("new", help=say("新建网站、文章、政策文件或解读。", "Start a site, an article, a policy or an interpretation."))
def command() -> None:
    """Its subcommands do the work."""


_lang = click.option("--lang", type=click.Choice(["zh", "en"]), expose_value=False, help=say("提示语言", "language of messages"))
_site = click.option("--site", type=click.Path(path_type=Path, file_okay=False), default=None, metavar="DIR", help=say("网站目录", "the site's folder"))
_as_of = click.option("--as-of", default=None, metavar="TIME", help=say("以此刻为“现在”", "what now is"))
_column = click.option("--column", default=None, metavar="ID",
                       help=say("栏目（content/ 下的目录），如 zwgk/tzgg", "column: folder under content/, such as zwgk/tzgg"))


@command.command("site", help=say("新建一个能直接检查和构建的网站。", "Make a site that checks and builds at once."))
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--name", default="示例县人民政府", help=say("网站名称", "name of the site"))
@click.option("--domain", default="www.site.example", help=say("域名", "domain"))
@_as_of
@_lang
def site(folder: Path, name: str, domain: str, as_of: str | None) -> int:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise SitegenError(Text(f"{folder} 已存在且不是空目录", f"{folder} exists and is not an empty folder"), Text("换一个目录名", "choose another name"))
    from sitegen.text.digest import digest
    from sitegen.text.frontmatter import read

    now = (datetime.fromisoformat(as_of) if as_of else datetime.now(ZONE)).replace(tzinfo=ZONE, second=0, microsecond=0)
    scaffold = files("sitegen") / "data" / "scaffold"
    for source, target in SITE_FILES.items():
        text = (scaffold / source).read_text("utf-8")
        _write(folder / target, text.format(name=name, domain=domain) if source == "site.yaml" else text)
    for source, target in TEXTS.items():
        head, _, body = (scaffold / source).read_text("utf-8").partition("---\n")
        head = head.replace("{secrecy_at}", f"{now - timedelta(minutes=150):%Y-%m-%d %H:%M}")
        unsigned = f"---\n{head}---\n{body}"
        signed = digest(read(unsigned, ZONE).raw, body, {})
        _write(folder / target, f"---\n{head}{_signatures(now, signed)}---\n{body}")
    _write(folder / ".gitignore", ".sitegen/*\n!.sitegen/record/\npublic/\ninternal/\n.*.sitegen-*/\n")
    click.echo(say(f"已新建网站 {folder}。接着：\n  cd {folder}\n  sitegen check\n  sitegen build\n  sitegen serve",
                   f"site {folder} made. Next:\n  cd {folder}\n  sitegen check\n  sitegen build\n  sitegen serve"))
    return OK


def _signatures(now: datetime, digest: str) -> str:
    rows = [f"date: {now - timedelta(minutes=30):%Y-%m-%d %H:%M}", "reviewers:"]
    for level, minutes in (("first", 120), ("second", 90), ("final", 60)):
        rows += [f"  - level: {level}", f"    name: {level}", f"    at: {now - timedelta(minutes=minutes):%Y-%m-%d %H:%M}", f"    digest: {digest}"]
    return "\n".join(rows) + "\n"


@command.command("article", help=say("新建文章：sitegen new article 标题 --column zwgk/tzgg", "Start an article: sitegen new article TITLE --column zwgk/tzgg"))
@click.argument("title")
@_column
@_site
@_as_of
@_lang
def article(title: str, column: str | None, site: Path | None, as_of: str | None) -> int:
    return _start(title, column, site, as_of, "", ())


@command.command("policy", help=say("新建政策文件。", "Start a policy document."))
@click.argument("title")
@_column
@_site
@_as_of
@_lang
def policy(title: str, column: str | None, site: Path | None, as_of: str | None) -> int:
    return _start(title, column, site, as_of, "policy",
                  ("disclosure: 主动公开", "# doc_number: ×府办发〔2026〕1号", "# issuer: 发文机关", "# drafted_by: [起草单位编号]", "# issued: 2026-01-01"))


@command.command("interpretation", help=say("新建政策解读，并在政策文件里写上互指。", "Start an interpretation and write the link on both sides."))
@click.argument("title")
@click.option("--of", "policy_id", required=True, metavar="ID", help=say("所解读政策文件的 id", "id of the policy it explains"))
@_column
@_site
@_as_of
@_lang
def interpretation(title: str, policy_id: str, column: str | None, site: Path | None, as_of: str | None) -> int:
    from sitegen.pipeline import inspect
    from sitegen.text.signature import with_key

    root = site_root(site)
    seen = inspect(root, now=as_of_time(as_of, root))
    explained = seen.index.by_id.get(policy_id)
    if explained is None:
        raise SitegenError(Text(f"没有 id 为 {policy_id} 的文章", f"no text has the id {policy_id}"),
                           Text("id 写在政策文件的前言里；没有写时是它在 content/ 下的路径（不带 .md）",
                                "the id stands in the policy's front matter; default: its path under content/ without .md"))
    key = _new_id(title, as_of, root)
    code = _start(title, column, root, as_of, "interpretation", (f"interprets: {policy_id}", *(f"unit: {_quoted(u)}" for u in explained.drafted_by[:1])), key)
    path = root / "content" / explained.path
    if not explained.interpreted_by:
        path.write_bytes(with_key(path.read_bytes().decode("utf-8"), "interpreted_by", key).encode())
        click.echo(say(f"已在 content/{explained.path} 写入 interpreted_by: {key}", f"interpreted_by: {key} written to content/{explained.path}"))
    return code


def _reply(kind: str, title: str, received: str, unit: str | None, column: str | None, site: Path | None, as_of: str | None) -> int:
    """A reply with all its parts; the clock runs from `received`."""
    from sitegen.stages.read_site import read_site
    from sitegen.text.moments import parse_moment
    from sitegen.upkeep.letters import scaffold

    root = site_root(site)
    settings = read_site(root).settings
    moment = parse_moment(received, settings.zone)
    if isinstance(moment, Text):
        raise SitegenError(moment, Text("写成 2026-11-20 或 \"2026-11-20 09:30\"", "write 2026-11-20 or \"2026-11-20 09:30\""))
    here = settings.column_by_id.get(column or "") or next((c for c in settings.columns if c.type == kind), None)
    who = unit or (here.owner if here else None) or ""
    if unit and settings.people.known and unit not in settings.people.unit_by_id:
        raise SitegenError(Text(f"没有单位 {unit}", f"no unit {unit}"), Text(f"可用：{'、'.join(settings.people.unit_by_id)}", "see checks/people.yaml"))
    name = settings.people.unit_by_id[who].name if who in settings.people.unit_by_id else who
    more = [f"received: {received}", "answered:", f"answered_by: {_quoted(name)}", *([f"unit: {unit}"] if unit else []), *(["consent:"] if kind == "letter" else [])]
    return _start(title, here.id if here else column, root, as_of, kind, tuple(more), body=scaffold(kind, name))


@command.command("letter", help=say("新建来信答复：sitegen new letter 标题 --received 2026-11-20", "Start an answer to a letter."))
@click.argument("title")
@click.option("--received", required=True, metavar="TIME", help=say("来信时间", "when it was received"))
@click.option("--unit", default=None, metavar="ID", help=say("办理单位", "unit that answers"))
@_column
@_site
@_as_of
@_lang
def letter(title: str, received: str, unit: str | None, column: str | None, site: Path | None, as_of: str | None) -> int:
    return _reply("letter", title, received, unit, column, site, as_of)


@command.command("finderror", help=say("新建找错答复：sitegen new finderror 标题 --received 2026-11-20", "Start an answer to a report of an error."))
@click.argument("title")
@click.option("--received", required=True, metavar="TIME", help=say("收到时间", "when it was received"))
@click.option("--unit", default=None, metavar="ID", help=say("办理单位", "unit that answers"))
@_column
@_site
@_as_of
@_lang
def finderror(title: str, received: str, unit: str | None, column: str | None, site: Path | None, as_of: str | None) -> int:
    return _reply("finderror", title, received, unit, column, site, as_of)


@command.command("faq", help=say("由已公开的答复整理常见问题：sitegen new faq 标题 --from 来信编号", "Start a question from published answers."))
@click.argument("title")
@click.option("--from", "letters", multiple=True, metavar="ID", help=say("来信或找错稿件的 id，可写多个", "id of a published letter; may be repeated"))
@_column
@_site
@_as_of
@_lang
def faq(title: str, letters: tuple[str, ...], column: str | None, site: Path | None, as_of: str | None) -> int:
    from sitegen.pipeline import inspect
    from sitegen.text.frontmatter import read
    from sitegen.text.signature import with_key
    from sitegen.upkeep.questions import asked_and_answered, faq_body

    root = site_root(site)
    articles = inspect(root, now=as_of_time(as_of, root)).index.articles
    usable = {f.id: root / "content" / f.path for f in articles if f.type in ("letter", "finderror") and f.renderable}
    if bad := [name for name in letters if name not in usable]:
        raise SitegenError(Text(f"{bad[0]} 不是同意公开的来信或找错答复", f"{bad[0]} is no letter that may be published"), Text("id 写在来信的前言里", "see its front matter"))
    texts = {path: path.read_bytes().decode("utf-8") for path in (usable[name] for name in letters)}
    key, pairs = _new_id(title, as_of, root), tuple(asked_and_answered(text[read(text, ZONE).body_start:]) for text in texts.values())
    code = _start(title, column, root, as_of, "faq", ("expires:",), key, faq_body(pairs or (("", ""),)))
    for path, text in texts.items():
        path.write_bytes(with_key(text, "result", key).encode())
    return code


def _start(title: str, column: str | None, site: Path | None, as_of: str | None, kind: str, more: tuple[str, ...], key: str = "", body: str = "") -> int:
    """Write the file and say where it is."""
    from sitegen.cli.identity import editor
    from sitegen.stages.read_site import read_site

    root = site_root(site)
    settings = read_site(root).settings
    column = column or next((c.id for c in settings.columns if c.type == kind and kind), None)
    here = settings.column_by_id.get(column or "")
    if here is None or here.link:
        known = "、".join(c.id for c in settings.columns if not c.link and not c.children)
        raise SitegenError(Text(f"没有栏目 {column}" if column else "请用 --column 指定栏目",
                                f"no column {column}" if column else "say which column with --column"),
                           Text(f"可用栏目：{known}", f"columns: {known}"))
    now = _now(as_of, root)
    slug = _slug(title)
    key = key or _new_id(title, as_of, root)
    unit = settings.people.unit_by_id.get(here.owner or "")
    lines = [f"title: {_quoted(title)}", f"source: {_quoted(unit.name) if unit else ''}", f"editor: {editor(root, settings.people)}", f"id: {key}",
             f"slug: {slug}"]
    if kind and here.type != kind:
        lines.append(f"type: {kind}")
    lines += [*more, "draft: true"]
    path = root / "content" / here.id / f"{now:%Y-%m-%d}-{slug[:40].rstrip('-')}.md"
    if path.exists():
        raise SitegenError(Text(f"{path.relative_to(root)} 已存在", f"{path.relative_to(root)} exists"), Text("换一个标题", "choose another title"))
    _write(path, "---\n" + "\n".join(lines) + "\n---\n" + body)
    click.echo(say(f"已新建 {path.relative_to(root)}：写好正文后删去 draft: true，运行 sitegen check，再提交审签",
                   f"{path.relative_to(root)} made: write the text, remove draft: true, run sitegen check, then have it signed"))
    return OK


def _now(as_of: str | None, root: Path) -> datetime:
    return as_of_time(as_of, root).astimezone(ZONE)


def _new_id(title: str, as_of: str | None, root: Path) -> str:
    return f"{_now(as_of, root):%Y%m%d}-{_slug(title)[:48].rstrip('-')}"


def _slug(title: str) -> str:
    from sitegen.text.slug import slug
    return slug(title)


def _quoted(value: str) -> str:
    """A value as YAML: plain where that is safe, else in double quotes."""
    if re.search(r"""^[\s\-?:,\[\]{}#&*!|>'"%@`]|: |\s#|:$|^$""", value):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return value


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise SitegenError(Text(f"无法写入 {path}：{error.strerror}", f"cannot write {path}: {error.strerror}")) from None

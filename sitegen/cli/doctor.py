"""`sitegen doctor`: what this machine and this site have, and what is missing, in plain words."""

from __future__ import annotations

import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import click

from sitegen import __version__
from sitegen.cli.language import current, say
from sitegen.errors import FINDINGS, OK, ConfigError
from sitegen.model import Text
from sitegen.paths import find_site
from sitegen.stages.read_site import read_site

__all__ = ["command"]

EXTRAS = {"fast": ("ahocorasick_rs",), "zhtw": ("opencc",), "images": ("PIL",), "documents": ("mammoth", "docx", "openpyxl", "pypdf", "selectolax"), "segment": ("jieba",)}
WITHOUT = {
    "fast": Text("词表匹配慢一些，结果相同", "words are found more slowly, the same ones"),
    "zhtw": Text("不能生成繁体版", "no edition in traditional characters"),
    "images": Text("不另存 WebP 图片", "no WebP beside pictures"),
    "documents": Text("不能导入 Word 文件，PDF 附件不作内容检查，没有 xlsx 报告", "no import of Word files, no look into PDF files, no xlsx reports"),
    "segment": Text("两个词相接恰成敏感词的，只按随附的词组表辨认", "two words that meet and look like a listed one are told by the shipped phrases only"),
}
"""What is missed where an extra is not installed."""
LOW_DISK = 200 * 1024 * 1024


@click.command("doctor", help=say("检查本机环境和网站设置是否齐备。", "Say what this machine and this site have, and what is missing."))
@click.option("--site", type=click.Path(path_type=Path, file_okay=False), default=None, metavar="DIR", help=say("网站目录", "the site's folder"))
@click.option("--lang", type=click.Choice(["zh", "en"]), expose_value=False, help=say("提示语言", "language of messages"))
def command(site: Path | None) -> int:
    rows = [*_machine(), *_site(site or find_site(Path.cwd()))]
    for good, what, value in rows:
        click.echo(f"{ {True: '✓', False: '✗', None: '·'}[good]} {what}: {value}")
    return FINDINGS if any(good is False for good, _, _ in rows) else OK


Row = tuple[bool | None, str, str]
"""(fine, missing or neither; what; value)"""


def _machine() -> Iterator[Row]:
    yield True, "sitegen", __version__
    yield sys.version_info >= (3, 10), "Python", f"{platform.python_version()} ({platform.machine()})"
    for extra, modules in EXTRAS.items():
        absent = [module for module in modules if importlib.util.find_spec(module) is None]
        yield (None if absent else True), say(f"扩展 {extra}", f"extra {extra}"), (
            say("未安装，", "not installed: ") + WITHOUT[extra].get(current()) + say("；安装：", "; install: ") + f'pip install "sitegen-gov[{extra}]"' if absent else say("已安装", "installed"))
    git = shutil.which("git")
    if git is None:
        yield False, "git", say("没有找到，签审和增量检查需要它", "not found; signing needs it")
    else:
        name, mail = (_git("config", key) for key in ("user.name", "user.email"))
        yield bool(name and mail), say("git 身份", "git identity"), f"{name} <{mail}>" if name and mail else say(
            "未设置：git config --global user.name 姓名；git config --global user.email 邮箱", "not set: git config --global user.name / user.email")
    yield None, say("本机时间", "clock"), datetime.now().astimezone().isoformat(timespec="seconds")


def _site(root: Path | None) -> Iterator[Row]:
    if root is None:
        yield None, say("网站", "site"), say("这里没有 site.yaml", "no site.yaml here")
        return
    try:
        files = read_site(root)
    except ConfigError as error:
        yield False, "site.yaml", say(f"有 {len(error.problems)} 处错误，运行 sitegen check 查看", f"{len(error.problems)} errors; run sitegen check")
        return
    settings = files.settings
    yield True, "site.yaml", f"{settings.site.name}，{len(settings.columns)} " + say("个栏目", "columns")
    search = settings.build.search
    yield (True if search else None), say("站内搜索", "site search"), say("已启用", "on") if search else say(
        "未启用：没有搜索页和搜索框。启用：在 site.yaml 的 build 下写 search: true", "off: no search page, no box. Switch on: write search: true under build in site.yaml")
    staff = len(settings.people.people)
    yield (True if settings.people.known else None), "checks/people.yaml", say(f"{staff} 人", f"{staff} people") if settings.people.known else say(
        "没有：不核对审核人身份", "absent: reviewers are not checked against people")
    writable = os.access(root, os.W_OK)
    yield writable, say("写权限", "writable"), root.name if writable else say("网站目录不可写", "the site's folder is not writable")
    free = shutil.disk_usage(root).free
    yield free > LOW_DISK, say("可用磁盘", "free disk"), f"{free / 1024 ** 3:.1f} GiB"
    mail = _git("config", "user.email")
    owner = next((p for p in settings.people.people if mail in p.mails), None)
    if settings.people.known and mail:
        yield (True if owner else None), say("git 邮箱对应的人员", "person of the git identity"), owner.name if owner else say(
            f"people.yaml 中没有 {mail}", f"{mail} is not in people.yaml")


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], capture_output=True, text=True, check=False)
    return done.stdout.strip()

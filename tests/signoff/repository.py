"""A site in a real git repository, with people who write and sign under their own git identities."""

from __future__ import annotations

import os
import subprocess
from datetime import datetime
from pathlib import Path

from click.testing import CliRunner, Result

from sitegen import judging, opening
from sitegen.cli.main import cli
from sitegen.model import Finding
from sitegen.pipeline import inspect
from sitegen.policy import Given
from sitegen.rules.attesting import Worth, worth
from tests.helpers import NOW, write_site

__all__ = ["DAY", "NOTICE", "PEOPLE", "SITE", "TEXT", "Repo"]

DAY = "2026-03-09"
NOTICE = "content/zwgk/tzgg/a.md"

SITE = """\
version: 1
site: {name: 澄溪县人民政府, domain: www.chengxi.example, base_url: https://www.chengxi.example}
columns:
  - id: zwgk
    name: 政务公开
    children:
      - {id: zwgk/tzgg, name: 通知公告, type: notice, owner: office}
      - {id: zwgk/xwdt, name: 工作动态, type: notice, owner: office}
checks:
  evidence: {minimum: commit}
"""

PEOPLE = """\
units: [{id: office, name: 县政府办公室}]
people:
  - id: lihua
    name: 李华
    unit: office
    mails: [lihua@chengxi.example, li.hua@home.example]
    accounts: {github: lihua-gov, gitlab: lihua, gitea: lihua, gitee: lihua}
    posts: [{post: 业务股室负责人, rank: 1, levels: [first], from: 2024-01-01}]
  - id: wangwei
    name: 王卫
    unit: office
    mails: [wangwei@chengxi.example]
    accounts: {github: wangwei-gov, gitlab: wangwei, gitea: wangwei, gitee: wangwei}
    posts: [{post: 分管负责人, rank: 2, levels: [second], from: 2024-01-01}]
  - id: zhaoan
    name: 赵安
    unit: office
    mails: [zhaoan@chengxi.example]
    accounts: {github: zhaoan-gov, gitlab: zhaoan, gitea: zhaoan, gitee: zhaoan}
    posts: [{post: 主要负责人, rank: 3, levels: [final], from: 2024-01-01}]
  - {id: zhangmin, name: 张敏, unit: office, mails: [zhangmin@chengxi.example], posts: [{post: 编辑, rank: 0, from: 2024-01-01}]}
"""

TEXT = """\
---
title: 关于开展2026年春季农田水利建设的通知
source: 县政府办公室
editor: 张敏
id: a
---
各乡镇人民政府，县级各部门：

请于3月底前完成农田水利设施排查，并将结果报县水利局。
"""


class Repo:
    """The site, and the people at work in it. Times are `HH:MM` of one day, `+08:00`."""

    def __init__(self, root: Path, files: dict[str, str] | None = None) -> None:
        self.root = root / "site"
        self.root.mkdir()
        self.env = {
            **os.environ,
            "HOME": str(root),
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "LC_ALL": "C.UTF-8",
        }
        self.git("init", "-q", "-b", "main")
        write_site(
            self.root,
            {"site.yaml": SITE, "checks/people.yaml": PEOPLE, ".gitignore": ".sitegen/\n/public/\n/internal/\n"}
            | (files or {}),
        )
        self.commit("网站设置", "zhangmin", "07:00")

    def git(
        self,
        *arguments: str,
        who: str = "zhangmin",
        at: str = "07:00",
        day: str = DAY,
        mail: str = "",
        check: bool = True,
    ) -> str:
        stamp = f"{day}T{at}:00+08:00"
        mail = mail or f"{who}@chengxi.example"
        env = self.env | {
            "GIT_AUTHOR_DATE": stamp,
            "GIT_COMMITTER_DATE": stamp,
            "GIT_AUTHOR_NAME": who,
            "GIT_AUTHOR_EMAIL": mail,
            "GIT_COMMITTER_NAME": who,
            "GIT_COMMITTER_EMAIL": mail,
            "GIT_EDITOR": "true",
        }
        done = subprocess.run(["git", *arguments], cwd=self.root, env=env, capture_output=True, text=True, check=False)
        assert done.returncode == 0 or not check, f"git {' '.join(arguments)}: {done.stdout}{done.stderr}"
        return done.stdout.strip()

    def write(self, path: str, text: str | bytes) -> None:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode() if isinstance(text, str) else text)

    def read(self, path: str = NOTICE) -> str:
        return (self.root / path).read_bytes().decode()

    def commit(self, message: str, who: str, at: str, **more: str) -> str:
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message, who=who, at=at, **more)
        return self.git("rev-parse", "HEAD")

    def edit(self, old: str, new: str, who: str, at: str, path: str = NOTICE) -> str:
        text = self.read(path)
        assert old in text
        self.write(path, text.replace(old, new))
        return self.commit("修改", who, at)

    def run(self, *arguments: str, who: str = "zhangmin", at: str = "12:00", day: str = DAY, mail: str = "") -> Result:
        """`sitegen`, as somebody would call it."""
        stamp = f"{day}T{at}:00+08:00"
        mail = mail or f"{who}@chengxi.example"
        self.git("config", "user.name", who)
        self.git("config", "user.email", mail)
        env = {
            "GIT_AUTHOR_DATE": stamp,
            "GIT_COMMITTER_DATE": stamp,
            **{key: self.env[key] for key in ("HOME", "GNUPGHOME") if key in self.env},
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "LC_ALL": "C.UTF-8",
        }
        return CliRunner().invoke(
            cli, [*arguments, "--site", str(self.root), "--as-of", f"{day}T{at}"], env=env, standalone_mode=False
        )

    def sign(self, level: str, who: str, at: str, *paths: str, options: tuple[str, ...] = (), **more: str) -> Result:
        """Sign, and say so where it did not work."""
        done = self.run(
            "review",
            "sign",
            *(str(self.root / path) for path in paths or (NOTICE,)),
            "--level",
            level,
            *options,
            who=who,
            at=at,
            **more,
        )
        assert done.return_value == 0 and not done.exception, f"{done.output} {done.exception!r}"
        return done

    def signed(self, path: str = NOTICE, text: str = TEXT) -> None:
        """Written by the editor, signed by three."""
        self.write(path, text)
        self.commit("新稿", "zhangmin", "08:00")
        self.three(path)

    def three(self, path: str = NOTICE, hour: int = 9) -> None:
        for level, who, minute in (("first", "lihua", 0), ("second", "wangwei", 10), ("final", "zhaoan", 20)):
            self.sign(level, who, f"{hour:02}:{minute:02}", path)

    def findings(self, base: str | None = None, now: datetime = NOW) -> tuple[Finding, ...]:
        return tuple(
            f
            for f in inspect(self.root, now=now, given=Given(base=base)).checked.findings
            if f.name.startswith(("review.", "config.", "fm."))
        )

    def said(self, base: str | None = None) -> set[str]:
        """Names of findings, with the level of the signature they are about."""
        return {f"{f.name} {f.data['level']}" if "level" in f.data else f.name for f in self.findings(base)}

    def worth(self, path: str = NOTICE, base: str | None = None, verify: bool = False) -> dict[str, Worth]:
        """Level -> what its signature is worth."""
        under = judging.site(self.root, NOW, Given(base=base), verify=verify)
        text = opening.open_article(self.root, path.removeprefix("content/"), under.settings)
        return {level: worth(text, entry, under.context.proofs) for level, entry in text.signed.items()}

    def reached(self, path: str = NOTICE, base: str | None = None, verify: bool = False) -> dict[str, str]:
        return {level: found.best for level, found in self.worth(path, base, verify).items()}

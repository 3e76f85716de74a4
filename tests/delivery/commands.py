"""The command line in this process, and a small published site to run it on."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from sitegen.cli.main import main
from tests.conftest import untraced
from tests.helpers import PERFECT, archive, write_site

__all__ = ["AS_OF", "SITE", "Ran", "files", "published_site", "run"]

AS_OF = "2026-03-10T09:00"


class Ran(NamedTuple):
    code: int
    out: str
    err: str


def run(site: Path, *words: str, as_of: str = AS_OF) -> Ran:
    """`sitegen WORDS` on that site: exit code, stdout, stderr."""
    import contextlib
    import io

    out, err = io.StringIO(), io.StringIO()
    given = _as_command("sitegen", *words, "--site", str(site), "--as-of", as_of)
    with given, contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), pytest.raises(SystemExit) as ended:
        main()
    return Ran(int(ended.value.code or 0), out.getvalue(), err.getvalue())


@contextmanager
def _as_command(*words: str) -> Iterator[None]:
    before, handler = sys.argv, signal.getsignal(signal.SIGTERM)
    sys.argv = list(words)
    try:
        yield
    finally:
        sys.argv = before
        signal.signal(signal.SIGTERM, handler)


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


SIGNED = """\
reviewers:
  - {level: first, name: 李华, at: 2026-03-06 09:00}
  - {level: second, name: 王卫, at: 2026-03-06 15:00}
  - {level: final, name: 赵安, at: 2026-03-09 08:30}
"""

SITE = PERFECT | archive(f"""\
-- content/zwgk/tzgg/needle.md --
---
title: 关于下达“七彩鲸鱼”试点资金的通知
source: 县政府办公室
editor: 张敏
id: needle
date: 2026-03-09 09:00
summary: 下达七彩鲸鱼试点资金三百万元整
keywords: [鲸鱼关键词]
aliases: [/old/needle/]
attachments:
  - {{path: jingyu.csv, title: 七彩鲸鱼试点资金分配明细表}}
{SIGNED}---
各乡镇人民政府：

现将七彩鲸鱼试点项目资金下达给你们，请严格按照规定用途使用，不得截留挪用。

![七彩鲸鱼试点示意图片](jingyu.gif)

各地要于每季度末前报送七彩鲸鱼项目进展情况。
-- content/zwgk/tzgg/jingyu.csv --
乡镇,七彩鲸鱼资金
-- content/zwgk/tzgg/shared.csv --
乡镇,任务
-- content/zwgk/tzgg/neighbour.md --
---
title: 关于报送春耕进度的通知
source: 县政府办公室
editor: 张敏
id: neighbour
date: 2026-03-09 10:00
attachments:
  - {{path: shared.csv, title: 任务表}}
{SIGNED}---
请按[资金通知](needle.md)和[同一通知](https://www.chengxi.example/zwgk/tzgg/needle/)要求报送，另见[旧地址](/old/needle)。
""")
SITE["content/zwgk/tzgg/jingyu.gif"] = "GIF89a七彩鲸鱼"
"""The perfect site with one text to withdraw: alias, attachment, picture, summary, and a neighbour that links to it."""


def published_site(folder: Path, texts: dict[str, str] = SITE) -> Path:
    """What tests of the build look at is only set up here: not traced."""
    write_site(folder, texts)
    with untraced():
        built = run(folder, "build")
    assert built.code == 0, built.out + built.err
    return folder

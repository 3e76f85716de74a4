"""fm.special-file: what lies under `content/` and is neither a text nor a plain file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sitegen.article import CONTENT
from sitegen.model import Finding, Text
from sitegen.rules.base import Rule
from sitegen.rules.problems import nothing

__all__ = ["RULE", "of_refused"]

_KINDS = {"link": Text("是符号链接", "is a symbolic link"), "special": Text("是管道或设备文件", "is a pipe or a device"),
          "name": Text("的名字含有不可见字符或反斜杠", "has an invisible character or a backslash in its name"),
          "folder": Text("这个文件夹打不开", "is a folder that cannot be opened"),
          "suffix": Text("不是 .md 文章，网页也不能作附件", "is no .md text, and a page may be no attachment")}


def of_refused(refused: Iterable[tuple[str, str]]) -> Iterator[Finding]:
    """(path under `content/`, link | special | name | folder | suffix) -> findings; called by whoever listed the folder."""
    for path, kind in refused:
        words = _KINDS[kind]
        yield RULE.of_site(path=CONTENT + path, name=path, zh=words.zh, en=words.en)


RULE = Rule(
    id="FM012", name="fm.special-file", level="error", scope="site", check=nothing, reads=frozenset({"text"}),
    title=Text("不是普通文件", "Not a plain file"),
    message=Text("“{name}”{zh}，不会被读取，也不会发布", "{name!r} {en}: it is neither read nor published"),
    hint=Text("换成普通文件，用字母、数字、汉字和连字符命名；文件夹检查读取权限；不需要就删除",
              "replace it with a plain file named with letters, digits, Han characters and hyphens; give a folder read permission; or delete it"),
    basis=Text("兴宁市办法 第三十二条（网站日常安全自查）", "Xingning measures, article 32: routine security checks"),
    rationale=Text("链接可以指向网站以外的任何文件，管道会使构建停住；悄悄跳过又会让人以为已经检查。",
                   "A link may lead to any file outside the site, a pipe stops the build, and skipping in silence looks like a pass."),
    bad="", good="正文。\n",  # a text archive holds plain files only: see tests/stages/test_read.py
)

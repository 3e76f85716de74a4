"""fm.refused-file: a file under content/ that is not read."""

from __future__ import annotations

from sitegen.model import Text
from sitegen.rules.base import Rule
from sitegen.rules.problems import nothing

__all__ = ["RULE"]

RULE = Rule(
    id="FM012", name="fm.refused-file", level="error", scope="site", check=nothing, reads=frozenset(),
    title=Text("content 目录里有不能读取的文件", "A file under content/ that is not read"),
    message=Text("{file} {zh}，未读取",
                 "{file} {en} and was not read"),
    hint=Text("换成普通文件，文件名不用反斜杠和看不见的字符",
              "use a regular file, and a name without backslashes and unseen characters"),
    basis=Text("安州区通知 四（一）平台安全",
               "Anzhou notice 4(1): security of the platform"),
    rationale=Text("符号链接会把站外文件带进网站；不声不响地跳过又会让人以为已经发布。",
                   "Links would carry foreign files into the site, and skipping them silently looks like publishing."),
    bad="",
    good="正文。\n",
)

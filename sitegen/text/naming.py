"""File names and titles that say nothing: IMG_2034, 微信图片_2026, 新建文档, 1. Text in, answer out."""

from __future__ import annotations

import re

from sitegen.text.lazily import pattern

__all__ = ["says_nothing", "stem"]

_NOTHING = pattern(
    r"(?:IMG|DSC|DSCN|DSCF|PICT|P|VID|MVI|GOPR|DJI|scan|img|image|photo|pic|file|doc|document|download|untitled|未命名|无标题|未标题"
    r"|新建|微信图片|微信截图|QQ图片|QQ截图|企业微信截图|屏幕截图|屏幕快照|截图|截屏|扫描件?|扫描|图片|图像|照片|文档|文件|mmexport|wx_camera"
    r"|Screenshot|screenshot|Snipaste|wps|timg|u=|副本|工作簿|演示文稿|表格)?"
    r"(?:[ _()（）\-.—]*(?:[0-9]|拷贝|副本|copy|Copy|Microsoft|Word|Excel|DOCX?|XLSX?"
    r"|文档|文件|工作表|工作簿|图像|图片|位图|文本文档|压缩|年|月|日))*[ _()（）\-.—]*",
    re.IGNORECASE,
)
_HEX = pattern(r"[0-9a-f]{16,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


def stem(name: str) -> str:
    """A file's name without folder and suffix."""
    name = name.rpartition("/")[2]
    return name.rpartition(".")[0] or name


def says_nothing(name: str) -> bool:
    """Whether a stem or title is what a camera, a program or a hurried hand gave it."""
    return bool(_NOTHING.fullmatch(name.strip()) or _HEX.fullmatch(name.strip()))

"""What the subcommands share: the texts they are about, writing them back, committing them."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path

from sitegen.article import Article
from sitegen.errors import SitegenError
from sitegen.judging import SiteUnderCheck
from sitegen.model import JOINT, Text
from sitegen.opening import open_article

__all__ = ["LEVEL_NAMES", "WORDS", "commit", "texts_at", "write_back"]

WORDS: Mapping[str, Text] = {
    "first": Text("初审", "first review"),
    "second": Text("复审", "second review"),
    "final": Text("终审", "final review"),
    JOINT: Text("会审", "joint review"),
}
LEVEL_NAMES = {word.zh: level for level, word in WORDS.items()} | {level: level for level in WORDS}


def texts_at(root: Path, files: tuple[Path, ...], under: SiteUnderCheck) -> list[Article]:
    """The texts at these paths. Raises SitegenError for what is not a readable text under `content/`."""
    texts = []
    content = root / "content"
    for file in files:
        path = next(
            (
                p
                for p in (file.resolve(), (root / file).resolve(), (content / file).resolve())
                if p.is_file() and p.is_relative_to(content)
            ),
            None,
        )
        if path is None:
            raise SitegenError(
                Text(f"content/ 下没有文章 {file}", f"no text {file} under content/"),
                Text("给出 .md 文件的路径", "give the path of an .md file"),
            )
        name = path.relative_to(content).as_posix()
        text = open_article(root, name, under.settings, last_author=under.context.proofs.authors.get(name))
        if text.front.broken:
            raise SitegenError(
                Text(
                    f"{text.file} 读不了，先运行 sitegen check 改正",
                    f"{text.file} cannot be read; run sitegen check first",
                )
            )
        texts.append(text)
    return texts


def write_back(root: Path, text: Article, signed: str) -> None:
    """The file with other front matter; a byte order mark stays."""
    path = root / "content" / text.path
    try:
        bom = b"\xef\xbb\xbf" if path.read_bytes().startswith(b"\xef\xbb\xbf") else b""
        path.write_bytes(bom + signed.encode("utf-8"))
    except OSError as error:
        raise SitegenError(
            Text(f"无法写入 {text.file}：{error.strerror}", f"cannot write {text.file}: {error.strerror}")
        ) from None


def commit(root: Path, text: Article, message: str) -> None:
    """One commit of that one file; signed where git is set to sign."""
    done = subprocess.run(
        ["git", "commit", "-q", "-m", message, "--only", "--", str(root / "content" / text.path)],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        said = (done.stderr or done.stdout).strip()
        raise SitegenError(
            Text(
                f"已写入 {text.file}，但 git 提交失败：{said}", f"the entry is written, but git did not commit: {said}"
            ),
            Text("解决 git 的问题后提交该文件；或加 --no-commit", "mend git and commit the file, or use --no-commit"),
        )

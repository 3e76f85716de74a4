"""Stamp today's digests into every review entry of a site whose people are invented: `python -m tests.stamp SITE`.

For the example portal and test sites only: a real site is signed by people, with `sitegen review sign`.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from sitegen.opening import open_article
from sitegen.stages.read_site import read_site
from sitegen.walking import walk


def stamp(root: Path) -> int:
    """Returns how many files were changed."""
    settings, changed = read_site(root).settings, 0
    for path in walk(root / "content").articles:
        text = open_article(root, path, settings)
        head, body = text.source[:text.body_start], text.source[text.body_start:]
        start = head.find("\nreviewers:")
        if start < 0:
            continue
        stamped = head[:start] + _stamped(head[start:], text.digest) + body
        if stamped != text.source:
            (root / "content" / path).write_text(stamped, encoding="utf-8", newline="")
            changed += 1
    return changed


def _stamped(block: str, digest: str) -> str:
    """The reviewers block with the digest in each entry, flow or block style."""
    lines, out, inside = block.split("\n"), [], False
    for line in lines:
        if line.startswith("reviewers:"):
            inside = True
        elif inside and line and not line.startswith((" ", "-")):
            inside = False
        if inside and re.match(r"\s*- \{", line):
            line = re.sub(r"(, digest: [^,}]+)?\}\s*$", f", digest: {digest}}}", line)
        elif inside and re.match(r"\s+digest:", line):
            continue
        out.append(line)
        if inside and (entry := re.match(r"(\s*)- level:", line)):
            out.append(f"{entry[1]}  digest: {digest}")
    return "\n".join(out)


if __name__ == "__main__":
    print(stamp(Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()))

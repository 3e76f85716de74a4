"""The text is not the one that was signed: its digest differs from the signature's (design 5.6)."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.awake import has_digests
from sitegen.rules.base import Context, Rule
from sitegen.rules.signing import report
from sitegen.text.lazily import pattern

__all__ = ["RULE"]

DIGEST = pattern(r"sha256-v1:[0-9a-f]{64}")
SHOWN = len("sha256-v1:") + 12
"""Enough of a digest to tell two apart by eye."""
MALFORMED = Text("{level_zh}（{name}）记录的摘要“{signed}”不是有效的 sha256-v1 摘要，签署无法核对",
                 "the digest “{signed}” of the {level} review ({name}) is no sha256-v1 digest; the signature proves "
                 "nothing")


def check(article: Article, context: Context) -> Iterator[Finding]:
    """Every signature that carries a digest, whatever evidence the site demands; the finding names both digests."""
    for entry in article.signatures:
        signed = entry.review.digest
        if signed is not None and signed != article.digest:
            yield report(RULE, article, entry, "digest", message=None if DIGEST.fullmatch(signed) else MALFORMED,
                         signed=signed[:SHOWN], now=article.digest[:SHOWN])


RULE = Rule(
    id="REV009",
    name="review.content-changed",
    level="error",
    scope="article",
    title=Text("签署后内容有改动", "The content changed after signing"),
    message=Text("{level_zh}（{name}）签署的内容摘要 {signed}… 与现在的 {now}… 不一致：签署后正文、标题等字段或附件有"
                 "改动，签署失效",
                 "the {level} review ({name}) signed {signed}…, the text is now {now}…: body, signed fields or files "
                 "changed; the signature is void"),
    hint=Text("用 git log -p {file} 核对改动，由{name}重新审核签署：sitegen review sign {file} --level {level}",
              "look at the change with git log -p {file}; {name} reviews and signs again: sitegen review sign {file} "
              "--level {level}"),
    basis=Text("绵安府办〔2023〕71号 三（一）“源头认定、锁定机制”；四（六）修改后经“三审”重新发布",
               "Anzhou notice 71 of 2023, 3(1) locking of content; 4(6) three reviews again after a change"),
    rationale=Text("审的是哪一稿，发的就必须是哪一稿。改动一个字或换一个附件，都须重新审核。",
                   "What is published must be what was reviewed. One changed character or attachment needs a new "
                   "review."),
    bad="""---
reviewers:
  - {level: first, name: 李华, at: 2026-03-06 09:00}
  - {level: second, name: 王卫, at: 2026-03-06 15:00}
  - level: final
    name: 赵安
    at: 2026-03-09 08:30
    digest: sha256-v1:0000000000000000000000000000000000000000000000000000000000000000
---
""",
    good="""---
reviewers:
  - {level: first, name: 李华, at: 2026-03-06 09:00}
  - {level: second, name: 王卫, at: 2026-03-06 15:00}
  - {level: final, name: 赵安, at: 2026-03-09 08:30}
---
""",
    check=check,
    when=has_digests,
    reads=frozenset({"text", "attachments"}),
)

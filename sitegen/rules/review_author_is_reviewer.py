"""Whoever last changed the content, by git, signed a review of it (design 5.6)."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.paths import inside
from sitegen.rules.base import Context, Rule
from sitegen.rules.signing import report, same_person

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Finding]:
    """At every signature of the author, known by any of their mails, of the text or of a file it shows or offers. Silent
    where git or the address is unknown."""
    if not article.last_author and not context.proofs.authors:
        return
    people = context.settings.people
    folder = article.path.rpartition("/")[0]
    files = (inside(folder, written) for written in article.files) if context.proofs.authors else ()
    mails = {
        (mail or "").strip().casefold()
        for mail in (article.last_author, *(context.proofs.authors.get(file or "") for file in files))
    }
    mails.discard("")
    for author in (p for p in people.people if mails and mails & {known.casefold() for known in p.mails}):
        for entry in article.signatures:
            if same_person(author.id, entry.review.name, people):
                yield report(RULE, article, entry, "name", author=author.name)


RULE = Rule(
    id="REV023",
    name="review.author-is-reviewer",
    level="error",
    scope="article",
    title=Text("最后改稿人审核了本稿", "The last author reviewed the text"),
    message=Text(
        "{author}是最后修改正文的人，不能签署{level_zh}",
        "{author} last changed the content and cannot sign the {level} review",
    ),
    hint=Text(
        "改由未参与改稿的人员审核签署：sitegen review sign {file} --level {level}",
        "have somebody sign who did not change the text: sitegen review sign {file} --level {level}",
    ),
    basis=Text("绵安府办〔2023〕71号 三（一）1 初审", "Anzhou notice 71 of 2023, 3(1)1 first review"),
    rationale=Text(
        "文首信息写的编辑可能不是真正改稿的人；以版本记录为准，防止自改自审。",
        "The editor named may not be who changed the text; the history shows it, so nobody reviews their own change.",
    ),
    bad="",
    good="",
    check=check,
    reads=frozenset({"text", "people", "git"}),
    waived_by="review",
)

"""The digest for a mail system: what is in it, what never is, that it is a message any mail program reads, and the same twice."""

from __future__ import annotations

import email
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sitegen.cli import build, mail, withdraw
from tests.helpers import PERFECT, merge_front_matter, write_site

A = "content/zwgk/tzgg/a.md"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = write_site(tmp_path / "site", PERFECT)
    assert run(build.command, root).return_value == 0
    return root


def run(command: object, site: Path, *arguments: str, as_of: str = "2026-03-10T09:00") -> Result:
    return CliRunner().invoke(command, [*arguments, "--site", str(site), "--as-of", as_of, "--jobs", "1"], standalone_mode=False)  # type: ignore[arg-type]


def made(site: Path, *arguments: str) -> EmailMessage:
    done = run(mail.command, site, *arguments)
    assert done.return_value == 0, done.output
    message = email.message_from_bytes(done.stdout_bytes, policy=default)
    assert isinstance(message, EmailMessage)
    return message


def words(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    assert part is not None
    return str(part.get_content())


def test_a_mail_program_reads_it_and_nothing_is_fetched(site: Path) -> None:
    message = made(site, "zwgk/tzgg", "--from", "web@chengxi.example")
    assert message["Subject"] == "澄溪县人民政府通知公告信息摘要（2026年3月4日至2026年3月10日）"
    assert message["From"].addresses[0].addr_spec == "web@chengxi.example" and message["To"] is None and message["X-Unsent"] == "1"
    assert message["Date"].datetime.isoformat() == "2026-03-10T09:00:00+08:00" and not message.defects
    title = PERFECT[A].partition("title: ")[2].partition("\n")[0]
    for kind in ("plain", "html"):
        assert title in words(message, kind) and "https://www.chengxi.example/zwgk/tzgg/a/" in words(message, kind)
    assert not any(tag in words(message, "html") for tag in ("<img", "<script", "<link", "src=", "url("))


def test_the_same_twice(site: Path) -> None:
    assert run(mail.command, site).stdout_bytes == run(mail.command, site).stdout_bytes


@pytest.mark.parametrize("form", ["html", "text"])
def test_other_forms(site: Path, form: str) -> None:
    assert "https://www.chengxi.example/zwgk/tzgg/a/" in run(mail.command, site, "--format", form).stdout


def test_columns_below_count_and_others_do_not(site: Path) -> None:
    assert "【通知公告】" in words(made(site, "zwgk"), "plain") and "【政策文件】" in words(made(site), "plain")
    assert "【政策文件】" not in words(made(site, "zwgk/tzgg"), "plain")


def test_words_of_texts_are_escaped_and_a_title_is_one_line(site: Path) -> None:
    message = made(site, "--title", '周报 <b>&"\r\nBcc: x@y.example')
    assert message["Subject"].startswith('周报 <b>&" Bcc: x@y.example') and message["Bcc"] is None
    assert "<h1 style=" in words(message, "html") and "周报 &lt;b&gt;&amp;&quot;" in words(message, "html")


def test_what_is_being_edited_or_was_taken_down_is_in_no_mail(site: Path) -> None:
    head, _, body = PERFECT[A].removeprefix("---\n").partition("---\n")
    edited = f"---\n{merge_front_matter(head, 'summary: 改过的摘要' + chr(10))}---\n{body}"
    write_site(site, {A: edited})
    assert run(mail.command, site, "zwgk/tzgg").return_value == 1
    write_site(site, {A: PERFECT[A]})
    assert run(mail.command, site, "zwgk/tzgg").return_value == 0
    assert run(withdraw.command, site, "a", "--reason", "有误", "--by", "赵安").return_value == 0
    assert run(mail.command, site, "zwgk/tzgg").return_value == 1


def test_nothing_new_makes_no_file_and_is_told_by_the_exit_code(site: Path, tmp_path: Path) -> None:
    done = run(mail.command, site, "--output", str(tmp_path / "x.eml"), as_of="2026-04-20T09:00")
    assert done.return_value == 1 and not (tmp_path / "x.eml").exists()


@pytest.mark.parametrize("arguments", [("zwgk/none",), ("--from", "no address"), ("--output", "/dev/null/x")])
def test_what_cannot_be_is_told(site: Path, arguments: tuple[str, ...]) -> None:
    assert run(mail.command, site, *arguments).exception is not None


def test_a_site_that_was_never_built_has_no_mail(tmp_path: Path) -> None:
    assert "Sitegen" in type(run(mail.command, write_site(tmp_path / "new", PERFECT)).exception).__name__

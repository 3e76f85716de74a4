"""Evidence `signed`: real keys, made for the test, by ssh-keygen and gpg."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.signoff.repository import NOTICE, PEOPLE, SITE, TEXT, Repo

SIGNED = SITE.replace("minimum: commit", "minimum: signed")
needs_ssh = pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="ssh-keygen is not there")
needs_gpg = pytest.mark.skipif(shutil.which("gpg") is None, reason="gpg is not there")


def ssh_key(folder: Path, name: str) -> str:
    """Makes a key; returns its public line."""
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", str(folder / name)], check=True)
    return (folder / f"{name}.pub").read_text().strip()


def with_key(people: str, who: str, key: str) -> str:
    return people.replace(f"    mails: [{who}@", f'    keys: ["{key}"]\n    mails: [{who}@')


def use_ssh(repo: Repo, key: Path) -> None:
    repo.git("config", "gpg.format", "ssh")
    repo.git("config", "user.signingkey", str(key))
    repo.git("config", "commit.gpgsign", "true")


def plain(repo: Repo) -> None:
    repo.git("config", "commit.gpgsign", "false")


@needs_ssh
def test_a_commit_signed_with_the_key_on_record(repo: Repo, tmp_path: Path) -> None:
    repo.write("checks/people.yaml", with_key(PEOPLE, "lihua", ssh_key(tmp_path, "lihua")))
    repo.write("site.yaml", SIGNED)
    repo.write(NOTICE, TEXT)
    repo.commit("新稿", "zhangmin", "08:00")
    use_ssh(repo, tmp_path / "lihua")
    repo.sign("first", "lihua", "09:00")
    plain(repo)
    repo.sign("second", "wangwei", "09:10")
    assert repo.reached() == {"first": "signed", "second": "commit"}
    assert {name for name in repo.said() if "unattested" in name} == {"review.unattested second"}


@needs_ssh
def test_a_key_of_somebody_else_does_not_count(repo: Repo, tmp_path: Path) -> None:
    """Wang Wei's key under Li Hua's name."""
    ssh_key(tmp_path, "lihua")
    repo.write("checks/people.yaml", with_key(PEOPLE, "wangwei", ssh_key(tmp_path, "wangwei")))
    repo.write("site.yaml", SIGNED)
    repo.write(NOTICE, TEXT)
    repo.commit("新稿", "zhangmin", "08:00")
    use_ssh(repo, tmp_path / "wangwei")
    repo.sign("first", "lihua", "09:00")
    assert repo.reached() == {"first": "commit"}
    assert "没有本人密钥的有效签名" in repo.worth()["first"].why_not[0].zh


@needs_ssh
def test_an_unknown_key_does_not_count(repo: Repo, tmp_path: Path) -> None:
    ssh_key(tmp_path, "stranger")
    repo.write("checks/people.yaml", with_key(PEOPLE, "lihua", ssh_key(tmp_path, "lihua")))
    repo.write(NOTICE, TEXT)
    repo.commit("新稿", "zhangmin", "08:00")
    use_ssh(repo, tmp_path / "stranger")
    repo.sign("first", "lihua", "09:00")
    assert repo.reached(verify=True) == {"first": "commit"}


@needs_ssh
def test_a_key_that_two_people_list_proves_nothing(repo: Repo, tmp_path: Path) -> None:
    key = ssh_key(tmp_path, "shared")
    repo.write("checks/people.yaml", with_key(with_key(PEOPLE, "lihua", key), "wangwei", key))
    repo.write(NOTICE, TEXT)
    repo.commit("新稿", "zhangmin", "08:00")
    use_ssh(repo, tmp_path / "shared")
    repo.sign("first", "lihua", "09:00")
    assert repo.reached(verify=True) == {"first": "commit"}


@needs_ssh
def test_a_key_added_in_the_same_request(repo: Repo, tmp_path: Path) -> None:
    """Judged by the branch itself the key holds; judged by the protected branch it is nobody's."""
    repo.write("site.yaml", SIGNED)
    repo.write(NOTICE, TEXT)
    repo.commit("新稿", "zhangmin", "08:00")
    repo.git("checkout", "-q", "-b", "work")
    repo.write("checks/people.yaml", with_key(PEOPLE, "lihua", ssh_key(tmp_path, "mine")))
    repo.commit("加密钥", "zhangmin", "08:30")
    use_ssh(repo, tmp_path / "mine")
    repo.sign("first", "lihua", "09:00")
    assert repo.reached() == {"first": "signed"}
    assert repo.reached(base="main") == {"first": "commit"}
    assert {"review.unattested first", "config.people-changed"} <= repo.said("main")


@needs_ssh
def test_a_cherry_pick_loses_the_signature(repo: Repo, tmp_path: Path) -> None:
    repo.write("checks/people.yaml", with_key(PEOPLE, "lihua", ssh_key(tmp_path, "lihua")))
    repo.write(NOTICE, TEXT)
    repo.commit("新稿", "zhangmin", "08:00")
    repo.git("checkout", "-q", "-b", "work")
    use_ssh(repo, tmp_path / "lihua")
    repo.sign("first", "lihua", "09:00")
    assert repo.reached(verify=True) == {"first": "signed"}
    plain(repo)
    repo.git("checkout", "-q", "main")
    repo.commit("空", "zhangmin", "09:30")
    repo.git("cherry-pick", "work", at="10:00")
    assert repo.reached(verify=True) == {"first": "commit"}


@needs_gpg
def test_a_commit_signed_with_openpgp(repo: Repo, tmp_path: Path) -> None:
    home = tmp_path / "gnupg"
    home.mkdir(mode=0o700)
    env = repo.env | {"GNUPGHOME": str(home)}
    subprocess.run(
        [
            "gpg",
            "--batch",
            "--quiet",
            "--passphrase",
            "",
            "--quick-generate-key",
            "lihua <lihua@chengxi.example>",
            "ed25519",
            "sign",
            "never",
        ],
        env=env,
        check=True,
        capture_output=True,
    )
    armoured = subprocess.run(
        ["gpg", "--armor", "--export"], env=env, check=True, capture_output=True, text=True
    ).stdout
    listed = subprocess.run(
        ["gpg", "--with-colons", "--list-keys"], env=env, check=True, capture_output=True, text=True
    ).stdout
    fingerprint = next(line.split(":")[9] for line in listed.splitlines() if line.startswith("fpr"))
    block = "".join(f"        {line}\n" for line in armoured.splitlines())
    repo.write(
        "checks/people.yaml", PEOPLE.replace("    mails: [lihua@", f"    keys:\n      - |\n{block}    mails: [lihua@")
    )
    repo.write(NOTICE, TEXT)
    repo.commit("新稿", "zhangmin", "08:00")
    repo.env["GNUPGHOME"] = str(home)
    repo.git("config", "gpg.format", "openpgp")
    repo.git("config", "user.signingkey", fingerprint)
    repo.git("config", "commit.gpgsign", "true")
    repo.sign("first", "lihua", "09:00")
    plain(repo)
    repo.sign("second", "wangwei", "09:10")
    del repo.env["GNUPGHOME"]
    try:
        assert repo.reached(verify=True) == {"first": "signed", "second": "commit"}
    finally:
        subprocess.run(["gpgconf", "--kill", "all"], env=env, check=False, capture_output=True)

"""OpenPGP keys of people: in a key ring of our own, so that nothing of the user's ring is believed."""

from __future__ import annotations

import re
import shlex
import subprocess
from collections.abc import Sequence
from pathlib import Path

from sitegen.settings import Person

__all__ = ["Ring"]

BLOCK = "-----BEGIN PGP PUBLIC KEY BLOCK-----"
FINGERPRINT = re.compile(r"^fpr:+([0-9A-F]{40,64}):", re.MULTILINE)


class Ring:
    """Armoured public keys of `people`, and whose each is."""

    def __init__(self, people: Sequence[Person]) -> None:
        self._keys = [(person.id, key) for person in people for key in person.keys if key.lstrip().startswith(BLOCK)]
        self._owners: dict[str, set[str]] = {}
        self.listed = "".join(f"{owner}\n{key}\n" for owner, key in self._keys)

    def program(self, folder: Path) -> str:
        """What git calls to verify: gpg with a ring of its own below `folder`; without keys something that never agrees."""
        home = folder / "gnupg"
        home.mkdir(mode=0o700)
        for owner, key in self._keys:
            shown = _gpg(home, "--with-colons", "--show-keys", given=key)
            for fingerprint in FINGERPRINT.findall(shown):
                self._owners.setdefault(fingerprint, set()).add(owner)
            _gpg(home, "--import", given=key)
        script = folder / "gpg"
        script.write_text(
            f'#!/bin/sh\nexec gpg --homedir {shlex.quote(str(home))} --no-options "$@"\n'
            if self._keys
            else "#!/bin/sh\nexit 1\n",
            "utf-8",
        )
        script.chmod(0o700)
        return str(script)

    def owner(self, fingerprint: str) -> str:
        """Id of the one person who lists that key; empty for none, or several."""
        owners = self._owners.get(fingerprint, set())
        return next(iter(owners)) if len(owners) == 1 else ""


def _gpg(home: Path, *arguments: str, given: str) -> str:
    try:
        done = subprocess.run(
            ["gpg", "--homedir", str(home), "--no-options", "--batch", "--quiet", *arguments],
            input=given.encode(),
            capture_output=True,
            check=False,
        )
    except OSError:
        return ""
    return done.stdout.decode("utf-8", "replace")

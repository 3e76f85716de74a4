"""What the tests of sign-off share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.signoff.repository import Repo


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    """A site with people, in a repository of its own."""
    return Repo(tmp_path)

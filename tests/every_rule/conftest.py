"""Every site of this suite, judged once: the one of faulty notices, and one for each rule that needs a site of its own."""

from __future__ import annotations

import pytest

from sitegen.pipeline import Inspection, inspect
from tests.every_rule.test_every_rule import BROKEN, is_notice, one_site
from tests.helpers import NOW, example_site, write_site


@pytest.fixture(scope="session")
def judged(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Inspection]:
    sites = {"notices": one_site()} | {rule.name: example_site(rule.bad) for rule in BROKEN if not is_notice(rule)}
    folder = tmp_path_factory.mktemp("sites")
    return {name: inspect(write_site(folder / name, files), now=NOW, jobs=1) for name, files in sites.items()}

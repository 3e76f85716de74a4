"""A pattern that is compiled late is the pattern."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from sitegen.text.lazily import pattern


def test_a_late_pattern_does_what_the_pattern_does() -> None:
    late, now = pattern("(?P<a>A)b", re.IGNORECASE), re.compile("(?P<a>A)b", re.IGNORECASE)
    assert late.fullmatch("aB") and not late.match("b")
    assert [match.span("a") for match in late.finditer("ab AB")] == [match.span("a") for match in now.finditer("ab AB")]
    assert (late.pattern, late.flags, late.sub("x", "ab")) == (now.pattern, now.flags, "x")


def test_nothing_is_compiled_before_it_is_used() -> None:
    broken = pattern("(")
    with pytest.raises(re.error):
        broken.search("")


def test_the_rules_are_known_without_most_patterns() -> None:
    program = (
        "import re, sys\ncompiled = []\nmade = re._compile\n"
        "re._compile = lambda text, flags: (compiled.append(sys._getframe(2).f_globals['__name__']), made(text, flags))[1]\n"
        "import sitegen.rules\nprint(sum(name.startswith('sitegen.rules.') for name in compiled))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 10

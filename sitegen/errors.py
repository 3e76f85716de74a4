"""What can stop a run, with the exit code it stands for (design 5.3). Findings are data, never exceptions."""

from __future__ import annotations

from sitegen.frozen import dataclass
from sitegen.model import Place, Text

__all__ = [
    "BUG",
    "CONFIG",
    "DELIVERY",
    "FINDINGS",
    "HELD",
    "INTERRUPTED",
    "OK",
    "ChangedError",
    "ConfigError",
    "ConfigProblem",
    "SitegenError",
    "WriteError",
]

OK, FINDINGS, CONFIG, BUG, DELIVERY, HELD, INTERRUPTED = 0, 1, 2, 3, 4, 5, 130
"""Exit codes: clean, blocking findings, usage or broken settings, a bug of ours, nothing delivered, articles held, ^C."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfigProblem:
    """One fault in a settings file: where it stands, what is wrong and how to put it right."""

    path: str
    """Relative to the site, with `/`."""
    place: Place | None
    """None when the file as a whole is meant."""
    message: Text
    hint: Text


class SitegenError(Exception):
    """A run cannot go on for a reason that is not ours; shown as one message, never as a traceback."""

    exit_code = CONFIG

    def __init__(self, message: Text, hint: Text | None = None) -> None:
        super().__init__(message.en)
        self.message, self.hint = message, hint

    def __reduce__(self) -> tuple[object, ...]:
        """Errors of workers travel between processes."""
        return type(self), (self.message, self.hint)


class ConfigError(SitegenError):
    """Settings that cannot be used: all their faults at once."""

    def __init__(self, problems: tuple[ConfigProblem, ...]) -> None:
        super().__init__(Text(f"配置有 {len(problems)} 处错误，未开始检查", f"{len(problems)} errors in the settings; nothing was checked"))
        self.problems = problems

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.problems,)


class WriteError(SitegenError):
    """The output could not be written; what was published before stands unchanged."""

    exit_code = DELIVERY


class ChangedError(SitegenError):
    """A file was changed after it was checked: the same run once more sees it as it is now."""

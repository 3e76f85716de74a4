"""What the rules on word lists share: faults of the rows in use, with the list's line as their place."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.model import Place
from sitegen.rules.base import SiteContext
from sitegen.text.word_faults import Fault, FaultCode, faults

__all__ = ["faulty_rows"]


def faulty_rows(context: SiteContext, code: FaultCode) -> Iterator[tuple[Fault, Place]]:
    """Faults of one kind in the lists of the site; the lists of the package are held by its own tests."""
    for fault in faults(context.settings.words):
        if fault.code == code:
            yield fault, Place(fault.row.line, 1, fault.row.line, 1, 0, 0)

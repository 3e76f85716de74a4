"""抽读: which texts to read today, drawn by age and risk; the same for the same day and texts."""

from __future__ import annotations

from datetime import date
from hashlib import sha256

from sitegen.model import Facts
from sitegen.upkeep.view import Look

__all__ = ["draw"]

RISK = {"policy": 3.0, "letter": 3.0, "notice": 2.0, "finderror": 2.0, "guide": 2.0, "leader": 2.0}
"""Types in which an error costs more, or private data may stand."""
REST_DAYS = 30
"""A text that was drawn is left alone so long."""


def draw(look: Look, count: int = 5) -> tuple[Facts, ...]:
    """Weighted sampling without replacement (Efraimidis and Spirakis 2006), its randomness taken from day and id."""
    today = look.today
    rested = {name for row in look.settings.upkeep.rows("monitoring") if (day := row.day("day")) and 0 < (today - day).days <= REST_DAYS
              for name in row.text("sample").split("|")}
    ranked = sorted(((_key(f, today), f.id, f) for f in look.index.live(look.now) if f.id not in rested), key=lambda one: (-one[0], one[1]))
    return tuple(f for _, _, f in ranked[:count])


def _key(facts: Facts, today: date) -> float:
    age = max(0, (today - facts.date.day).days) / 365 if facts.date else 0.0
    weight = RISK.get(facts.type, 1.0) * (1.0 + min(age, 10.0) / 2)
    number = (int.from_bytes(sha256(f"{today}\0{facts.id}".encode()).digest()[:7], "big") + 1) / (2**56 + 1)
    return float(number ** (1.0 / weight))

"""What was worked out of a text is known while texts are in hand, and no longer."""

from __future__ import annotations

from collections.abc import Sequence

from sitegen.text.remember import TOGETHER, forget, in_hand, remembered, together


def test_it_is_worked_out_once_until_it_is_forgotten() -> None:
    asked: list[int] = []

    @remembered
    def worked_out(number: int) -> int:
        asked.append(number)
        return number

    assert [worked_out(1), worked_out(1)] == [1, 1]
    assert asked == [1]
    forget()
    assert worked_out(1) == 1
    assert asked == [1, 1]


def test_no_more_is_known_than_is_in_hand() -> None:
    known = remembered(str)
    for number in range(10 * TOGETHER):
        known(number)
    assert known.cache_info().currsize == 3 * TOGETHER


def test_who_asks_about_a_text_in_hand_has_all_in_hand_looked_at() -> None:
    asked: list[tuple[str, ...]] = []

    @together
    def length(texts: Sequence[str]) -> list[int]:
        asked.append(tuple(texts))
        return list(map(len, texts))

    in_hand(["甲", "甲乙", "甲"])
    assert [length("甲乙"), length("甲"), length("甲乙丙"), length("甲乙丙")] == [2, 1, 3, 3]
    assert asked == [("甲", "甲乙", "甲"), ("甲乙丙",)]
    in_hand(["甲乙"])
    assert length("甲乙") == 2
    assert asked[2:] == [("甲乙",)]
    forget()
    assert length("甲乙") == 2
    assert asked[3:] == [("甲乙",)]

"""What was worked out of a text is known while texts are in hand, and no longer."""

from __future__ import annotations

from sitegen.text.remember import TOGETHER, forget, remembered


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

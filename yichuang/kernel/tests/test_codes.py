from datetime import date

import pytest
import time_machine

from yichuang.kernel import codes

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def number(place: str, born: str, sequence: str = "494") -> str:
    """An invented number with the check character of GB 11643."""
    digits = f"{place}{born}{sequence}"
    return digits + "10X98765432"[sum(int(d) * w for d, w in zip(digits, WEIGHTS, strict=True)) % 11]


@pytest.mark.parametrize("born", ["19350101", "19580309", "19850317", "20120229"])
def test_a_number_is_right_whenever_the_person_was_born(born):
    assert codes.is_citizen_number(number("430203", born))


def test_a_wrong_check_character_is_found():
    right = number("430203", "19580309")

    assert not codes.is_citizen_number(right[:-1] + str((int(right[-1]) + 1) % 10))


@pytest.mark.parametrize("wrong", ["", "123", "43020319580309494", "a30203195803094948", "430203195803094948 "])
def test_what_has_not_the_shape_of_a_number_is_none(wrong):
    assert not codes.is_citizen_number(wrong)


@pytest.mark.parametrize("born", ["20210229", "20211301", "20210431"])
def test_a_day_that_does_not_exist_is_nobodys_birthday(born):
    assert not codes.is_citizen_number(number("430203", born))


@time_machine.travel("2026-03-02 10:00+08:00", tick=False)
def test_nobody_was_born_tomorrow():
    assert codes.is_citizen_number(number("430203", "20260302"))
    assert not codes.is_citizen_number(number("430203", "20260303"))


def test_the_birthday_is_read_from_the_number():
    assert codes.born_on(number("430203", "19580309")) == date(1958, 3, 9)

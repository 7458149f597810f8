"""The query password: how far a matter is, without an account."""

import pytest

from yichuang.domain.cases import acts
from yichuang.kernel.actors import Actor
from yichuang.kernel.refusals import ActRefused, TooOften

VISITOR = Actor(kind="visitor")


def look_up(case, password=None):
    return acts.look_up(case.number, case.password if password is None else password, by=VISITOR)


def wrong(case):
    return f"{(int(case.password) + 1) % 10**6:06}"


def test_number_and_password_open_the_case(hall):
    case = hall.submitted()

    assert look_up(case) == case


def test_a_wrong_password_opens_nothing_and_is_counted(hall):
    case = hall.submitted()

    assert look_up(case, wrong(case)) is None
    case.refresh_from_db()
    assert case.password_failures == 1


@pytest.mark.parametrize("password", ["", "密码", "1234567"])
def test_what_is_no_password_opens_nothing(hall, password):
    assert look_up(hall.submitted(), password) is None


def test_after_five_wrong_ones_the_right_one_is_refused_too(hall):
    case = hall.submitted()
    for _ in range(5):
        look_up(case, wrong(case))

    with pytest.raises(TooOften):
        look_up(case)


def test_a_right_one_clears_the_count(hall):
    case = hall.submitted()
    look_up(case, wrong(case))

    look_up(case)

    case.refresh_from_db()
    assert case.password_failures == 0


def test_many_wrong_ones_from_one_address_are_refused_there_for_an_hour(hall, at, settings):
    settings.QUERY_ADDRESS_TRIES = 3
    case = hall.submitted()
    for number in ("1", "2", "3"):
        assert acts.look_up(number, "000000", by=VISITOR, address="203.0.113.9") is None

    with pytest.raises(TooOften):
        acts.look_up(case.number, case.password, by=VISITOR, address="203.0.113.9")

    assert acts.look_up(case.number, case.password, by=VISITOR, address="203.0.113.10") == case
    at("2026-03-02 11:30")
    assert acts.look_up(case.number, case.password, by=VISITOR, address="203.0.113.9") == case


def test_a_draft_cannot_be_looked_up(hall):
    assert look_up(hall.filled()) is None


def test_the_applicant_renews_a_locked_password(hall):
    case = hall.submitted()
    for _ in range(5):
        look_up(case, wrong(case))

    renewed = acts.renew_password(case, by=hall.mei)

    assert look_up(renewed) == case


def test_nobody_else_renews_it(hall):
    case = hall.submitted()

    with pytest.raises(ActRefused):
        acts.renew_password(case, by=hall.li)

    case.refresh_from_db()
    assert case.password_failures == 0
    assert look_up(case) == case

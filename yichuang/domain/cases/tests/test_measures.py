"""The measures of cases, on a small house whose answers were counted by hand. Five days are promised, twenty are the
law's; 2026-03-02 is a Monday."""

from datetime import date
from fractions import Fraction

import pytest

from yichuang.domain.cases import acts
from yichuang.domain.cases.models import Case
from yichuang.domain.cases.tests.factories import Hall
from yichuang.domain.identity.tests.factories import staff
from yichuang.kernel import measures
from yichuang.kernel.measures import THE_HOUSE

pytestmark = pytest.mark.django_db

MARCH = (date(2026, 3, 1), date(2026, 3, 31))
YEAR = measures.year(2026)


def value(name, period=YEAR, **how):
    return measures.read(f"cases.{name}", period=period, **{"seen_by": THE_HOUSE} | how).total.value


def by_month(name):
    cells = measures.read(f"cases.{name}", by="month", period=YEAR, seen_by=THE_HOUSE).cells
    return {cell.at["month"]: cell.value for cell in cells if cell.value}


def decided(hall, at, day, case=None):
    """Accepted now, decided on that day."""
    case = acts.start_review(case or hall.accepted(), by=hall.zhao)
    at(f"{day} 16:59")
    case = acts.propose(case, by=hall.zhao, outcome="grant", opinion="符合条件，拟准予。")
    return acts.grant(case, by=hall.qian)


# ------------------------------------------------------------------------------------------ what is a case at all


def test_a_draft_and_what_was_only_handed_in_are_no_cases_yet(hall):
    hall.drafted()
    acts.withdraw(hall.submitted(), by=hall.mei, reason="示例：不办了")
    hall.submitted()

    assert value("received") == 0
    assert value("completed") == 0
    assert value("completion_rate") is None


def test_a_case_is_received_on_the_day_it_was_taken_in(hall, at):
    case = hall.submitted()
    at("2026-03-04 09:00")
    case = acts.receive(case, by=hall.counter)

    assert case.received_on == date(2026, 3, 4)
    assert [value("received", (date(2026, 3, day), date(2026, 3, day))) for day in (2, 3, 4, 5)] == [0, 0, 1, 0]


def test_the_last_minute_of_a_month_is_in_it(hall, at):
    at("2026-03-31 23:59")
    acts.receive(hall.submitted(), by=hall.counter)
    at("2026-04-01 00:00")
    acts.receive(hall.submitted(), by=hall.counter)

    assert by_month("received") == {"2026-03": 1, "2026-04": 1}


def test_a_correction_brought_later_changes_nothing_about_the_day_of_receipt(hall, at):
    case = hall.correcting()
    at("2026-04-07 10:00")
    acts.correct(case, by=hall.mei, materials=[{"material": 1, "file": hall.file_of(hall.mei)}])

    assert by_month("received") == {"2026-03": 1}
    assert (value("corrections"), value("correction_rate")) == (1, 1)


def test_silence_counts_on_the_day_the_application_came(hall, at):
    case = hall.submitted()
    at("2026-03-10 01:00")
    acts.deem_accepted(case)

    assert (value("deemed_accepted"), value("accepted"), value("received")) == (1, 1, 1)
    assert (case_again(case).received_on, value("received", (date(2026, 3, 2), date(2026, 3, 2)))) == (
        date(2026, 3, 2),
        1,
    )


def case_again(case):
    return Case.objects.get(pk=case.pk)


def test_what_was_struck_out_counts_nowhere(hall):
    case = hall.accepted()
    before = value("received"), value("accepted")
    acts.void(case, by=hall.sun, reason="录错了申请人。")

    assert before == (1, 1)
    assert [value(name) for name in ("received", "accepted", "completed")] == [0, 0, 0]


def test_what_the_body_opens_itself_is_no_application(hall):
    hall.undone()

    assert [value(name) for name in ("received", "accepted", "decided", "completed")] == [1, 1, 1, 1]


# --------------------------------------------------------------------------------------------- ended, and of which


def test_completed_counts_every_way_a_case_ends_on_its_day(hall, at):
    hall.delivered()
    acts.withdraw(hall.received(), by=hall.mei, reason="示例：不办了")
    acts.terminate(hall.accepted(), by=hall.qian, ground="申请人死亡。")
    acts.turn_away(hall.received(), by=hall.zhao, kind="not_accepted", reason="不属于本机关职权。", agency="示例局")
    acts.turn_away(hall.received(), by=hall.zhao, kind="not_required", reason="不需要许可。")
    hall.granted()

    assert (value("completed"), value("received"), value("turned_away")) == (5, 6, 2)
    assert value("completion_rate") == Fraction(5, 6)


def test_the_completion_rate_of_a_period_never_changes_afterwards(hall, at):
    case, _ = hall.ready(), hall.ready()
    acts.deliver(case, by=hall.clerk, mode="window", proof="身份证已核对")
    march = value("completion_rate", MARCH)
    at("2026-04-01 10:00")
    acts.deliver(case_again(_), by=hall.clerk, mode="window", proof="身份证已核对")

    assert (march, value("completion_rate", MARCH)) == (Fraction(1, 2), Fraction(1, 2))
    assert value("completion_rate") == 1
    assert by_month("completed") == {"2026-03": 1, "2026-04": 1}


def test_a_delivery_taken_back_is_no_longer_completed_until_it_is_served_again(hall, at):
    case = hall.delivered()
    at("2026-04-01 10:00")
    case = acts.recall(case, by=hall.qian, mistake="wrong_person", reason="误送给同名的人。")
    after = by_month("completed")
    acts.deliver(case, by=hall.clerk, mode="window", proof="身份证已核对")

    assert (after, by_month("completed")) == ({}, {"2026-04": 1})


# ------------------------------------------------------------------------------------------------------- the days


@pytest.mark.parametrize(
    ("day", "days", "late"),
    [("2026-03-02", 0, False), ("2026-03-03", 1, False), ("2026-03-09", 5, False), ("2026-03-10", 6, True)],
)
def test_the_last_day_of_the_promise_is_in_time_and_the_next_is_not(hall, at, day, days, late):
    case = decided(hall, at, day)

    assert (case.used_days, case.late, case.late_by_law, case.law_days) == (days, late, False, 20)
    assert (value("on_time_rate"), value("late")) == (int(not late), int(late))
    assert (value("average_days"), value("p90_days")) == (days, days)
    assert value("compression_rate") == 1 - Fraction(days, 20)
    assert value("on_time_by_law_rate") == 1


@pytest.mark.parametrize(("day", "late"), [("2026-03-30", False), ("2026-03-31", True)])
def test_the_law_has_its_own_last_day(hall, at, day, late):
    case = decided(hall, at, day)

    assert (case.late, case.late_by_law, value("on_time_by_law_rate")) == (True, late, int(not late))


def test_a_make_up_saturday_is_a_working_day(hall, at):
    """2026-02-28 is worked for the Spring Festival: Friday to Monday are two days, not one."""
    at("2026-02-27 10:00")

    assert decided(hall, at, "2026-03-02").used_days == 2


def test_the_days_of_a_suspension_are_not_used(db, at):
    hall = Hall(specials=["检验"])
    case = hall.special(days=10)
    at("2026-03-16 10:00")
    case = acts.finish_special(case, by=hall.zhao, result="检验合格。")
    at("2026-03-17 10:00")
    case = acts.propose(case, by=hall.zhao, outcome="grant", opinion="符合条件，拟准予。")
    case = acts.grant(case, by=hall.qian)

    assert (case.used_days, case.late) == (1, False)


def test_an_extension_moves_the_laws_day_and_not_its_length(hall, at):
    case = acts.extend(hall.in_review(), by=hall.qian, days=10, reason="案情复杂。")
    at("2026-04-10 10:00")
    case = acts.propose(case, by=hall.zhao, outcome="grant", opinion="符合条件，拟准予。")
    case = acts.grant(case, by=hall.qian)

    assert (case.late, case.late_by_law, case.law_days) == (True, False, 20)
    assert value("compression_rate") < 0


def test_rates_weigh_by_days_and_not_by_cases(hall, at):
    decided(hall, at, "2026-03-02")
    decided(hall, at, "2026-03-09")

    assert value("average_days") == Fraction(5, 2)
    assert value("compression_rate") == 1 - Fraction(5, 40)
    assert value("p90_days") == 5


def test_where_the_law_sets_no_limit_nothing_is_held_against_it(db, at):
    hall = Hall(statutory_days=None)
    case = decided(hall, at, "2026-03-10")

    assert (case.late, case.late_by_law, case.law_days, case.used_days) == (True, None, None, 6)
    assert (value("compression_rate"), value("on_time_by_law_rate")) == (None, None)


def test_a_limit_in_other_days_counts_in_working_days_and_compares_with_nothing(db, at):
    """Five natural days from Monday end on Saturday, which moves to Monday."""
    hall = Hall(statutory_unit="2", promised_unit="2")
    case = decided(hall, at, "2026-03-09")

    assert (case.used_days, case.law_days, case.late) == (5, None, False)
    assert value("compression_rate") is None


# ------------------------------------------------------------------------------------------------- other measures


def test_a_refusal_stays_one_when_it_was_delivered(hall):
    hall.granted()
    case = acts.hand_over(hall.denied(), by=hall.clerk)
    acts.deliver(case, by=hall.clerk, mode="window", proof="身份证已核对")

    assert (value("refusals"), value("decided")) == (1, 2)


def test_the_share_from_online(hall):
    hall.received()
    case = acts.draft(item=hall.version.item_id, party=hall.mei.own_party, by=hall.counter, channel="counter")
    case = acts.save_draft(case, by=hall.counter, answers={"premises_address": "示例路1号"})
    acts.receive(case, by=hall.counter, identity_checked=True)

    assert value("online_share") == Fraction(1, 2)
    cells = measures.read("cases.received", by="channel", period=YEAR, seen_by=THE_HOUSE).cells
    assert {cell.words["channel"]: cell.value for cell in cells} == {"网上": 1, "窗口": 1}


def test_officers_see_the_numbers_of_their_body_and_supervisors_all(hall):
    hall.delivered()
    other = Hall()
    other.received()

    assert [value("received", seen_by=who) for who in (hall.zhao, other.zhao, hall.sun)] == [1, 1, 2]
    assert [value("completion_rate", seen_by=who) for who in (hall.zhao, other.zhao, hall.sun)] == [
        1,
        0,
        Fraction(1, 2),
    ]
    assert value("received", seen_by=staff("REVIEWER")) == 0
    assert value("received", seen_by=hall.mei) == 2


def test_by_person_are_those_who_handled_it(hall):
    hall.granted()

    cells = measures.read("cases.decided", by="person", period=YEAR, seen_by=hall.qian).cells
    assert [(cell.at["person"], cell.words["person"], cell.value) for cell in cells] == [(hall.zhao.account, "赵", 1)]


@pytest.mark.parametrize("by", [(), ("department",), ("item", "month"), ("town",), ("window",), ("channel",)])
def test_every_measure_answers_by_every_dimension_and_shows_its_rows(hall, by):
    hall.delivered()
    hall.correcting()
    known = [one for one in measures.every() if one.name.startswith("cases.") and set(by) <= set(one.dimensions)]
    readings = measures.read_all([one.name for one in known], by=by, period=YEAR, seen_by=hall.sun)

    for name, reading in readings.items():
        for cell in reading.cells:
            found = measures.behind(name, cell.at, period=YEAR, seen_by=hall.sun)
            parts = [(found.numerator, cell.numerator), (found.denominator, cell.denominator)]
            parts = parts if adds_rows(reading.measure) else []
            assert [(rows.rows.count(), rows.listed) for rows, _ in parts if rows] == [
                (number, "cases") for rows, number in parts if rows
            ], name
    assert len(known) == 19


def adds_rows(measure):
    return all(figure.column is None for figure in measure.figures)

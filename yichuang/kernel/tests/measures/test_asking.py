"""Who may ask what, and what is refused."""

from datetime import date
from fractions import Fraction

import pytest
from django.core.exceptions import PermissionDenied

from yichuang.kernel import measures
from yichuang.kernel.actors import Actor, PostHeld
from yichuang.kernel.measures import THE_HOUSE, Population
from yichuang.kernel.models import LedgerHead, ReportedFigure
from yichuang.kernel.tests.measures.small import YEAR, read, told

pytestmark = pytest.mark.django_db


CITIZEN = Actor(account="C1", kind="citizen", party="P1", parties=frozenset({"P1"}))


def officer(body="A", role="REVIEWER", account="S1", **post):
    return Actor(account=account, kind="staff", posts=(PostHeld(role, body, **post),))


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize(
    ("who", "value"),
    [
        (officer("A"), 3),
        (officer("B"), 1),
        (officer("A", scope=frozenset({"B"})), 4),
        (officer("C"), 0),
        (officer("C", scope=frozenset({"*"}), region="110101000000"), 4),
        (officer("C", scope=frozenset({"*"}), region="110109000000"), 0),
        (officer("A", role="HELPER"), 0),
    ],
)
def test_staff_see_the_numbers_of_what_their_posts_reach(who, value):
    assert read("test.count", seen_by=who).total.value == value
    assert measures.behind("test.count", period=YEAR, seen_by=who).numerator.rows.count() == value


@pytest.mark.usefixtures("house")
def test_persons_are_told_apart_for_those_who_lead_them_and_for_themselves():
    assert told(read("test.count", by="person", seen_by=officer("A", account="day"))) == [("day", 1)]
    assert told(read("test.count", by="person", seen_by=officer("A", role="CHIEF"))) == [("workday", 3)]
    assert read("test.count", person="workday", seen_by=officer("A")).total.value == 0


@pytest.mark.usefixtures("house")
def test_what_stands_on_few_is_told_to_who_leads_alone():
    """Of one rating of a day, whoever stood at the window knows who gave it."""
    few = read("test.kept", by="department", seen_by=CITIZEN)

    assert [(cell.at["department"], cell.status, cell.shown) for cell in few.cells] == [
        ("A", "too_few", "太少，不公布"), ("B", "too_few", "太少，不公布"),  # B would be the sum less A
    ]  # fmt: skip
    assert (few.cells[1].value, few.cells[1].numerator, few.cells[1].denominator) == (None, None, None)
    assert few.total.shown == "50.00%"
    assert read("test.kept", seen_by=officer("B")).status == "too_few"
    assert read("test.kept", seen_by=officer("B", role="CHIEF")).shown == "100.00%"
    assert read("test.kept", department="B").shown == "100.00%"
    assert read("test.kept_count", seen_by=officer("A")).shown == "太少，不公布"
    assert read("test.kept", seen_by=officer("C")).shown == "无"  # of none nobody learns anything


@pytest.mark.usefixtures("house")
def test_who_is_not_staff_reads_what_is_public_and_nobody_apart():
    assert read("test.public", seen_by=CITIZEN).total.value == 4
    with pytest.raises(PermissionDenied):
        read("test.count", seen_by=CITIZEN)
    with pytest.raises(PermissionDenied):
        read("test.public", by="person", seen_by=CITIZEN)
    with pytest.raises(PermissionDenied):
        read("test.count", seen_by=Actor())


@pytest.mark.parametrize(
    ("how", "about"),
    [
        ({"by": "moon"}, "moon"),
        ({"by": ("department", "department")}, "by"),
        ({"by": ("department", "channel", "month")}, "by"),
        ({"item": "X"}, "item"),
        ({"month": "2021-13"}, "month"),
        ({"month": "yesterday"}, "month"),
        ({"period": (date(2021, 2, 1), date(2021, 1, 1))}, "period"),
        ({"by": "month", "period": None}, "period"),
    ],
)
def test_a_question_it_cannot_answer_is_refused_with_the_part_that_is_wrong(how, about):
    with pytest.raises(measures.QuestionWrong) as refused:
        read("test.count", **how)

    assert refused.value.about == about


def test_an_unknown_measure_is_refused_by_its_name():
    with pytest.raises(measures.MeasureUnknown, match=r"没有名为“test\.nothing”的指标"):
        read("test.nothing")


def test_what_is_not_measured_yet_says_so_and_shows_what_was_reported():
    before = read("test.kiosks")
    for year, value in ((2020, 70), (2021, 80)):
        ReportedFigure.objects.create(
            line="R18", year=year, label="已布设自助终端", value=value, unit="台", source="年报"
        )
    after = read("test.kiosks", by="department")

    assert (before.status, before.shown, before.reported) == ("not_yet_measured", "尚未测量", None)
    assert (after.status, after.reported.value, after.reported.year) == ("not_yet_measured", 80, 2021)
    with pytest.raises(measures.QuestionWrong):
        measures.behind("test.kiosks", period=YEAR, seen_by=THE_HOUSE)


def test_what_stands_now_has_no_days():
    measures.register(
        measures.count("test.stock", "现有", "现在有几件。", of=Population(
            "test.now", "现有", "现在的每一件。", rows=LedgerHead.objects.all, by={"department": "kind"}))
    )  # fmt: skip

    reading = read("test.stock")

    assert (reading.period, reading.total.value) == (None, 0)
    with pytest.raises(measures.QuestionWrong):
        read("test.stock", by="month")
    assert read("test.stock", seen_by=officer()).total.value == 0


def test_a_measure_may_be_code():
    @measures.measure("test.code", "算出来的", "由程序算出。", unit="%", by=("department",))
    def halves(asked):
        yield from [(("A",), 1, 2), (("B",), 1, 4)] if asked.by else [((), 2, 6)]

    assert told(read("test.code", by="department")) == [("A", Fraction(1, 2)), ("B", Fraction(1, 4))]
    assert read("test.code").total.value == Fraction(1, 3)
    with pytest.raises(measures.QuestionWrong):
        measures.behind("test.code", period=YEAR, seen_by=THE_HOUSE)


def test_a_name_is_taken_once_and_looks_like_one():
    again = measures.find("test.count")

    with pytest.raises(ValueError, match="twice"):
        measures.register(again)
    with pytest.raises(ValueError, match="no name"):
        measures.register(measures.count("Count", "件数", "有几件。", of=again.above.of))


def test_a_moment_is_no_day():
    with pytest.raises(TypeError, match="is no date"):
        Population("test.moments", "时刻", "…", rows=LedgerHead.objects.all, day="at")


@pytest.mark.parametrize(
    ("value", "places", "shown"),
    [
        (Fraction(18123, 18395), 0, "99%"),
        (Fraction(18123, 18395), 2, "98.52%"),
        (Fraction(1, 2000), 1, "0.1%"),
        (Fraction(-1, 2000), 1, "-0.1%"),
        (Fraction(-1, 3000000), 1, "0.0%"),
        (Fraction(123456, 1), None, "12,345,600.00%"),
        (None, None, "无"),
    ],
)
def test_a_value_is_rounded_only_where_it_is_shown(value, places, shown):
    assert measures.spoken(value, measures.find("test.share"), places) == shown

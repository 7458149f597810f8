"""Where the inputs of an evaluation come from: measures as of the year, and what is said where there is nothing."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
import time_machine
from django.apps import apps

from yichuang.domain.cases.tests.factories import Hall
from yichuang.domain.performance.reads import inputs
from yichuang.domain.performance.reads.standing import said
from yichuang.domain.performance.rules.figures import MEASURE, Definition
from yichuang.domain.performance.tests import evaluating as made
from yichuang.domain.performance.tests.factories import YEAR
from yichuang.kernel.measures import NOT_YET, NOTHING

pytestmark = pytest.mark.django_db


def asked(*definitions, year=2026):
    return inputs.of_measures(list(definitions), year)


def of(name, measure, unit="", where=()):
    return Definition(name, name, unit, MEASURE, measure, where=where)


def test_a_measure_that_cannot_be_measured_yet_says_why_and_what_was_reported_is_never_taken(bureau):
    apps.get_model("kernel.ReportedFigure").objects.create(
        line="R18", year=2021, label="已布设自助终端", value=Decimal(80), unit="台", source="示例报告"
    )
    figures = (*made.FIGURES, of("active", "kiosks.active", "台"))
    found = made.draft(bureau, nodes=made.changed("I02", figure="active"), figures=figures)

    line = next(one for one in said(found)["lines"] if one["code"] == "I02")
    assert (line["actual"], line["points_shown"]) == ("尚未测量", "—")
    assert line["why"] == (
        "“active”尚未测量：自助终端还没有接入本系统；示例报告所载2021年已布设自助终端80台（报告数，不是本系统测量的）"
    )
    assert "I02" in [one["code"] for one in said(found)["total"]["missing"]]


def test_a_measure_nobody_registered_and_one_with_nothing_to_divide_by_are_told_apart(bureau):
    found = asked(of("a", "nobody.knows"), of("b", "cases.completion_rate", "%"))

    assert (found["a"].exact, found["a"].status, found["a"].missing) == (None, NOT_YET, "本系统没有指标“nobody.knows”")
    assert (found["b"].exact, found["b"].status) == (None, NOTHING)
    assert found["b"].missing == "在本年度没有可比的数（分母是零）"


def test_a_measure_is_read_for_the_days_of_the_year_with_its_fingerprint(at):
    hall = Hall()
    hall.delivered()
    figures = (of("n", "cases.completed", "件"), of("rate", "cases.completion_rate", "%"))

    this, before = asked(*figures), asked(*figures, year=2025)
    assert (this["n"].exact, this["rate"].exact) == (1, Fraction(1))
    assert (before["n"].exact, before["rate"].exact) == (0, None)
    assert this["n"].behind["measure"] == "cases.completed"
    assert len(this["n"].fingerprint) == 16


def test_a_filter_narrows_a_measure(at):
    hall = Hall()
    hall.delivered()
    other = asked(
        of("here", "cases.completed", where=(("department", hall.body.code),)),
        of("there", "cases.completed", where=(("department", hall.centre.code),)),
    )

    assert (other["here"].exact, other["there"].exact) == (1, 0)


@pytest.mark.parametrize(
    ("moment", "expected"),
    [(f"{YEAR}-12-31T12:00:00", date(YEAR, 12, 31)), (f"{YEAR}-06-30T23:59:59", date(YEAR, 6, 30)),
     (f"{YEAR + 1}-01-01T00:00:00", date(YEAR, 12, 31))],
)  # fmt: skip
def test_a_figure_stands_as_of_the_last_day_of_its_year_or_of_today(moment, expected):
    with time_machine.travel(f"{moment}+08:00", tick=False):
        assert inputs.last_day(YEAR) == expected

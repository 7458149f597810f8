"""The measures of 一件事: things people came for, and the items these were made of."""

from fractions import Fraction

import pytest
from django.db import connection
from django.utils import timezone

from yichuang.domain.cases import acts as cases
from yichuang.domain.cases.models import Case
from yichuang.domain.joint import reads
from yichuang.domain.joint.tests.factories import FIRE, REGISTRATION
from yichuang.kernel import measures
from yichuang.kernel.measures import THE_HOUSE

pytestmark = pytest.mark.django_db


def value(name, **how):
    return measures.read(f"joint.{name}", period=this_year(), **{"seen_by": THE_HOUSE} | how).total.value


def this_year():
    return measures.year(timezone.localdate().year)


def test_a_matter_counts_once_and_each_of_its_items_once_taken_in(street):
    matter = street.applied()
    before = value("filed"), value("items_received")
    street.registered(matter)

    assert before == (1, 0)
    assert (value("filed"), value("items_received"), value("closed")) == (1, 1, 0)
    assert value("items_completion_rate") == 0


def test_the_statistics_and_the_measures_say_the_same(street):
    matter = street.applied()
    street.registered(matter)
    case = street.accepted(matter, FIRE)
    cases.terminate(case, by=street.heads[FIRE], ground="经营场所已经拆除。")

    (told,) = reads.figures(street.sun, timezone.localdate().year)
    assert (value("filed"), value("items_received"), value("items_completed")) == (
        told.things, told.items, told.completed,
    )  # fmt: skip
    assert value("items_completion_rate") == Fraction(told.completed, told.items)


def test_an_item_struck_out_does_not_count(street):
    matter = street.applied()
    cases.void(street.received(matter, FIRE), by=street.sun, reason="录错了。")

    assert value("items_received") == 0


def test_what_a_matter_saves_is_what_its_plan_said(street):
    matter = street.applied()
    saved = {one.what: one.saved for one in matter.the_plan.savings}

    assert {what: value(f"{what}_saved") for what in ("visits", "steps", "materials")} == {
        what: saved[what] for what in ("visits", "steps", "materials")
    }
    assert saved["materials"] > 0


COPIES = """
    WITH RECURSIVE places(place) AS (SELECT 1 UNION ALL SELECT place + 1 FROM places WHERE place < 18394)
    INSERT INTO cases_case ({columns}, number, key, closed_on)
    SELECT {columns}, CAST(place AS varchar(40)), '',
        CASE WHEN place <= 18123 THEN {day} WHEN place <= 18223 THEN {day} END
    FROM cases_case, places WHERE number = %s
"""


def test_18123_of_18395_items_are_98_52_per_cent_and_shown_as_99(street):
    """The reference district's own figures: 272 were open at the end of the year, some were closed after it."""
    one, today = street.received(street.applied(), REGISTRATION), timezone.localdate()
    own = {"id", "number", "key", "closed_on"}
    columns = [each.column for each in Case._meta.local_concrete_fields if not each.generated]
    kept = ", ".join(f'"{name}"' for name in columns if name not in own)
    copies = COPIES.format(columns=kept, day="CAST(%s AS date)" if connection.vendor == "postgresql" else "%s")
    with connection.cursor() as cursor:
        cursor.execute(copies, [today.isoformat(), f"{today.year + 1}-01-01", one.number])

    reading = measures.read("joint.items_completion_rate", period=this_year(), seen_by=THE_HOUSE)
    assert (reading.total.numerator, reading.total.denominator) == (18123, 18395)
    assert (reading.shown, measures.spoken(reading.total.value, reading.measure, 0)) == ("98.52%", "99%")


def test_each_body_sees_the_items_it_decides_and_the_lead_the_matters(street):
    matter = street.applied()
    street.received(matter, FIRE)
    street.received(matter, REGISTRATION)

    assert value("items_received", seen_by=street.officers[FIRE]) == 1
    assert value("filed", seen_by=street.officers[FIRE]) == 0
    assert (value("items_received", seen_by=street.sun), value("filed", seen_by=street.sun)) == (2, 1)


def test_by_theme_it_is_called_by_its_name(street):
    street.applied()

    (cell,) = measures.read("joint.filed", by="theme", period=this_year(), seen_by=THE_HOUSE).cells
    assert (cell.at["theme"], cell.words["theme"]) == ("T1", street.theme.name)

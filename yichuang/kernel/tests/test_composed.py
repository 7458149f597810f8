"""A composed question answers as the queryset it was made of, every time from what the tables say now."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import F

from yichuang.kernel.composed import composed
from yichuang.kernel.models import LedgerEntry

pytestmark = pytest.mark.django_db

NOON = datetime(2021, 5, 6, 4, tzinfo=UTC)


@pytest.fixture
def composings():
    return []


@pytest.fixture
def lines(composings):
    @composed
    def lines(acts: tuple, *, thing, until):
        composings.append(acts)
        return LedgerEntry.objects.filter(thing=thing, act__in=acts, at__lte=until).order_by("seq")

    return lines


def entered(thing, seq, act="accept", at=NOON):
    return LedgerEntry.objects.create(
        thing=thing, seq=seq, act=act, to="x", at=at, on=at.date(), facts={"n": seq}, before="", digest=""
    )


def test_it_is_composed_once_and_answers_each_value_anew(lines, composings):
    first, other = entered("errand:1", 1), entered("errand:2", 1)

    assert lines(("accept",), thing="errand:1", until=NOON) == [first]
    assert lines(("accept",), thing="errand:2", until=NOON) == [other]
    second = entered("errand:1", 2)
    assert lines(("accept",), thing="errand:1", until=NOON) == [first, second]
    assert composings == [("accept",)]


def test_its_things_are_those_of_the_queryset(lines):
    entered("errand:1", 1)

    [found] = lines(("accept",), thing="errand:1", until=NOON)

    [meant] = LedgerEntry.objects.all()
    names = [field.attname for field in LedgerEntry._meta.concrete_fields]
    assert [getattr(found, name) for name in names] == [getattr(meant, name) for name in names]
    assert found.get_deferred_fields() == set()


def test_another_shape_is_another_wording(lines, composings):
    entered("errand:1", 1, act="grant")

    assert lines(("accept",), thing="errand:1", until=NOON) == []
    assert [line.act for line in lines(("grant",), thing="errand:1", until=NOON)] == ["grant"]
    assert composings == [("accept",), ("grant",)]


def test_a_value_is_sent_as_a_value(lines):
    entered("errand:1", 1)

    assert lines(("accept",), thing="errand:1' OR '1'='1", until=NOON) == []


def test_a_moment_is_compared_as_a_moment(lines):
    entered("errand:1", 1)

    assert lines(("accept",), thing="errand:1", until=NOON.replace(hour=3)) == []


def test_what_no_row_can_answer_is_not_asked(lines, django_assert_num_queries):
    entered("errand:1", 1)

    with django_assert_num_queries(0):
        assert lines((), thing="errand:1", until=NOON) == []


def test_the_only_one_or_none(lines):
    line = entered("errand:1", 1)

    assert lines.one(("accept",), thing="errand:1", until=NOON) == line
    with pytest.raises(ObjectDoesNotExist):
        lines.one(("accept",), thing="errand:9", until=NOON)


def test_a_day_inside_the_question_is_refused():
    @composed
    def lines_until_noon(*, thing):
        return LedgerEntry.objects.filter(thing=thing, at__lte=NOON)

    with pytest.raises(ValueError, match="a day inside"):
        lines_until_noon(thing="errand:1")


def test_what_is_said_beside_a_thing_comes_with_it():
    @composed
    def doubled(*, thing):
        return LedgerEntry.objects.filter(thing=thing).annotate(twice=F("seq") * 2)

    entered("errand:1", 3)

    assert [line.twice for line in doubled(thing="errand:1")] == [6]

"""Objections to a published self-evaluation from home: while it is on notice, no more than a few from one place."""

from datetime import date

import pytest
import time_machine

from yichuang.domain.performance.acts.objecting import object_to
from yichuang.domain.performance.models import Objection
from yichuang.domain.performance.models.evaluation import BY_WEB
from yichuang.domain.performance.reads.objections import MOST_OF_AN_ADDRESS, objections, objections_counted
from yichuang.domain.performance.tests import evaluating as made
from yichuang.kernel import ledger
from yichuang.kernel.actors import Actor
from yichuang.kernel.refusals import ActRefused, TooOften

pytestmark = pytest.mark.django_db
NOBODY, HERE = Actor(kind="citizen"), "203.0.113.7"


@pytest.fixture
def shown(bureau):
    with time_machine.travel("2026-03-02T10:00:00+08:00", tick=False):
        found = made.published(bureau)
        yield found


def test_anybody_objects_without_a_name_and_the_channel_is_kept(shown):
    one = object_to(shown, by=NOBODY, text="示例：终端数不对。", address=HERE)

    one.refresh_from_db()
    assert (one.place, one.text, one.from_whom, one.phone, one.channel, one.noted_on) == (
        1, "示例：终端数不对。", "", "", BY_WEB, date(2026, 3, 2),
    )  # fmt: skip
    assert HERE not in one.address
    assert objections_counted(shown) == (1, 0)
    assert ledger.last(shown).facts == {"place": 1, "channel": "web"}


def test_after_the_last_day_nothing_is_taken(shown):
    with time_machine.travel("2026-03-09T23:59:59+08:00", tick=False):
        object_to(shown, by=NOBODY, text="示例：最后一天。", address=HERE)
    with time_machine.travel("2026-03-10T00:00:00+08:00", tick=False), pytest.raises(ActRefused, match="已经结束"):
        object_to(shown, by=NOBODY, text="示例：晚了。", address=HERE)

    assert [one.text for one in objections(shown)] == ["示例：最后一天。"]


def test_an_empty_objection_is_refused(shown):
    with pytest.raises(ActRefused, match="异议的内容"):
        object_to(shown, by=NOBODY, text="  ", address=HERE)
    assert not Objection.objects.exists()


def test_the_same_words_sent_twice_are_one_objection(shown):
    first = object_to(shown, by=NOBODY, text="示例", address=HERE)

    assert object_to(shown, by=NOBODY, text="示例", address=HERE) == first
    assert Objection.objects.count() == 1


def test_more_than_a_few_in_an_hour_from_one_address_are_refused(shown):
    for place in range(MOST_OF_AN_ADDRESS):
        object_to(shown, by=NOBODY, text=f"示例{place}", address=HERE)

    with pytest.raises(TooOften, match="太多次"):
        object_to(shown, by=NOBODY, text="示例又一条", address=HERE)
    assert object_to(shown, by=NOBODY, text="示例别处", address="203.0.113.8").place == MOST_OF_AN_ADDRESS + 1
    with time_machine.travel("2026-03-02T11:00:01+08:00", tick=False):
        assert object_to(shown, by=NOBODY, text="示例又一条", address=HERE).place == MOST_OF_AN_ADDRESS + 2

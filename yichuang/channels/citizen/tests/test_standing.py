"""What a page says of where a matter stands, and where its result is fetched."""

import pytest

from yichuang.channels.citizen.standing import ENDED, UNDER_WAY
from yichuang.channels.citizen.tests.test_errands import page_of
from yichuang.domain.cases.states import State
from yichuang.domain.identity.tests.factories import WindowFactory

pytestmark = pytest.mark.django_db


def test_every_state_says_in_a_sentence_what_happens_now():
    assert {*UNDER_WAY, *ENDED} == {*State} - {State.DRAFT}
    assert not {*UNDER_WAY} & {*ENDED}


def test_a_result_that_waits_says_where_when_and_with_what_to_fetch_it(mei, hall):
    window = WindowFactory(kind="delivery", zone="统一出件区", serves_all=True)
    case = hall.ready()

    shown = mei.get(page_of(case))

    [place] = shown.context["collecting"].places
    assert (place.zone, place.windows) == ("统一出件区", window.number)
    assert "您的身份证" in shown.text
    assert mei.get(page_of(hall.accepted())).context["collecting"] is None

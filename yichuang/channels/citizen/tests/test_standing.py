"""What a page says of where a matter stands, and where its result is fetched."""

import pytest

from yichuang.channels.citizen.standing import ELSEWHERE, ENDED, NOTHING_TO_DO, UNDER_WAY, standing
from yichuang.channels.citizen.tests.test_errands import page_of
from yichuang.domain.cases import acts
from yichuang.domain.cases.states import State
from yichuang.domain.cases.tests.factories import Hall
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


def test_what_another_system_has_is_not_said_to_wait_for_our_head(db, at):
    hall = Hall(decided="elsewhere")

    case = acts.forward(hall.accepted(), by=hall.counter)

    assert standing(case) == ELSEWHERE


def test_a_refusal_from_elsewhere_points_to_no_paper_of_ours(db, at):
    hall = Hall(decided="elsewhere")
    case = acts.forward(hall.accepted(), by=hall.counter)

    case = acts.record_outcome(case, by=hall.counter, outcome="deny", reference="示例〔2026〕1号", reason="示例理由")

    assert standing(case).startswith("作决定的机关没有同意。")


def test_what_is_done_again_after_a_decision_of_the_body_above_stays_here(db, at):
    hall = Hall(upper_body="示例市局")
    case = hall.accepted()
    case.purpose = "change"

    assert "示例市局" not in standing(case)


@pytest.mark.parametrize(
    "facts",
    [
        {"fee": "due"},
        {"hearing": "called"},
        {"post_check": "ordered"},
        {"owed": ["示例材料"]},
    ],
)
def test_who_still_has_something_to_do_is_not_told_there_is_nothing(hall, facts):
    case = hall.in_review()
    assert standing(case).endswith(NOTHING_TO_DO)

    for name, value in facts.items():
        setattr(case, name, value)

    assert NOTHING_TO_DO not in standing(case)

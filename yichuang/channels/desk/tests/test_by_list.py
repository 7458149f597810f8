"""Several cases at once: each its own act, nothing twice, every refusal with its reason, no decision."""

import pytest
from django.urls import reverse

from yichuang.channels.desk.tests.conftest import now
from yichuang.channels.shared import by_list
from yichuang.domain.cases.states import State
from yichuang.kernel import documents, ledger

pytestmark = pytest.mark.django_db
PAGE = reverse("desk:by-list")


def send(browser, act, cases, **facts):
    return browser.post(PAGE, {"act": act, "case": [case.number for case in cases], **facts})


def how(response):
    return {outcome.number: outcome.how for outcome in response.context["outcomes"]}


def test_each_case_of_the_list_is_its_own_act(desk, hall):
    cases = [hall.received(), hall.received()]

    page = send(desk(hall.zhao), "accept", cases)

    assert how(page) == {case.number: "done" for case in cases}
    assert [ledger.last(now(case)).act for case in cases] == ["accept", "accept"]


def test_what_one_refuses_stops_no_other_and_stands_first(desk, hall):
    good, late = hall.received(), hall.proposed()

    page = send(desk(hall.zhao), "accept", [good, late])

    outcomes = page.context["outcomes"]
    assert [(outcome.number, outcome.how) for outcome in outcomes] == [(late.number, "refused"), (good.number, "done")]
    assert "不能再“受理”" in outcomes[0].reasons[0]
    assert [now(case).state for case in (good, late)] == [State.ACCEPTED, State.PENDING_DECISION]


def test_sent_twice_nothing_is_done_twice(desk, hall):
    cases = [hall.received(), hall.received()]
    zhao = desk(hall.zhao)
    send(zhao, "accept", cases)
    before = [ledger.of(case).count() for case in cases]

    page = send(zhao, "accept", cases)

    assert how(page) == {case.number: "already" for case in cases}
    assert [ledger.of(case).count() for case in cases] == before


def test_the_same_case_twice_on_the_list_is_one_case(desk, hall):
    case = hall.received()

    assert how(send(desk(hall.zhao), "accept", [case, case])) == {case.number: "done"}


def test_a_chief_gives_the_whole_list_to_one_reviewer(desk, hall):
    cases = [hall.accepted(), hall.accepted()]

    send(desk(hall.qian), "start_review", cases, to=hall.zhao.account)

    assert [(now(case).state, now(case).handler) for case in cases] == [(State.IN_REVIEW, hall.zhao.account)] * 2


def test_certificates_are_made_and_handed_over_by_list(desk, hall):
    cases = [hall.granted(), hall.granted()]
    clerk = desk(hall.clerk)

    send(clerk, "make_certificate", cases)
    send(clerk, "hand_over", cases)

    assert [now(case).state for case in cases] == [State.READY] * 2


def test_one_proof_serves_one_applicant_fetching_several_results(desk, hall):
    cases = [hall.ready(), hall.ready()]

    taken = {"mode": "window", "proof": "身份证已核对", "relation": "代理人"}

    nameless = send(desk(hall.clerk), "deliver", cases, **taken)
    assert (nameless.status_code, now(cases[0]).state) == (422, State.READY)
    send(desk(hall.clerk), "deliver", cases, **taken, recipient="李示例")

    assert [now(case).state for case in cases] == [State.DELIVERED] * 2
    papers = [documents.of(case).get(code="DOC-13").snapshot for case in cases]
    assert [(paper["recipient"], paper["relation"]) for paper in papers] == [("李示例", "代理人")] * 2


def test_one_proof_does_not_serve_another_applicant(hall):
    mine, other = hall.ready(), hall.ready()
    type(other).objects.filter(pk=other.pk).update(party_number=hall.li.own_party)

    outcomes = by_list.do(
        "deliver", [mine.number, other.number], by=hall.clerk, facts={"mode": "window", "proof": "身份证已核对"}
    )

    assert [outcome.how for outcome in outcomes] == ["done", "refused"]
    assert outcomes[1].reasons == (by_list.SOMEBODY_ELSE,)
    assert now(other).state == State.READY


def test_delivery_without_its_proof_is_sent_back_and_nothing_is_done(desk, hall):
    case = hall.ready()

    assert send(desk(hall.clerk), "deliver", [case], mode="window", proof="", relation="本人").status_code == 422
    assert now(case).state == State.READY


def test_more_than_a_hundred_at_once_are_not_begun(desk, hall):
    case = hall.received()
    numbers = [case.number, *(f"示例{number}" for number in range(by_list.MOST))]

    page = desk(hall.zhao).post(PAGE, {"act": "accept", "case": numbers})

    assert "一次最多 100 件" in page.text
    assert now(case).state == State.RECEIVED


@pytest.mark.parametrize("act", ["grant", "deny", "turn_away", "void", "terminate", ""])
def test_decisions_and_refusals_are_never_made_by_list(desk, hall, act):
    assert send(desk(hall.qian), act, [hall.proposed()]).status_code == 404


def test_a_case_of_another_body_is_not_found_on_the_list(hall):
    case = hall.received()

    outcome = by_list.do("accept", [case.number], by=hall.li, facts={})[0]

    assert (outcome.how, outcome.item, outcome.reasons) == ("refused", "", (by_list.NOT_VISIBLE,))
    assert now(case).state == State.RECEIVED


def test_an_act_that_is_not_this_persons_is_refused_case_by_case(hall):
    case = hall.ready()

    outcome = by_list.do("deliver", [case.number], by=hall.zhao, facts={"mode": "window", "proof": "示例"})[0]

    assert outcome.reasons == (by_list.NOT_YOURS,)


def test_the_queue_offers_boxes_and_only_ones_own_acts(desk, hall):
    hall.accepted()

    page = desk(hall.zhao).get(reverse("desk:queue"), {"choose": "all"})

    assert [act for act, _ in page.context["by_list"]] == by_list.open_to(hall.zhao)
    assert page.text.count(" checked>") == 1
    assert "deliver" not in by_list.open_to(hall.zhao)


def test_without_a_choice_the_page_says_how_to_choose(desk, hall):
    assert "还没有选办件" in desk(hall.zhao).get(PAGE, {"act": "accept"}).text


def test_a_list_page_asks_the_same_for_one_and_for_three(desk, hall, asked):
    zhao, cases = desk(hall.zhao), [hall.received() for _ in range(3)]

    def ask(some):
        return asked(zhao, f"{PAGE}?act=accept" + "".join(f"&case={case.number}" for case in some))

    ask(cases)
    assert ask(cases[:1]) == ask(cases)

from typing import get_args

import pytest

from yichuang.channels.api.case_acts import Relation
from yichuang.domain.cases import reads
from yichuang.domain.cases.papers.leaving import RELATIONS
from yichuang.domain.cases.tests.factories import Hall

pytestmark = pytest.mark.django_db


def test_a_whole_matter_through_the_interface(hall, mei, caller, application):
    zhao, qian, clerk, counter = (caller(who) for who in (hall.zhao, hall.qian, hall.clerk, hall.counter))

    filed = mei.post("/cases", application)
    assert (filed.status_code, filed.json()["state"]) == (201, "SUBMITTED")
    number = filed.json()["number"]
    assert len(filed.json()["password"]) == 6
    steps = [
        counter.act(number, "receive"),
        zhao.act(number, "accept"),
        zhao.act(number, "start_review"),
        zhao.act(number, "record_site_check", officers=[hall.zhao.account, hall.qian.account], result="符合条件。"),
        zhao.act(number, "propose", outcome="grant", opinion="符合条件。"),
        qian.act(number, "grant"),
        clerk.act(number, "make_certificate"),
        clerk.act(number, "hand_over"),
        clerk.act(number, "deliver", mode="window", proof="身份证"),
    ]

    assert [(step.status_code, step.json().get("state")) for step in steps] == [
        (200, "RECEIVED"), (200, "ACCEPTED"), (200, "IN_REVIEW"), (200, "IN_REVIEW"), (200, "PENDING_DECISION"),
        (200, "GRANTED"), (200, "CERT_MAKING"), (200, "READY"), (200, "DELIVERED"),
    ]  # fmt: skip
    licence = steps[-1].json()["licence"]
    assert caller().post(f"/licences/verify?identifier={licence}").json()["verdict"] == "valid"
    assert mei.get(f"/licences/{licence}").status_code == 200


def test_a_case_tells_its_state_acts_clocks_papers_and_ledger(hall, mei, caller):
    case = hall.accepted()

    told = caller(hall.zhao).get(f"/cases/{case.number}").json()

    assert (told["state"], told["item"], told["department"]) == ("ACCEPTED", case.item_code, hall.body.code)
    statutory = next(clock for clock in told["clocks"] if clock["kind"] == "statutory")
    assert statutory["due_on"] == "2026-03-30"
    assert sum(line["counted"] for line in statutory["lines"]) == 20
    assert sorted(paper["code"] for paper in told["documents"]) == ["DOC-01", "DOC-03"]
    assert [entry["act"] for entry in told["ledger"]] == ["draft", "submit", "receive", "accept"]
    assert mei.get(f"/documents/{told['documents'][0]['id']}.pdf").content[:5] == b"%PDF-"


def test_the_same_key_files_once(hall, mei, application):
    first = mei.post("/cases", application, **{"Idempotency-Key": "k-1"})
    second = mei.post("/cases", application, **{"Idempotency-Key": "k-1"})

    assert first.json()["number"] == second.json()["number"]
    assert reads.visible_to(hall.mei).count() == 1


def test_every_wrong_field_has_its_sentence_and_nothing_is_written(hall, mei, application):
    application["fields"] = {"premises_address": "", "phone": "12"}

    answer = mei.post("/cases", application)

    assert answer.status_code == 422
    assert answer["Content-Type"] == "application/problem+json"
    assert sorted(answer.json()["errors"]) == ["fields.phone", "fields.premises_address"]
    assert reads.visible_to(hall.mei).count() == 0


def test_a_refusal_is_409_with_every_reason(hall, mei, application):
    application |= {"materials": [], "consent": False}

    answer = mei.post("/cases", application)

    assert (answer.status_code, len(answer.json()["reasons"])) == (409, 2)
    assert answer.json()["article"]
    assert reads.visible_to(hall.mei).count() == 0


def test_a_late_click_is_409_and_says_who_was_faster(hall, caller):
    case = hall.accepted()

    answer = caller(hall.zhao).act(case.number, "accept")

    assert answer.status_code == 409
    assert "赵" in answer.json()["reasons"][0]


def test_not_yours_to_do_is_403_and_not_yours_to_see_is_404(hall, caller):
    case = hall.accepted()

    assert caller(hall.counter).act(case.number, "start_review").status_code == 403
    assert caller(hall.li).act(case.number, "withdraw", reason="捣乱").status_code == 404
    assert caller(hall.li).get(f"/cases/{case.number}").status_code == 404
    assert caller(hall.li).get("/cases").json() == {"results": [], "next": None}


def test_without_a_token_there_is_nothing(caller):
    answer = caller().get("/cases")

    assert (answer.status_code, answer["Content-Type"]) == (401, "application/problem+json")


def test_an_unknown_act_is_404(hall, caller):
    assert caller(hall.zhao).act(hall.accepted().number, "approve").status_code == 404


def test_lists_come_in_pieces_and_filter(hall, mei, monkeypatch):
    monkeypatch.setattr("yichuang.channels.api.pages.SIZE", 2)
    numbers = [hall.submitted().number for _ in range(3)]

    first = mei.get("/cases").json()
    second = mei.get("/cases", cursor=first["next"]).json()

    assert [line["number"] for line in first["results"] + second["results"]] == numbers[::-1]
    assert second["next"] is None
    assert mei.get("/cases", state="ACCEPTED").json()["results"] == []
    assert mei.get("/cases", cursor="!!").status_code == 422


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_takes_the_same_queries_for_one_and_three(hall, mei, count, django_assert_num_queries):
    for _ in range(count):
        hall.submitted()

    with django_assert_num_queries(2):  # who asks, and the list
        mei.get("/cases")


def test_a_counter_files_for_whoever_stands_there(hall, caller, application):
    counter = caller(hall.counter)
    application["materials"] = [{"material": 1, "paper": True}]

    answer = counter.post("/cases", application)

    assert (answer.status_code, answer.json()["state"]) == (201, "RECEIVED")


def test_a_case_whose_clock_stands_still_has_no_due_date_and_says_when_the_test_should_be_done(at, caller):
    hall = Hall(specials=["检验"])
    case = hall.special(days=5)
    zhao = caller(hall.zhao)

    told = zhao.get(f"/cases/{case.number}").json()

    assert (told["due_on"], told["suspended_since"], told["resumes_on"]) == (None, "2026-03-02", "2026-03-09")
    assert zhao.get("/cases?due_before=2026-12-31").json()["results"] == []


def test_several_cases_are_accepted_by_one_call_that_may_be_sent_again(caller, hall):
    cases = [hall.received(), hall.received()]
    sent = {"act": "accept", "cases": [case.number for case in cases]}

    first, second = (caller(hall.zhao).post("/cases/by-list", sent) for _ in range(2))

    assert [result["how"] for result in first.json()["results"]] == ["done", "done"]
    assert [result["how"] for result in second.json()["results"]] == ["already", "already"]


def test_delivery_by_list_names_what_is_missing(caller, hall):
    answer = caller(hall.clerk).post("/cases/by-list", {"act": "deliver", "cases": [hall.ready().number]})

    assert (answer.status_code, sorted(answer.json()["errors"])) == (422, ["mode", "proof"])


def test_a_list_of_which_nothing_may_be_seen_is_not_there(caller, hall):
    sent = {"act": "accept", "cases": [hall.received().number]}

    assert caller(hall.li).post("/cases/by-list", sent).status_code == 404


def test_the_interface_knows_everybody_who_may_take_a_result():
    assert set(get_args(Relation)) == {"", *RELATIONS}

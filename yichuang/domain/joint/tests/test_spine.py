"""One application, several bodies, each under its own law: from the plan to the last result."""

from datetime import timedelta

import pytest

from yichuang.domain.cases import acts as cases
from yichuang.domain.cases.models import Case
from yichuang.domain.catalogue.rules.themes import Line, Sheet
from yichuang.domain.catalogue.tests.factories import offered
from yichuang.domain.identity import reads as identity
from yichuang.domain.joint import acts, reads
from yichuang.domain.joint.tests.factories import FIRE, FOOD, FORM, LEASE, LICENCE, REGISTRATION, SIGN
from yichuang.kernel import clocks, ledger, news
from yichuang.kernel.models import Document
from yichuang.kernel.refusals import ActRefused

pytestmark = pytest.mark.django_db


def test_what_waits_for_nothing_is_filed_with_the_application(street, settings):
    matter = street.applied()

    assert street.stands(matter) == {REGISTRATION: "filed", FOOD: "waiting", SIGN: "waiting", FIRE: "filed"}
    assert {case.item_code: case.state for case in Case.objects.all()} == {
        REGISTRATION: "SUBMITTED",
        FIRE: "SUBMITTED",
    }
    filed = ledger.of(matter).get(act="file")
    assert filed.facts["notice"] == settings.PRIVACY_NOTICE


def test_the_company_to_be_formed_gets_its_name_and_code_and_what_follows_is_in_that_name(street):
    matter = street.applied()
    street.registered(matter)

    party = identity.party(matter.party_number)
    assert street.now(matter).applicant_name == party.name
    food = street.case(matter, FOOD)
    assert (party.kind, party.name) == ("legal", "示例早餐店有限公司")
    assert (food.applicant_name, food.answers["uscc"], food.state) == ("示例早餐店有限公司", party.code, "SUBMITTED")


def test_a_registration_that_forms_its_party_has_to_name_it(street):
    matter = street.applied()
    case = cases.forward(street.accepted(matter, REGISTRATION), by=street.officers[REGISTRATION])

    with pytest.raises(ActRefused, match="名称和统一社会信用代码"):
        cases.record_outcome(case, by=street.officers[REGISTRATION], outcome="grant", reference="1号")


def test_what_an_earlier_case_gave_is_not_brought_again(street):
    matter = street.applied()
    registration = street.registered(matter)

    supplies = {line.name: [s.kind for s in line.supplies.all()] for line in street.case(matter, FOOD).materials.all()}
    given = street.case(matter, FOOD).materials.get(name="营业执照").supplies.get()
    assert supplies == {LEASE: ["file"], "营业执照": ["result"]}
    assert given.result == registration.number


def test_the_clock_files_on_the_applicants_mandate_and_the_ledger_says_for_whom(street):
    matter = street.applied()
    street.registered(matter)

    line = ledger.of(street.case(matter, FOOD)).get(act="file_under_mandate")
    assert (line.account, line.actor, line.on_behalf) == (street.mei.account, "系统时钟", matter.party_number)


def test_the_whole_way_to_results_handed_out_together(street):
    matter = street.applied()
    matter = street.all_granted(matter)
    assert {case.state for case in Case.objects.all()} == {"READY"}

    taken = {"recipient": "李示例", "relation": "代理人"}
    acts.deliver(matter, by=street.clerk, mode="window", proof="身份证已核对", **taken)
    news.drain()

    proofs = Document.objects.filter(code="DOC-13")
    assert {(one.snapshot["recipient"], one.snapshot["relation"]) for one in proofs} == {("李示例", "代理人")}
    matter = street.now(matter)
    assert (matter.state, matter.closed_on is not None) == ("ALL_GRANTED", True)
    assert [line.act for line in ledger.of(matter)] == [
        "draft", "file", "file_next", "note_results", "deliver", "close",
    ]  # fmt: skip
    assert {clock.kind: clock.stopped_on is not None for clock in clocks.of(matter)} == {"promise": True}


def test_together_means_nothing_goes_out_before_all_is_ready(street):
    matter = street.applied()
    street.registered(matter)
    street.granted(matter, FIRE)
    fire = street.ready(matter, FIRE)

    with pytest.raises(ActRefused, match="一并领取"):
        acts.deliver(matter, by=street.clerk, mode="window", proof="身份证已核对")
    with pytest.raises(ActRefused, match="随一件事一起送达"):
        cases.deliver(fire, by=street.clerk, mode="window", proof="身份证已核对")


def test_as_ready_means_each_result_goes_out_by_itself(street):
    matter = street.applied(results="as_ready")
    street.registered(matter)
    street.granted(matter, FIRE)

    fire = cases.deliver(street.ready(matter, FIRE), by=street.clerk, mode="window", proof="身份证已核对")
    news.drain()

    assert fire.state == "DELIVERED"
    assert street.now(matter).state == "UNDER_WAY"


def test_a_denied_item_stops_what_waits_for_it_and_nothing_else(street):
    matter = street.applied()
    street.denied(matter, REGISTRATION)
    news.drain()

    assert street.stands(matter) == {REGISTRATION: "failed", FOOD: "dropped", SIGN: "dropped", FIRE: "filed"}
    assert "没有办成" in reads.part_of(street.parts(matter), FOOD).why
    assert street.now(matter).state == "UNDER_WAY"


def test_what_was_granted_and_what_was_denied_make_a_partial_outcome(street):
    matter = street.applied(results="as_ready")
    street.denied(matter, REGISTRATION)
    street.granted(matter, FIRE)
    for item in (REGISTRATION, FIRE):
        cases.deliver(street.ready(matter, item), by=street.clerk, mode="window", proof="身份证已核对")
    news.drain()

    assert street.now(matter).state == "PARTIAL"


def test_what_is_not_decided_can_be_withdrawn_and_the_rest_is_filed_no_more(street):
    matter = street.applied()
    acts.withdraw(matter, by=street.mei, reason="不开店了")
    news.drain()

    assert {case.state for case in Case.objects.all()} == {"WITHDRAWN"}
    assert street.now(matter).state == "WITHDRAWN"


def test_the_page_says_whose_turn_it_is(street):
    matter = street.applied()
    shown = {one.part.item_code: one for one in reads.shown(matter, street.parts(matter))}

    assert (shown[FOOD].word, len(shown[FOOD].waits)) == ("等前面的办好", 1)
    assert shown[REGISTRATION].whose_turn.endswith("窗口")
    assert (shown[REGISTRATION].round, shown[FOOD].round) == (1, 2)


def test_no_part_waits_longer_than_the_whole_was_promised(street):
    matter = street.now(street.applied())
    parts = [part for part in street.parts(matter) if part.case]
    longest = max(part.case.due_on for part in parts)
    matter.promise_due = longest - timedelta(days=1)  # a promise shorter than the days a body has to answer

    assert max(one.due_on for one in reads.shown(matter, parts)) == matter.promise_due

    matter.promise_due = longest + timedelta(days=1)
    assert max(one.due_on for one in reads.shown(matter, parts)) == longest


def test_a_stranger_sees_nothing_and_each_body_sees_the_matters_of_its_cases(street):
    matter = street.applied()

    seen = {who: reads.visible_to(actor).filter(pk=matter.pk).exists() for who, actor in {
        "mei": street.mei, "li": street.li, "fire": street.officers[FIRE], "sign": street.officers[SIGN],
        "centre": street.counter,
    }.items()}  # fmt: skip
    assert seen == {"mei": True, "li": False, "fire": True, "sign": False, "centre": True}


def test_the_promise_ends_when_all_is_decided_not_when_it_is_fetched(street, at):
    matter = street.all_granted(street.applied())
    at("2026-04-20 10:00")

    promise = clocks.of(matter).get(kind="promise")
    assert (promise.stopped_on, matter.state) == (matter.decided_on, "UNDER_WAY")


def test_the_figures_count_things_and_items(street):
    matter = street.applied(results="as_ready")
    street.received(matter, FIRE)
    other = street.applied(sign="no")
    street.denied(other, REGISTRATION)
    news.drain()

    figures = reads.figures(street.counter, 2026)

    assert [(one.theme, one.things, one.items, one.completed, one.percent) for one in figures] == [
        ("T1", 2, 2, 0, "0.00%")
    ]
    assert reads.figures(street.li, 2026) == []
    assert reads.figures(street.counter, 2025) == []


def test_what_must_be_granted_before_the_registration_gets_its_certificate_after_it(street):
    """办学许可 before 民非登记: granted to who is only being founded, made out in the name it is registered under."""
    lines = (Line(FOOD), Line(REGISTRATION, depends_on=(FOOD,)))
    offered("T4", Sheet((), lines), lead=street.centre, name="示例办学")
    matter = acts.apply(
        theme="T4", party=street.company(), situations={}, form=FORM, by=street.mei, consent=True,
        supplies={kind: [{"file": street.file_of()}] for kind in (LEASE, LICENCE)},
    )  # fmt: skip
    food = street.granted(matter, FOOD)
    with pytest.raises(ActRefused, match="还没有成立"):
        cases.make_certificate(food, by=street.clerk)
    news.drain()
    street.registered(matter)

    certified = cases.make_certificate(street.case(matter, FOOD), by=street.clerk)
    assert certified.licence_identifier
    assert certified.party.name == "示例早餐店有限公司"


def test_the_days_of_a_body_begin_when_it_got_the_case_not_with_its_last_act(street, at):
    matter = street.applied()
    street.accepted(matter, FIRE)
    body = street.bodies[FIRE].short_name
    at("2026-03-12 10:00")
    cases.start_review(street.case(matter, FIRE), by=street.officers[FIRE])

    days = {who: many for who, _, many in reads.waiting_bodies(street.parts(matter))}
    assert days[body] == 10

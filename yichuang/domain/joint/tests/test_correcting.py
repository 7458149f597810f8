"""One notice for all: held until every body has answered, on the fourth day at the latest, told once."""

import pytest
from django.core.exceptions import PermissionDenied

from yichuang.domain.cases import acts as cases
from yichuang.domain.catalogue.rules.themes import Line, Sheet
from yichuang.domain.catalogue.tests.factories import offered
from yichuang.domain.joint import acts, reads
from yichuang.domain.joint.tests.factories import DRAWING, FIRE, GAP, LICENCE, PLAN, REGISTRATION, SIGN
from yichuang.domain.notices.models import Notice
from yichuang.kernel import clocks, documents, ledger, news
from yichuang.kernel.refusals import ActRefused

pytestmark = pytest.mark.django_db


@pytest.fixture
def matter(street):
    matter = street.applied()
    for item in (REGISTRATION, FIRE):
        street.received(matter, item)
    return matter


def note(street, matter, item):
    return acts.note_gaps(matter, by=street.officers[item], item=item, gaps=[GAP])


def states(street, matter):
    return {item: street.case(matter, item).state for item in (REGISTRATION, FIRE)}


def test_gaps_of_one_body_wait_for_the_others(street, matter):
    note(street, matter, FIRE)

    assert states(street, matter) == {REGISTRATION: "RECEIVED", FIRE: "RECEIVED"}
    assert street.now(matter).state == "UNDER_WAY"


def test_when_all_have_answered_every_case_asks_by_the_same_paper(street, matter):
    note(street, matter, FIRE)
    note(street, matter, REGISTRATION)

    paper = documents.of(matter).get()
    told = {ledger.of(street.case(matter, item)).get(act="ask_to_correct").document for item in (REGISTRATION, FIRE)}
    assert states(street, matter) == {REGISTRATION: "CORRECTION", FIRE: "CORRECTION"}
    assert (paper.code, told) == ("DOC-02", {paper.number})
    assert [len(part["gaps"]) for part in paper.snapshot["parts"]] == [1, 1]
    assert street.now(matter).state == "CORRECTION"


def test_a_body_that_accepts_has_answered_too(street, matter):
    note(street, matter, FIRE)
    cases.accept(street.case(matter, REGISTRATION), by=street.officers[REGISTRATION])
    news.drain()

    assert states(street, matter) == {REGISTRATION: "ACCEPTED", FIRE: "CORRECTION"}


def test_on_the_fourth_day_what_is_there_is_told_whoever_is_silent(street, at, matter):
    note(street, matter, FIRE)
    at("2026-03-05 10:00")  # the third working day after Monday the second
    acts.keep_up()
    third = states(street, matter)
    at("2026-03-06 10:00")
    acts.keep_up()

    assert third == {REGISTRATION: "RECEIVED", FIRE: "RECEIVED"}
    assert states(street, matter) == {REGISTRATION: "RECEIVED", FIRE: "CORRECTION"}


def test_the_applicant_hears_of_it_once(street, matter):
    note(street, matter, FIRE)
    note(street, matter, REGISTRATION)
    news.drain()

    assert Notice.objects.filter(topic__in=("matter_correction", "correction_asked")).count() == 1


def test_every_case_has_the_days_the_paper_gives(street, matter):
    note(street, matter, FIRE)
    note(street, matter, REGISTRATION)

    paper = documents.of(matter).get()
    dues = {street.case(matter, item).correction_due.isoformat() for item in (REGISTRATION, FIRE)}
    assert dues == {paper.snapshot["reply_by"]}
    assert street.now(matter).correction_due.isoformat() == paper.snapshot["reply_by"]


def test_a_case_of_a_matter_cannot_ask_by_itself(street, matter):
    with pytest.raises(ActRefused, match="一件事"):
        cases.ask_to_correct(street.case(matter, FIRE), by=street.officers[FIRE], gaps=[GAP])


def test_only_its_own_body_may_find_gaps(street, matter):
    with pytest.raises(PermissionDenied):
        acts.note_gaps(matter, by=street.officers[REGISTRATION], item=FIRE, gaps=[GAP])


def test_after_the_notice_nothing_more_is_asked(street, matter):
    note(street, matter, FIRE)
    note(street, matter, REGISTRATION)
    brought = [{"material": 1, "file": street.file_of()}]
    acts.answer_gaps(
        matter,
        by=street.mei,
        brought={street.case(matter, item).number: {"materials": brought} for item in (REGISTRATION, FIRE)},
    )
    news.drain()

    assert street.now(matter).state == "UNDER_WAY"
    with pytest.raises(ActRefused, match="一次性"):
        note(street, street.now(matter), FIRE)


def test_all_gaps_are_closed_at_once_and_the_promise_runs_on(street, at, matter):
    note(street, matter, FIRE)
    note(street, matter, REGISTRATION)
    before = clocks.of(matter).get(kind="promise")
    at("2026-03-09 10:00")
    numbers = [street.case(matter, item).number for item in (REGISTRATION, FIRE)]
    acts.answer_gaps(
        matter,
        by=street.mei,
        brought={number: {"materials": [{"material": 1, "file": street.file_of()}]} for number in numbers},
    )
    news.drain()

    promise = clocks.of(street.now(matter)).get(kind="promise")
    assert states(street, matter) == {REGISTRATION: "RECEIVED", FIRE: "RECEIVED"}
    assert (before.suspended_since is not None, promise.suspended_since) == (True, None)
    assert street.now(matter).promise_due is not None


def test_nothing_brought_is_refused(street, matter):
    note(street, matter, FIRE)
    note(street, matter, REGISTRATION)

    with pytest.raises(ActRefused, match="没有收到新的内容"):
        acts.answer_gaps(matter, by=street.mei, brought={})


def test_a_gap_about_a_material_names_it(street, matter):
    note(street, matter, FIRE)
    note(street, matter, REGISTRATION)

    paper = documents.of(matter).get()
    assert PLAN in {gap["material"] for part in paper.snapshot["parts"] for gap in part["gaps"]}
    assert reads.documents_of(matter).count() == 1


def test_what_follows_on_a_clock_of_its_own_is_corrected_after_the_promise_has_ended(street, at):
    """另行计时: the promised items are decided, then a body finds gaps in the one that follows."""
    offered("T3", Sheet((), (Line(FIRE), Line(SIGN, own_clock=True))), lead=street.centre, name="示例两件")
    matter = acts.apply(
        theme="T3", party=street.mei.own_party, situations={}, by=street.mei, consent=True, results="as_ready",
        form={"phone": "13900000000", "address": "示例路1号", "premises_address": "示例路1号"},
        supplies={kind: [{"file": street.file_of()}] for kind in (PLAN, DRAWING, LICENCE)},
    )  # fmt: skip
    street.granted(matter, FIRE)
    street.received(matter, SIGN)
    news.drain()
    decided = street.now(matter).decided_on
    note(street, matter, SIGN)
    brought = [{"material": 1, "file": street.file_of()}]
    acts.answer_gaps(matter, by=street.mei, brought={street.case(matter, SIGN).number: {"materials": brought}})
    news.drain()

    assert (decided is not None, street.now(matter).state) == (True, "UNDER_WAY")
    assert street.case(matter, SIGN).state == "RECEIVED"


def test_gaps_of_a_body_that_accepted_after_all_are_held_no_more(street, matter):
    note(street, matter, FIRE)
    held = [one.part.item_code for one in reads.shown(matter, street.parts(matter)) if one.gaps_held]
    cases.accept(street.case(matter, FIRE), by=street.officers[FIRE])
    news.drain()

    assert held == [FIRE]
    assert [one.part.item_code for one in reads.shown(matter, street.parts(matter)) if one.gaps_held] == []
    assert acts.keep_up() == 0

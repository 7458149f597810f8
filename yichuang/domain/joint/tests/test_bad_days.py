"""A worker that dies, news told twice, a case struck out, an item that changes: nothing is lost, nothing twice."""

import pytest

from yichuang.domain.cases import acts as cases
from yichuang.domain.cases.acts import clockwork
from yichuang.domain.cases.models import Case
from yichuang.domain.catalogue.acts import themes
from yichuang.domain.catalogue.models import FormField, ItemVersion
from yichuang.domain.catalogue.rules.themes import Line, Sheet
from yichuang.domain.catalogue.tests.factories import DataElementFactory, offered
from yichuang.domain.identity import acts as identity_acts
from yichuang.domain.identity import reads as identity
from yichuang.domain.identity.tables import CONSOLE
from yichuang.domain.identity.tests.factories import credit_code
from yichuang.domain.joint import acts, reads
from yichuang.domain.joint.models import Matter
from yichuang.domain.joint.tests.factories import FIRE, FOOD, FORM, PLAN, REGISTRATION, SIGN
from yichuang.kernel import ledger, news
from yichuang.kernel.models import Message
from yichuang.kernel.refusals import ActRefused

pytestmark = pytest.mark.django_db


def asks_for_more(item: str) -> None:
    """The item's form has got one more question since the matter was applied for."""
    FormField.objects.create(
        version=ItemVersion.objects.get(item=item), seq=9, label="经营项目", type="text", is_required=True,
        element=DataElementFactory(code="food_kinds", label="经营项目"),
    )  # fmt: skip


def test_news_told_twice_files_once(street):
    matter = street.applied()
    street.registered(matter)
    for _ in range(2):
        acts.advance(matter.number)
        Message.objects.update(state=Message.State.WAITING)
        news.drain()

    assert Case.objects.filter(matter=matter.number).count() == 4
    assert ledger.of(matter).filter(act="file_next").count() == 1


def test_a_worker_that_dies_while_it_files_leaves_nothing_half_done(street, monkeypatch):
    matter = street.applied()
    filed = cases.file_part
    monkeypatch.setattr(cases, "file_part", lambda **how: filed(**how) if how["item"] == FOOD else 1 / 0)
    street.granted(matter, REGISTRATION, name="示例早餐店有限公司", code=credit_code(7))
    news.drain()
    left = street.stands(matter)

    monkeypatch.setattr(cases, "file_part", filed)
    Message.objects.filter(state=Message.State.WAITING).update(due_at="2026-03-02T00:00Z")
    news.drain()

    assert {left[FOOD], left[SIGN]} == {"waiting"}
    assert {street.stands(matter)[item] for item in (FOOD, SIGN)} == {"filed"}


def test_the_same_key_is_the_same_matter(street):
    party = street.company()
    first = street.applied(party=party, key="k-1")
    second = street.applied(party=party, key="k-1")

    assert first.number == second.number
    assert Case.objects.count() == 2


def test_a_case_struck_out_by_mistake_is_filed_again_and_nothing_else_ends(street):
    matter = street.applied()
    case = street.received(matter, REGISTRATION)
    cases.void(case, by=street.sun, reason="录入有误")
    news.drain()
    voided = street.stands(matter)

    acts.file_again(matter, by=street.sun, item=REGISTRATION)

    assert voided == {REGISTRATION: "voided", FOOD: "waiting", SIGN: "waiting", FIRE: "filed"}
    assert street.stands(matter)[REGISTRATION] == "filed"
    assert street.case(matter, REGISTRATION).number != case.number
    with pytest.raises(ActRefused, match="没有作废"):
        acts.file_again(matter, by=street.sun, item=REGISTRATION)


def test_an_item_abolished_meanwhile_is_dropped_with_a_reason_and_the_others_go_on(street):
    matter = street.applied()
    ItemVersion.objects.filter(item=SIGN).update(state="abolished")
    street.registered(matter)

    assert street.stands(matter) == {REGISTRATION: "usable", FOOD: "filed", SIGN: "dropped", FIRE: "filed"}


def test_an_item_that_now_asks_for_more_is_left_as_a_draft_for_the_applicant(street):
    matter = street.applied()
    asks_for_more(FOOD)
    street.registered(matter)

    part = next(part for part in street.parts(matter) if part.item_code == FOOD)
    assert (part.case.state, "还有必填项" in part.why) == ("DRAFT", True)
    case = cases.save_draft(part.case, by=street.mei, answers={"food_kinds": "热食类"})
    before = {one.part.item_code: one.why for one in reads.shown(matter, street.parts(matter))}
    assert cases.submit(case, by=street.mei, consent=True).state == "SUBMITTED"
    after = {one.part.item_code: one.why for one in reads.shown(matter, street.parts(matter))}
    assert (bool(before[FOOD]), after[FOOD]) == (True, "")


def test_a_department_that_never_answers_is_deemed_to_have_accepted(street, at):
    matter = street.applied()
    at("2026-03-11 10:00")
    clockwork.deem_silent()
    news.drain()

    assert {case.state for case in Case.objects.filter(matter=matter.number)} == {"ACCEPTED"}


def test_a_refusal_of_one_first_case_refuses_the_whole_application(street):
    with pytest.raises(ActRefused, match="必填项"):
        acts.apply(
            theme="T1", party=street.company(), situations={"sign": "yes"}, form={}, supplies={}, by=street.mei,
            consent=True,
        )  # fmt: skip

    assert not Matter.objects.exists()
    assert not Case.objects.exists()


def test_what_waits_needs_the_mandate(street):
    with pytest.raises(ActRefused, match="授权系统"):
        street.applied(mandate=False)


def test_a_founder_cannot_apply_for_a_company_that_nothing_here_registers(street):
    offered("T2", Sheet((), (Line(FIRE),)), lead=street.centre, name="示例检查")
    with pytest.raises(ActRefused, match="没有成立"):
        acts.apply(
            theme="T2", party=street.company(), situations={}, form=FORM,
            supplies={PLAN: [{"file": street.file_of()}]}, by=street.mei, consent=True,
        )  # fmt: skip


def test_a_theme_changed_after_the_application_changes_nothing_for_it(street):
    matter = street.applied()
    themes.load_theme(
        street.theme.theme, {"name": "示例开店", "audience": "corp", "promise_days": 1, "summary": "示例：改了。"},
        Sheet((), (Line(FIRE),)), by=CONSOLE,
    )  # fmt: skip
    street.registered(matter)

    assert street.now(matter).theme_id == street.theme.pk
    assert {street.stands(matter)[item] for item in (FOOD, SIGN)} == {"filed"}


def test_whoever_has_their_data_deleted_takes_their_drafts_along(street):
    draft = acts.draft(theme="T1", party=street.company(), situations={"sign": "no"}, by=street.mei)
    acts.save_draft(draft, by=street.mei, answers=FORM)
    copied = reads.own_copy(street.mei)

    identity_acts.erase(identity.account(street.mei.account), by=street.mei)

    draft = Matter.objects.get(pk=draft.pk)
    assert copied[0]["填写的内容"]["premises_address"] == "示例路1号"
    assert (draft.state, draft.form, draft.supplies) == ("DISCARDED", {}, {})


def test_what_could_not_be_handed_in_is_given_up_when_the_rest_is_withdrawn(street):
    """A draft that waits for the applicant holds no matter open whose applicant has gone."""
    matter = street.applied()
    asks_for_more(FOOD)
    street.registered(matter)
    street.ready(matter, REGISTRATION)
    acts.withdraw(street.now(matter), by=street.mei, reason="不开店了")
    news.drain()

    assert street.case(matter, FOOD).state == "WITHDRAWN"
    acts.deliver(street.now(matter), by=street.clerk, mode="window", proof="身份证已核对")
    news.drain()
    assert street.now(matter).state == "PARTIAL"


def test_what_was_struck_out_is_not_filed_again_once_the_rest_is_withdrawn(street):
    matter = street.applied()
    cases.void(street.received(matter, REGISTRATION), by=street.sun, reason="录入有误")
    news.drain()
    acts.withdraw(street.now(matter), by=street.mei, reason="不开店了")
    news.drain()

    assert street.now(matter).state == "WITHDRAWN"
    with pytest.raises(ActRefused):
        acts.file_again(street.now(matter), by=street.sun, item=REGISTRATION)

"""帮办: a member of staff files for a party that asked for it, is named everywhere, and never handles that case."""

from datetime import date

import pytest
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.db import IntegrityError, transaction

from yichuang.domain.cases import acts, reads
from yichuang.domain.cases.models import Case
from yichuang.domain.cases.states import LIFE, State
from yichuang.domain.cases.tests.factories import GAP, account_of, party_of
from yichuang.domain.catalogue import reads as catalogue
from yichuang.domain.catalogue.tests.factories import ItemFactory, ItemVersionFactory
from yichuang.domain.identity import acts as identity_acts
from yichuang.domain.identity import reads as identity
from yichuang.domain.identity.tables import Role
from yichuang.domain.identity.tests.factories import AccountFactory, PostFactory, letter_kept, staff
from yichuang.domain.notices.models import Notice
from yichuang.kernel import documents, ledger, news
from yichuang.kernel.refusals import ActRefused, OutOfTurn

pytestmark = pytest.mark.django_db

HELPERS_OWN = {"draft", "submit", "discard", "correct", "supply_owed"}


@pytest.fixture
def he(hall, at):
    """贺 holds every role there is, in the deciding body and for all others: whatever is barred, the case bars it."""
    return staff(*Role, body=hall.body, scope=("*",), name="贺")


@pytest.fixture
def ask(hall):
    """梅 asks a member of staff for help with one item; the counter records it."""

    def asked(who, item="", **said):
        mandate = identity_acts.record_mandate(
            account_of(who), party_of(hall.mei), by=hall.counter, kind="helper",
            **{
                "items": [item or hall.version.item_id], "until": date(2026, 5, 1),
                "letter": letter_kept(hall.counter.account).pk,
            } | said,
        )  # fmt: skip
        return mandate, identity.actor(account_of(who))

    return asked


@pytest.fixture
def helped(hall, he, ask):
    """The case 贺 filled in for 梅, as a draft; the mandate; 贺 as an actor."""
    mandate, by = ask(he)
    case = acts.help_with(mandate.number, by=by)
    case = acts.save_draft(case, by=by, answers={"premises_address": "示例路1号"})
    lines = [line.seq for line in case.materials.filter(necessity="required", supplied=False)]
    brought = [{"material": seq, "file": hall.file_of(by)} for seq in lines]
    return acts.attach(case, by=by, materials=brought), mandate, by


@pytest.fixture
def filed(helped):
    case, mandate, by = helped
    return acts.submit(case, by=by, consent=True), mandate, by


def test_the_party_hears_by_sms_who_filed_for_it(hall, filed):
    case, _, _ = filed
    news.drain(1000)

    notice = Notice.objects.get(account=hall.mei.account, topic="submitted_for_you")
    assert "，贺凭委托提交了" in notice.text
    assert case.number in notice.text
    assert notice.deliveries.filter(way="sms").exists()


def test_case_papers_and_ledger_name_the_helper(hall, filed):
    case, mandate, by = filed

    assert (case.channel, case.helper, case.errand) == ("online", by.account, mandate.number)
    assert (case.agent_kind, case.agent_name) == ("帮办员", "贺")
    entry = ledger.last(case)
    assert (entry.act, entry.account, entry.actor, entry.post) == ("submit", by.account, "贺", "示例职务（帮办）")
    assert entry.on_behalf == hall.mei.own_party

    acts.receive(case, by=hall.counter)
    receipt = documents.of(case).get(code="DOC-01")
    assert receipt.snapshot["agent"] == {"kind": "帮办员", "name": "贺"}


@pytest.mark.parametrize("state", State.values)
def test_in_no_state_does_a_helper_with_every_post_do_anything_but_help(state, filed):
    """The whole matrix: the row's state is set, and every act that is open to anybody at all is asked for."""
    case, _, by = filed
    Case.objects.filter(pk=case.pk).update(
        state=state, accepted_on=date(2026, 3, 2), decided_on=date(2026, 3, 2), handler=by.account
    )
    case = Case.objects.get(pk=case.pk)

    assert {row.act for row in LIFE.open_to(by, case)} <= HELPERS_OWN
    for act in {row.act for row in LIFE if state in row.frm} - HELPERS_OWN:
        with pytest.raises(PermissionDenied):
            LIFE.move(case, act, by=by)


def test_the_bar_outlasts_the_mandate_and_the_post_of_a_helper(hall, filed):
    case, mandate, by = filed
    identity_acts.revoke_mandate(mandate, by=hall.mei)
    later = identity.actor(account_of(by))

    assert later.helps == ()
    with pytest.raises(PermissionDenied):
        acts.receive(case, by=later)
    case = acts.receive(case, by=hall.counter)
    with pytest.raises(PermissionDenied):
        acts.accept(case, by=later)


def test_nobody_hands_the_case_on_to_its_helper_or_takes_them_along(hall, filed):
    case, _, by = filed
    case = acts.accept(acts.receive(case, by=hall.counter), by=hall.zhao)

    with pytest.raises(ActRefused, match="接手的人"):
        acts.start_review(case, by=hall.qian, to=by.account)
    case = acts.start_review(case, by=hall.zhao)
    with pytest.raises(ActRefused, match="接手的人"):
        acts.reassign(case, by=hall.qian, to=by.account)
    with pytest.raises(ActRefused, match="两名工作人员"):
        acts.record_site_check(case, by=hall.zhao, officers=[hall.zhao.account, by.account], result="示例")


def test_another_matter_of_the_same_party_is_examined_and_decided_by_others(hall, he, ask):
    case = hall.accepted()
    other = ItemVersionFactory(item=ItemFactory(body=hall.body)).item_id
    _, by = ask(he, other)

    with pytest.raises(PermissionDenied):
        acts.start_review(case, by=by)
    assert acts.start_review(case, by=hall.zhao).handler == hall.zhao.account


def test_a_helper_supplements_what_is_missing_and_is_no_receiver(hall, filed):
    case, _, by = filed
    case = acts.ask_to_correct(acts.receive(case, by=hall.counter), by=hall.zhao, gaps=[GAP])

    case = acts.correct(case, by=by, materials=[{"material": 1, "file": hall.file_of(by)}])

    assert case.state == "RECEIVED"
    assert documents.of(case).filter(code="DOC-01").last().snapshot["receiver"] == "网上平台"


def test_paper_is_seen_at_a_window_only(helped):
    case, _, by = helped

    with pytest.raises(ActRefused, match="没有收到文件"):
        acts.attach(case, by=by, materials=[{"material": 1, "paper": True}])


def test_one_mandate_files_one_case(helped):
    case, mandate, by = helped

    assert acts.help_with(mandate.number, by=by) == case
    case = acts.submit(case, by=by, consent=True)
    assert acts.help_with(mandate.number, by=by) == case
    with pytest.raises(ActRefused, match="已经办过一件"):
        acts.draft(item=case.item_code, party=case.party_number, by=by)
    with pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.bulk_create([twin(case)])


def twin(case):
    again = Case.objects.get(pk=case.pk)
    again.pk, again.number, again.key = None, "TWIN", ""
    return again


def test_a_draft_thrown_away_leaves_the_errand_open(helped):
    case, mandate, by = helped
    acts.discard(case, by=by)

    again = acts.help_with(mandate.number, by=by)

    assert (again.state, again.number != case.number) == ("DRAFT", True)


def test_without_a_mandate_for_this_item_nobody_of_the_house_files_online(hall, he, ask):
    mandate, by = ask(he)
    other = ItemVersionFactory(item=ItemFactory(body=hall.body)).item_id
    for item, party in ((other, hall.mei.own_party), (hall.version.item_id, hall.li.own_party)):
        with pytest.raises(PermissionDenied):
            acts.draft(item=item, party=party, by=by)
    with pytest.raises(PermissionDenied):
        acts.draft(item=hall.version.item_id, party=hall.mei.own_party, by=hall.zhao)
    with pytest.raises(ObjectDoesNotExist):
        acts.help_with(mandate.number, by=staff(Role.HELPER))
    assert not Case.objects.exists()


def test_a_mandate_taken_back_a_post_ended_and_the_last_day_end_the_help_at_once(hall, helped, at):
    case, _, by = helped
    assert list(reads.visible_to(by).filter(pk=case.pk)) == [case]
    at("2026-05-02 09:00")
    for_nobody = identity.actor(account_of(by))

    assert not reads.visible_to(for_nobody).filter(pk=case.pk).exists()
    with pytest.raises((PermissionDenied, OutOfTurn)):
        acts.submit(case, by=for_nobody, consent=True)

    at("2026-03-03 09:00")
    post = identity.posts_of(by.account).get(role=Role.HELPER)
    identity_acts.end_post(post, by=hall.sun, reason="示例")
    assert identity.actor(account_of(by)).helps == ()


def test_a_helper_s_post_shows_nothing_of_a_body(hall, at):
    hall.accepted()
    helper = staff(Role.HELPER, body=hall.body, scope=("*",))

    assert list(reads.visible_to(helper)) == []
    assert list(identity.bodies_served(helper)) == []


def test_another_helper_sees_nothing_of_it(filed, ask):
    case, _, _ = filed
    colleague = staff(Role.HELPER, name="周")
    _, by = ask(colleague)

    assert not reads.visible_to(by).filter(pk=case.pk).exists()


def test_a_helper_promises_nothing_in_the_party_s_name(hall, he, ask):
    version = ItemVersionFactory(item=ItemFactory(body=hall.body), allows_commitment=True)
    mandate, by = ask(he, version.item_id)
    case = acts.help_with(mandate.number, by=by)

    with pytest.raises(ActRefused, match="帮办员不能代为承诺"):
        acts.choose_promise(case, by=by, promises=True)


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"items": []}, "请只写一个事项"),
        ({"until": None}, "要写明办哪些事项、到哪一天"),
        ({"letter": None}, "请上传签了字的委托书"),
    ],
)
def test_help_without_letter_errand_or_end_is_refused(he, ask, said, reason):
    with pytest.raises(ActRefused, match=reason):
        ask(he, **said)


def test_only_a_helper_helps_and_not_by_a_mandate_given_online(hall, ask):
    with pytest.raises(ActRefused, match="应当担任帮办岗位"):
        ask(hall.zhao)
    with pytest.raises(ActRefused, match="应当担任帮办岗位"):
        ask(identity.actor(AccountFactory(level=3)))
    helper = staff(Role.HELPER)
    with pytest.raises(ActRefused, match="到窗口登记帮办委托"):
        identity_acts.grant_mandate(account_of(helper), party_of(hall.mei), kind="helper", by=hall.mei)


def test_a_helper_records_no_letter_for_themselves(hall, at):
    both = staff(Role.HELPER, Role.COUNTER, body=hall.centre, scope=("*",))

    assert both.account not in {each.number for each in identity.helpers_near(both)}
    with pytest.raises(PermissionDenied):
        identity_acts.record_mandate(
            account_of(both), party_of(hall.mei), by=both, kind="helper", letter=letter_kept(both.account).pk,
            items=[hall.version.item_id], until=date(2026, 5, 1),
        )  # fmt: skip


def test_helpers_near_are_those_of_the_bodies_a_counter_serves(hall):
    near, far = staff(Role.HELPER, name="近"), staff(Role.HELPER, name="远")
    PostFactory(account=account_of(near), body=hall.body, role=Role.HELPER)
    own = staff(Role.COUNTER, body=hall.body)

    assert [each.number for each in identity.helpers_near(own)] == [near.account]
    assert {each.number for each in identity.helpers_near(hall.counter)} == {near.account, far.account}
    assert catalogue.is_in_force(hall.version.item_id)

"""A letter brought to a window: which counter may bind which party, what is kept of it, and who is told."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from yichuang.domain.cases.tests.factories import account_of, party_of
from yichuang.domain.catalogue.tests.factories import ItemFactory, ItemVersionFactory
from yichuang.domain.identity import acts
from yichuang.domain.identity import reads as identity
from yichuang.domain.identity.models import Account, Mandate, Party
from yichuang.domain.identity.tests.factories import (
    AccountFactory,
    BodyFactory,
    MandateFactory,
    PartyFactory,
    citizen_number,
    credit_code,
    letter_kept,
    staff,
)
from yichuang.domain.notices import reads as notices
from yichuang.domain.notices.models import Delivery, Notice
from yichuang.kernel import files, ledger, news
from yichuang.kernel.refusals import ActRefused, OutOfTurn

pytestmark = pytest.mark.django_db


@pytest.fixture
def wang():
    """Somebody a clerk has seen in person."""
    return AccountFactory(name="王", level=3)


@pytest.fixture
def record(hall, wang, at):
    """Record a letter of 梅's for 王 at the centre's counter; what is said replaces a part of it."""

    def enter(by=hall.counter, **said):
        letter = {
            "account": wang, "party": party_of(hall.mei), "kind": "agent", "items": [hall.version.item_id],
            "until": date(2026, 5, 1), "letter": letter_kept(by.account).pk,
        }  # fmt: skip
        letter |= said
        return acts.record_mandate(letter.pop("account"), letter.pop("party"), by=by, **letter)

    return enter


def test_the_centre_s_counter_records_a_letter_and_keeps_it(record, hall, wang):
    mandate = record()

    assert (mandate.state, mandate.body_code, mandate.items) == ("in_force", "BUREAU", [hall.version.item_id])
    assert identity.actor(wang).speaks_for(hall.mei.own_party, hall.version.item_id)
    entry = ledger.last(mandate)
    assert (entry.act, entry.actor, entry.facts["letter"]) == ("record", "孔", mandate.letter.sha256)


def test_a_body_s_own_counter_records_for_its_own_items_only(record, hall):
    own = staff("COUNTER", body=hall.body, name="许")
    other = ItemVersionFactory(item=ItemFactory(body=BodyFactory(short_name="别局"))).item_id

    assert record(by=own).body_code == hall.body.code
    with pytest.raises(ActRefused, match="不由您的窗口收件，请当事人到别局的窗口"):
        record(by=own, account=AccountFactory(level=3), items=[hall.version.item_id, other])
    assert Mandate.objects.count() == 1


@pytest.mark.parametrize("role", ["ACCEPTOR", "REVIEWER", "CHIEF", "HEAD", "CERT_CLERK", "DELIVERY", "SUPERVISOR"])
def test_nobody_but_a_counter_binds_a_party(record, hall, role):
    with pytest.raises(PermissionDenied):
        record(by=staff(role, body=hall.centre, scope=("*",)))
    assert not Mandate.objects.exists()


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"letter": None}, "请上传签了字的委托书"),
        ({"items": []}, "要写明办哪些事项、到哪一天"),
        ({"until": None}, "要写明办哪些事项、到哪一天"),
        ({"until": date(2027, 3, 3)}, "不能超过 366 天"),
        ({"items": ["NOPE-1"]}, "没有编码是 NOPE-1 的事项"),
        ({"kind": "legal_representative"}, "只能登记经办人、代理人"),
        ({"kind": "guardian"}, "只能登记经办人、代理人"),
    ],
)
def test_a_letter_without_limits_or_scan_is_refused_with_the_reason(record, said, reason):
    with pytest.raises(ActRefused, match=reason):
        record(**said)
    assert not Mandate.objects.exists()
    assert not news.Message.objects.filter(event__endswith="MandateAtWindow").exists()


def test_all_reasons_are_told_at_once(record):
    with pytest.raises(ActRefused) as refused:
        record(letter=None, items=[], kind="guardian", account=AccountFactory(level=2))
    assert len(refused.value.reasons) == 4


def test_a_letter_somebody_else_scanned_is_no_letter(record, hall):
    with pytest.raises(ActRefused, match="请上传签了字的委托书"):
        record(letter=letter_kept(hall.zhao.account).pk)


def test_an_agent_nobody_saw_and_a_member_of_staff_are_refused(record, hall):
    with pytest.raises(ActRefused, match="须本人带身份证件"):
        record(account=AccountFactory(level=2))
    with pytest.raises(ActRefused, match="工作人员的账号不能作代办人"):
        record(account=account_of(hall.zhao))


def test_a_party_that_cannot_be_told_has_to_stand_there(record):
    party = PartyFactory(phone="")

    with pytest.raises(ActRefused, match="没有办法告知委托人"):
        record(party=party)
    assert record(party=party, principal_seen=True).principal_seen


def test_nobody_enters_a_letter_that_concerns_themselves(record, hall):
    sister = PartyFactory()
    Account.objects.filter(number=hall.counter.account).update(own_party=sister)

    with pytest.raises(PermissionDenied):
        record(by=identity.actor(account_of(hall.counter)), party=sister)


def test_the_party_is_told_at_once_by_sms_too_whatever_it_chose(record, hall):
    mandate = record()
    news.drain()

    notice = notices.inbox(hall.mei).get()
    assert notice.title == "窗口登记了一份委托"
    assert "王可以替您办事，到5月1日（星期五）为止" in notice.text
    assert mandate.number in notice.text
    assert set(Delivery.objects.filter(notice=notice).values_list("way", flat=True)) == {"inbox", "sms"}
    assert Notice.objects.count() == 1


def test_a_party_without_account_is_told_on_the_phone_it_gave_before(record):
    record(party=PartyFactory(phone="13900000077"))
    news.drain()

    assert [each.phone for each in Delivery.objects.filter(way="sms")] == ["13900000077"]


def test_the_party_ends_it_alone(record, hall, wang):
    mandate = record()

    acts.revoke_mandate(mandate, by=hall.mei)

    assert not identity.actor(wang).speaks_for(hall.mei.own_party, hall.version.item_id)


def test_a_counter_ends_it_at_the_wish_of_one_of_them_and_tells_both(record, hall, wang):
    mandate = record()
    with pytest.raises(ActRefused) as refused:
        acts.revoke_at_window(mandate, by=hall.counter, wished_by="", reason=" ")
    assert len(refused.value.reasons) == 2

    mandate = acts.revoke_at_window(mandate, by=hall.counter, wished_by="principal", reason="不再委托")

    assert (mandate.state, ledger.last(mandate).facts["wished_by"]) == ("revoked", "principal")
    news.drain()
    ended = Notice.objects.filter(topic="mandate_ended")
    assert set(ended.values_list("account", flat=True)) == {hall.mei.account, wang.number}
    with pytest.raises(OutOfTurn):
        acts.revoke_at_window(mandate, by=hall.counter, wished_by="agent", reason="再来一次")


def test_a_legal_representative_s_claim_is_not_ended_at_a_window(hall):
    claim = MandateFactory(account=account_of(hall.mei), kind="legal_representative")

    with pytest.raises(ActRefused, match="只能撤销经办人、代理人"):
        acts.revoke_at_window(claim, by=hall.counter, wished_by="agent", reason="示例")


@pytest.mark.parametrize("role", ["ACCEPTOR", "HEAD", "SUPERVISOR"])
def test_nobody_but_a_counter_ends_a_mandate_of_others(record, hall, role):
    mandate = record()

    with pytest.raises(PermissionDenied):
        acts.revoke_at_window(mandate, by=staff(role, body=hall.centre), wished_by="agent", reason="示例")
    with pytest.raises(PermissionDenied):
        acts.revoke_mandate(mandate, by=hall.counter)


# --------------------------------------------------------------------------------------- the whole at the window


@pytest.fixture
def take(hall, at):
    def bring(agent=None, principal=None, **said):
        known = party_of(hall.mei)
        principal = principal or {
            "kind": "natural", "name": known.name, "code_kind": "111", "code": known.code, "phone": "13600000001",
        }  # fmt: skip
        agent = agent or {"name": "何示例", "id_number": citizen_number(4711), "phone": "13600000002"}
        letter = {
            "kind": "agent", "items": [hall.version.item_id], "until": date(2026, 5, 1),
            "letter": letter_kept(hall.counter.account).pk,
        }  # fmt: skip
        return acts.take_letter(principal=principal, agent=agent, by=hall.counter, **letter | said)

    return bring


def test_an_agent_without_account_gets_one_seen_in_person(take):
    mandate = take()

    account = mandate.account
    assert (account.kind, account.level, account.phone, account.name) == ("citizen", 3, "13600000002", "何示例")
    assert [entry.act for entry in ledger.of(account)] == ["open", "see_in_person"]


def test_what_an_agent_says_of_an_absent_party_changes_nothing(take, hall):
    before = party_of(hall.mei).phone

    take()
    assert party_of(hall.mei).phone == before
    acts.revoke_at_window(Mandate.objects.get(), by=hall.counter, wished_by="principal", reason="示例")
    take(principal_seen=True)
    assert party_of(hall.mei).phone == "13600000001"


def test_a_refusal_leaves_neither_account_nor_party_behind(take):
    company = {"kind": "legal", "name": "示例新公司", "code_kind": "001", "code": credit_code(4712)}
    accounts, parties = Account.objects.count(), Party.objects.count()

    with pytest.raises(ActRefused, match="没有办法告知委托人"):
        take(principal=company)

    assert (Account.objects.count(), Party.objects.count()) == (accounts, parties)


def test_an_agent_without_account_or_phone_is_refused(take):
    with pytest.raises(ActRefused, match="还没有账号"):
        take(agent={"name": "何示例", "id_number": citizen_number(4711)})


def test_the_letter_is_destroyed_with_a_party_that_nothing_names_any_more(record, hall):
    mandate = record()
    path = files.blobs.path_of(mandate.letter.sha256)
    acts.revoke_mandate(mandate, by=hall.mei)
    assert path.exists()

    assert acts.erase(account_of(hall.mei), by=hall.mei) == ""

    mandate.refresh_from_db()
    assert mandate.letter is None
    assert not files.StoredFile.objects.filter(name="委托书.png").exists()


def test_days_are_counted_from_the_first_to_the_last(record):
    first = date(2026, 3, 2)

    assert record(starts_on=first, until=first + timedelta(days=365)).until == date(2027, 3, 2)

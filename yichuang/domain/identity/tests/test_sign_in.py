"""Ways in: codes, second factors, tokens."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django_otp.plugins.otp_totp.models import TOTPDevice

from yichuang.domain.identity import acts, reads
from yichuang.domain.identity.models import Account, ApiToken, OneTimeCode
from yichuang.domain.identity.tables import CONSOLE
from yichuang.domain.identity.tests.factories import AccountFactory, citizen_number
from yichuang.kernel import ledger
from yichuang.kernel.refusals import ActRefused, OutOfTurn, TooOften

pytestmark = pytest.mark.django_db

PHONE = "13800000001"
NOON = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)


@pytest.fixture
def clock(time_machine):
    time_machine.move_to(NOON, tick=False)
    return time_machine


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 10**6:06}"


def test_the_code_opens_an_account_of_level_one(clock):
    sent = acts.send_code(PHONE)

    account = acts.open_with_code(PHONE, sent.shown)

    assert (account.kind, account.level, account.phone, account.is_active) == ("citizen", 1, PHONE, True)
    assert [entry.act for entry in ledger.of(account)] == ["open"]
    assert not account.has_usable_password()


def test_the_code_is_kept_only_as_a_digest(clock):
    sent = acts.send_code(PHONE)
    kept = OneTimeCode.objects.get()

    assert sent.shown not in (kept.digest, kept.phone_index)
    assert PHONE not in kept.phone_index


def test_the_same_phone_opens_the_same_account(clock):
    known = AccountFactory(phone=PHONE)

    assert acts.open_with_code(PHONE, acts.send_code(PHONE).shown) == known
    assert Account.objects.count() == 1


def test_a_mistyped_code_opens_nothing_and_may_be_tried_again(clock):
    sent = acts.send_code(PHONE)

    assert acts.open_with_code(PHONE, wrong(sent.shown)) is None
    assert Account.objects.count() == 0
    assert acts.open_with_code(PHONE, sent.shown) is not None


def test_a_code_gives_up_after_five_wrong_tries(clock):
    sent = acts.send_code(PHONE)
    for _ in range(5):
        assert acts.open_with_code(PHONE, wrong(sent.shown)) is None

    with pytest.raises(ActRefused, match="已失效"):
        acts.open_with_code(PHONE, sent.shown)
    assert Account.objects.count() == 0


def test_a_code_opens_once(clock):
    sent = acts.send_code(PHONE)
    acts.open_with_code(PHONE, sent.shown)

    with pytest.raises(ActRefused, match="已失效"):
        acts.open_with_code(PHONE, sent.shown)


def test_a_code_runs_out_after_five_minutes(clock):
    sent = acts.send_code(PHONE)
    clock.move_to(NOON + timedelta(minutes=5), tick=False)

    with pytest.raises(ActRefused, match="已失效"):
        acts.open_with_code(PHONE, sent.shown)


def test_a_code_of_another_phone_opens_nothing(clock):
    acts.send_code(PHONE)
    other = acts.send_code("13800000002")

    assert acts.open_with_code(PHONE, other.shown) is None or other.shown == ""


def test_a_second_code_within_a_minute_is_refused(clock):
    acts.send_code(PHONE)

    with pytest.raises(TooOften, match="请等一分钟"):
        acts.send_code(PHONE)
    assert OneTimeCode.objects.count() == 1


def test_the_newest_code_counts(clock):
    first = acts.send_code(PHONE)
    clock.move_to(NOON + timedelta(minutes=2), tick=False)
    second = acts.send_code(PHONE)

    assert first.shown == second.shown or acts.open_with_code(PHONE, first.shown) is None
    assert acts.open_with_code(PHONE, second.shown) is not None


def test_more_than_five_codes_an_hour_to_one_phone_are_refused(clock):
    for minute in range(5):
        clock.move_to(NOON + timedelta(minutes=2 * minute), tick=False)
        acts.send_code(PHONE)
    clock.move_to(NOON + timedelta(minutes=20), tick=False)

    with pytest.raises(TooOften, match="太多次"):
        acts.send_code(PHONE)

    clock.move_to(NOON + timedelta(minutes=61), tick=False)
    acts.send_code(PHONE)


def test_more_than_thirty_codes_an_hour_from_one_address_are_refused(clock):
    for n in range(30):
        acts.send_code(f"1360000{n:04}", address="192.0.2.1")

    with pytest.raises(TooOften, match="当前网络"):
        acts.send_code(PHONE, address="192.0.2.1")
    acts.send_code(PHONE, address="192.0.2.2")


def test_a_shut_account_is_not_opened_by_its_phone(clock):
    shut = AccountFactory(phone=PHONE, state="closed")

    assert acts.open_with_code(PHONE, acts.send_code(PHONE).shown) != shut


def test_the_second_factor_is_checked_once(clock):
    zhao = AccountFactory(staff=True)
    acts.enrol_second_factor(zhao, by=CONSOLE)
    now = reads.second_factor_in_demo(zhao)

    assert acts.check_second_factor(zhao, now) == TOTPDevice.objects.get(user=zhao)
    assert acts.check_second_factor(zhao, now) is None


def test_a_new_second_factor_replaces_the_old_one(clock):
    zhao = AccountFactory(staff=True)
    old = acts.enrol_second_factor(zhao, by=CONSOLE)
    new = acts.enrol_second_factor(zhao, by=CONSOLE)

    assert list(TOTPDevice.objects.filter(user=zhao)) == [new]
    assert new.key != old.key
    assert [entry.act for entry in ledger.of(zhao)] == ["enrol_second_factor"] * 2


def test_production_shows_nobodys_second_factor(clock, settings):
    zhao = AccountFactory(staff=True)
    acts.enrol_second_factor(zhao, by=CONSOLE)
    settings.DEMO = False

    assert reads.second_factor_in_demo(zhao) == ""


def test_a_token_names_its_account_until_it_runs_out(clock):
    zhao = AccountFactory(staff=True)
    token = acts.issue_token(zhao, lasts=timedelta(hours=1), by=reads.actor(zhao))

    assert reads.account_of_token(token) == zhao
    assert token not in ApiToken.objects.get().digest
    clock.move_to(NOON + timedelta(hours=1), tick=False)
    assert reads.account_of_token(token) is None


def test_a_token_of_nobody_names_nobody():
    assert reads.account_of_token("never issued") is None


def test_revoked_tokens_are_useless(clock):
    zhao = AccountFactory(staff=True)
    token = acts.issue_token(zhao, by=CONSOLE)

    acts.revoke_tokens(zhao, by=CONSOLE)

    assert reads.account_of_token(token) is None


def test_a_shut_account_gets_no_token():
    zhao = AccountFactory(staff=True, state="closed")

    with pytest.raises(OutOfTurn):
        acts.issue_token(zhao, by=CONSOLE)


def test_somebody_else_gets_no_token_of_mine():
    zhao, li = AccountFactory(staff=True), AccountFactory(name="李")

    with pytest.raises(PermissionDenied):
        acts.issue_token(zhao, by=reads.actor(li))
    assert ApiToken.objects.count() == 0


def test_a_claimed_number_is_bound_once(clock):
    number = citizen_number(3)
    first = acts.open_with_claims(name="梅", id_number=number, phone=PHONE, vouched_by="示例平台")

    assert acts.open_with_claims(name="梅", id_number=number, phone="", vouched_by="示例平台") == first
    assert Account.objects.count() == 1

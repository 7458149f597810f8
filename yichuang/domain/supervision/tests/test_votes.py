"""Votes of 三心评选: one a phone and day, one an account; a script is limited, flagged, and never silently counted."""

from collections import Counter
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from yichuang.domain.identity import acts as identity
from yichuang.domain.identity.tests.factories import staff
from yichuang.domain.supervision.acts import votes
from yichuang.domain.supervision.models import Nominee, Vote
from yichuang.domain.supervision.reads import campaigns as reads
from yichuang.domain.supervision.reads.heart_scores import standings
from yichuang.domain.supervision.tests.campaigning import Round, again, phone
from yichuang.kernel import ledger, vault
from yichuang.kernel.actors import THE_CLOCK, Actor
from yichuang.kernel.refusals import ActRefused, TooOften
from yichuang.kernel.vault import blind_index

pytestmark = pytest.mark.django_db


@pytest.fixture
def march(hall):
    return Round(hall).voting()


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 10**6:06}"


def states():
    return Counter(Vote.objects.values_list("state", flat=True))


def test_a_phone_is_kept_as_an_index_that_nobody_can_read(march):
    vote = march.cast(1, device="device-1", address="192.0.2.1")

    assert (vote.state, vote.voter) == ("COUNTED", blind_index(phone(1)))
    kept = " ".join(str(getattr(again(vote), field.attname)) for field in Vote._meta.concrete_fields)
    assert [word for word in (phone(1), "device-1", "192.0.2.1") if word in kept] == []
    line = ledger.last(vote)
    assert (line.facts, line.note) == ({}, "")


@pytest.mark.parametrize(
    ("first", "second", "accepted"),
    [
        ("2026-03-02 23:50", "2026-03-02 23:59", False),
        ("2026-03-02 23:59", "2026-03-03 00:01", True),
        ("2026-03-03 00:00", "2026-03-03 23:59", False),
    ],
)
def test_a_phone_votes_once_a_day_and_the_day_ends_at_midnight_in_the_hall(march, at, first, second, accepted):
    at(first)
    march.cast(1)
    at(second)
    if not accepted:
        with pytest.raises(ActRefused, match="今天已经投过"):
            march.cast(1, march.wu)
    else:
        march.cast(1, march.wu)
    assert Vote.objects.count() == 1 + accepted


def test_the_table_itself_holds_one_vote_a_phone_and_day(march):
    vote = march.cast(1)

    with pytest.raises(IntegrityError), transaction.atomic():
        Vote.objects.create(
            number="again", campaign=vote.campaign, nominee=vote.nominee, way="public", voter=vote.voter, day=vote.day,
            cast_at=timezone.now(), state="COUNTED",
        )  # fmt: skip


@pytest.fixture
def newer_key(monkeypatch, settings):
    """Put a newer secret before the vault's."""

    def forget():
        vault.ciphers.cache_clear()
        vault.index_keys.cache_clear()

    def put():
        monkeypatch.setattr(settings, "VAULT_KEY", f"a newer secret,{settings.VAULT_KEY}")
        forget()

    yield put
    monkeypatch.undo()
    forget()


def test_a_phone_is_known_again_after_the_key_of_the_vault_was_changed(march, newer_key, at):
    kept = march.cast(1).voter
    newer_key()
    at("2026-03-02 10:05")

    assert blind_index(phone(1)) != kept
    with pytest.raises(ActRefused, match="今天已经投过"):
        march.cast(1)


def test_a_mistyped_code_casts_nothing_and_may_be_tried_again(march):
    nominee = Nominee.objects.select_related("campaign").get(pk=march.zhao.pk)
    sent = identity.send_code(phone(1))

    assert votes.cast(nominee, by=march.hall.mei, phone=phone(1), code=wrong(sent.shown)) is None
    assert Vote.objects.count() == 0
    assert votes.cast(nominee, by=march.hall.mei, phone=phone(1), code=sent.shown).state == "COUNTED"


def test_a_code_votes_once(march, at):
    nominee = Nominee.objects.select_related("campaign").get(pk=march.zhao.pk)
    sent = identity.send_code(phone(1))
    votes.cast(nominee, by=march.hall.mei, phone=phone(1), code=sent.shown)

    with pytest.raises(ActRefused, match="已失效"):
        votes.cast(nominee, by=march.hall.mei, phone=phone(1), code=sent.shown)


def test_a_vote_is_taken_until_the_last_minute_of_the_last_day_and_not_after(march, at):
    at("2026-03-04 23:59")
    march.cast(1)
    at("2026-03-05 00:00")
    with pytest.raises(ActRefused, match="不是群众投票的时间"):
        march.cast(2)
    assert Vote.objects.count() == 1


def test_the_clock_casts_no_vote(march):
    nominee = Nominee.objects.select_related("campaign").get(pk=march.zhao.pk)
    sent = identity.send_code(phone(1))
    with pytest.raises(PermissionDenied):
        votes.cast(nominee, by=THE_CLOCK, phone=phone(1), code=sent.shown)


# ------------------------------------------------------------------------------------------------ stuffing


def test_the_third_phone_of_a_device_within_minutes_flags_all_three(march, at):
    march.cast(1, device="one device")
    march.cast(2, device="one device")
    assert states() == {"COUNTED": 2}
    march.cast(3, device="one device")
    march.cast(4, device="another")

    assert states() == {"FLAGGED": 3, "COUNTED": 1}
    assert [(one.sign, one.votes, one.nominees) for one in reads.clusters(march.campaign)] == [
        ("device", 3, [("赵", 3)])
    ]
    assert [(row.public, row.flagged) for row in standings(march.campaign)] == [(1, 3), (0, 0)]


def test_three_phones_of_a_family_over_the_afternoon_are_no_burst(march, at):
    for n, hour in enumerate(("14:00", "14:10", "14:20")):
        at(f"2026-03-02 {hour}")
        march.cast(n, device="one device")

    assert states() == {"COUNTED": 3}


def test_the_tenth_phone_of_an_address_within_minutes_flags_them_also_without_cookies(march):
    for n in range(10):
        march.cast(n, device=f"new cookie {n}", address="192.0.2.1")

    assert states() == {"FLAGGED": 10}
    assert [(one.sign, one.votes) for one in reads.clusters(march.campaign)] == [("address", 10)]


def test_a_device_gets_no_more_than_ten_votes_a_day(march, at):
    for n in range(10):
        at(f"2026-03-02 {10 + n}:00")
        march.cast(n, device="one device")
    at("2026-03-02 22:00")
    with pytest.raises(TooOften, match="太多次"):
        march.cast(10, device="one device")
    at("2026-03-03 08:00")
    march.cast(10, device="one device")

    assert Vote.objects.count() == 11


def test_votes_after_many_wrong_codes_from_the_address_are_flagged(march):
    for n in (1, 2):
        sent = identity.send_code(phone(n), address="192.0.2.1")
        nominee = Nominee.objects.select_related("campaign").get(pk=march.zhao.pk)
        for _ in range(5):
            votes.cast(nominee, by=march.hall.mei, phone=phone(n), code=wrong(sent.shown), address="192.0.2.1")
    march.cast(3, address="192.0.2.1")
    march.cast(4, address="192.0.2.2")

    assert {vote.address: vote.sign for vote in Vote.objects.all()} == {
        blind_index("192.0.2.1"): "codes",
        blind_index("192.0.2.2"): "",
    }


def test_the_phone_of_a_colleague_is_flagged(march):
    staff("REVIEWER", phone=phone(7))
    march.cast(7)

    assert [(vote.state, vote.sign) for vote in Vote.objects.all()] == [("FLAGGED", "staff")]


@pytest.mark.parametrize(("counts", "state", "shown"), [(True, "KEPT", (3, 0, 0)), (False, "EXCLUDED", (0, 0, 3))])
def test_flagged_votes_are_decided_together_with_a_reason(march, counts, state, shown):
    for n in range(3):
        march.cast(n, device="one device")
    cluster = reads.clusters(march.campaign)[0].key
    told = {"cluster": cluster, "counts": counts}
    with pytest.raises(ActRefused, match="请写明理由"):
        votes.decide_flagged(march.campaign, by=march.hall.sun, reason=" ", **told)
    for who in (march.hall.qian, march.hall.mei, march.hall.zhao):
        with pytest.raises(PermissionDenied):
            votes.decide_flagged(march.campaign, by=who, reason="示例", **told)

    assert votes.decide_flagged(march.campaign, by=march.hall.sun, reason="示例：三位家属", **told) == 3
    assert states() == {state: 3}
    row = standings(march.campaign)[0]
    assert (row.public, row.flagged, row.excluded) == shown
    with pytest.raises(ActRefused, match="没有等认定"):
        votes.decide_flagged(march.campaign, by=march.hall.sun, reason="示例", **told)


def test_nothing_is_announced_while_flagged_votes_are_undecided(march, at):
    for n in range(3):
        march.cast(n, device="one device")
    march.reviewing()
    with pytest.raises(ActRefused, match="可疑的投票没有认定"):
        march.on_notice()

    cluster = reads.clusters(march.campaign)[0].key
    votes.decide_flagged(march.campaign, by=march.hall.sun, cluster=cluster, counts=False, reason="示例：刷票")
    assert march.on_notice().campaign.state == "NOTICE"


# ------------------------------------------------------------------------------------------------ colleagues


def test_a_colleague_votes_once_in_all_and_not_for_themselves(march, at):
    march.appraising()
    at("2026-03-06 10:00")
    with pytest.raises(PermissionDenied):
        march.appraise(march.hall.zhao)
    for who in (march.hall.mei, Actor(kind="visitor")):
        with pytest.raises(PermissionDenied):
            march.appraise(who)
    assert march.appraise(march.hall.qian).way == "staff"
    at("2026-03-06 18:00")
    with pytest.raises(ActRefused, match="每人一票"):
        march.appraise(march.hall.qian, march.wu)

    assert Vote.objects.count() == 1
    assert reads.may_appraise(march.hall.qian, march.campaign) is False
    assert reads.may_appraise(march.hall.wu, march.campaign) is True


def test_colleagues_vote_until_the_last_minute_and_not_before_or_after(march, at):
    with pytest.raises(ActRefused, match="不是民主测评的时间"):
        march.appraise(march.hall.qian)
    march.appraising()
    at("2026-03-06 23:59")
    march.appraise(march.hall.qian)
    at("2026-03-07 00:00")
    with pytest.raises(ActRefused, match="不是民主测评的时间"):
        march.appraise(march.hall.clerk)


def test_the_parts_are_weighed_and_what_has_no_figure_weighs_nothing(march, at):
    Nominee.objects.filter(pk=march.zhao.pk).update(data_points=80)
    for n, nominee in enumerate((march.zhao, march.wu, march.wu)):
        at(f"2026-03-02 {11 + n}:00")
        march.cast(n, nominee)
    march.appraising()
    at("2026-03-06 10:00")
    march.appraise(march.hall.qian)

    rows = {row.nominee.name: row.total for row in standings(march.campaign)}
    assert rows == {"赵": (50 * 80 + 30 * 50 + 20 * 100) / 100, "吴": 30 * 100 / 50}


def test_who_sees_how_votes_stand(march, at):
    assert [reads.knows_standings(who, march.campaign) for who in (march.hall.sun, march.hall.qian)] == [True, False]
    march.reviewing().on_notice()
    assert reads.knows_standings(march.hall.qian, march.campaign) is True


def test_the_first_day_of_a_vote_is_the_day_it_was_opened(march):
    assert march.cast(1).day == date(2026, 3, 2)
    assert march.campaign.vote_until - date(2026, 3, 2) == timedelta(days=2)

"""三心评选: no stage ends early, nobody barred is put on notice or awarded."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from yichuang.domain.identity.tests.factories import citizen, staff
from yichuang.domain.notices.models import Notice
from yichuang.domain.supervision.acts import campaigns
from yichuang.domain.supervision.models import Campaign, Nominee, Objection, Vote
from yichuang.domain.supervision.reads import campaigns as reads
from yichuang.domain.supervision.rules import award_periods
from yichuang.domain.supervision.states import (
    CAMPAIGNS,
    LIVE,
    NOMINEES,
    OBJECTIONS,
    VOTES,
    CampaignState,
    NomineeState,
    ObjectionState,
    VoteState,
)
from yichuang.domain.supervision.tests.campaigning import DAYS, EVEN, Round, again, carded
from yichuang.kernel import clocks
from yichuang.kernel.actors import Actor
from yichuang.kernel.refusals import ActRefused, OutOfTurn
from yichuang.kernel.states import NOTHING, STAYS

pytestmark = pytest.mark.django_db
OF = ((CAMPAIGNS, Campaign, CampaignState), (NOMINEES, Nominee, NomineeState), (VOTES, Vote, VoteState),
      (OBJECTIONS, Objection, ObjectionState))  # fmt: skip
TABLES = [(table, model, state) for table, model, states in OF for state in (NOTHING, *states.values)]


@pytest.mark.parametrize(("table", "model", "state"), TABLES)
def test_an_act_is_open_only_in_the_states_of_its_rows(monkeypatch, table, model, state):
    monkeypatch.setattr("rules.Predicate.test", lambda *_: True)
    open_acts = {row.act for row in table.open_to(Actor(), model(state=state))}

    assert open_acts == {act for act in table.words if any(state in row.frm for row in table.rows_of(act))}


@pytest.mark.parametrize(("table", "states"), [(table, states) for table, _, states in OF])
def test_every_state_can_be_reached(table, states):
    assert {row.to for row in table} - {STAYS} == set(states.values)


@pytest.mark.parametrize(
    ("code", "first", "last", "months"),
    [
        ("2026-02", date(2026, 2, 1), date(2026, 2, 28), ["2026-02"]),
        ("2026-Q4", date(2026, 10, 1), date(2026, 12, 31), ["2026-10", "2026-11", "2026-12"]),
    ],
)
def test_a_period_is_a_month_or_a_quarter(code, first, last, months):
    period = award_periods.called(code)

    assert (period.code, period.first, period.last, period.months) == (code, first, last, months)
    assert award_periods.of_day(period.kind, last) == award_periods.of_day(period.kind, first) == period


def test_periods_are_offered_over_the_turn_of_the_year():
    offered = [each.code for each in award_periods.lately("monthly", date(2026, 1, 31), 3)]

    assert offered == ["2026-01", "2025-12", "2025-11"]
    assert [each.code for each in award_periods.lately("quarterly", date(2026, 2, 1), 2)] == ["2026-Q1", "2025-Q4"]


@pytest.mark.parametrize("code", ["2026-13", "2026-Q5", "26-01", "2026-1", "示例"])
def test_what_is_no_period_is_refused(code):
    with pytest.raises(ValueError, match=code):
        award_periods.called(code)


@pytest.mark.parametrize(
    "wrong",
    [
        {"awards": []},
        {"awards": ["COLD"]},
        {"quota": 0},
        {"quota": 21},
        {"weights": EVEN | {"data": 51}},
        {"weights": {"data": 100}},
        {"weights": {"data": 150, "public": -50, "staff": 0}},
        {"days": DAYS | {"vote": 0}},
        {"days": DAYS | {"appraisal": 31}},
    ],
)
def test_a_plan_that_is_not_sound_is_refused(hall, wrong):
    with pytest.raises(ActRefused, match="正好 100"):
        Round(hall, **wrong)
    assert Campaign.objects.count() == 0


def test_a_notice_of_four_working_days_is_too_short_for_the_act_and_for_the_table(hall):
    with pytest.raises(ActRefused, match="不得少于 5 个工作日"):
        Round(hall, days=DAYS | {"notice": 4})
    made = Round(hall).campaign
    with pytest.raises(IntegrityError), transaction.atomic():
        Campaign.objects.filter(pk=made.pk).update(notice_days=4)


def test_only_supervisors_of_the_district_set_up(hall):
    period = award_periods.called("2026-02")
    for who in (hall.qian, staff("SUPERVISOR"), citizen("李")):
        with pytest.raises(PermissionDenied):
            campaigns.set_up(period, by=who, awards=["WARM"], quota=1, weights=EVEN, days=DAYS)


def test_a_period_has_one_campaign_unless_it_was_called_off(hall):
    first = Round(hall).campaign
    with pytest.raises(ActRefused, match="已经有评选"):
        Round(hall)
    campaigns.call_off(first, by=hall.sun, reason="示例：方案有误")

    assert Round(hall).campaign.number == "2026-02-2"
    assert "2026-02" not in [each.code for each in reads.periods_without_campaign()]


def test_no_stage_ends_before_its_last_minute(hall, at):
    march = Round(hall).voting()
    assert march.campaign.vote_until == date(2026, 3, 4)
    with pytest.raises(ActRefused, match="群众投票还没有结束"):
        march.moved("open_appraisal", "2026-03-04T23:59:59")
    march.moved("open_appraisal", "2026-03-05T00:00")
    assert march.campaign.appraise_until == date(2026, 3, 6)
    with pytest.raises(ActRefused, match="民主测评还没有结束"):
        march.moved("open_review", "2026-03-06T23:59:59")
    assert march.moved("open_review", "2026-03-07T00:00").campaign.state == "REVIEWING"


def test_an_award_waits_for_the_last_minute_of_its_notice(hall):
    march = Round(hall).voting().reviewing().on_notice()
    assert march.campaign.notice_until == date(2026, 3, 16)
    with pytest.raises(ActRefused, match="公示还没有期满"):
        march.moved("award", "2026-03-16T23:59:59")

    march.moved("award", "2026-03-17T00:00")
    assert (march.campaign.state, march.campaign.awarded_on) == ("AWARDED", date(2026, 3, 17))
    assert (again(march.zhao).state, again(march.wu).state) == ("AWARDED", "NOMINATED")
    assert [clock.stopped_on for clock in clocks.of(march.campaign)] == [
        date(2026, 3, 5), date(2026, 3, 9), date(2026, 3, 17),
    ]  # fmt: skip


def test_a_make_up_saturday_counts_for_the_notice_and_the_spring_festival_does_not(hall, at):
    at("2026-02-10 10:00")
    january = Round(hall, code="2026-01", days=DAYS | {"vote": 1}).voting()
    january.moved("open_appraisal", "2026-02-12T10:00").moved("open_review", "2026-02-24T09:00")
    january.moved("announce", "2026-02-24T10:00", chosen=[january.zhao.number], reason="示例")

    assert january.campaign.notice_until == date(2026, 3, 2)  # 25, 26, 27, Saturday 28 (worked), Monday
    with pytest.raises(ActRefused, match="公示还没有期满"):
        january.moved("award", "2026-03-02T23:59:59")
    assert january.moved("award", "2026-03-03T00:00").campaign.state == "AWARDED"


def test_who_is_chosen_stays_within_the_quota(hall):
    march = Round(hall).voting().reviewing()
    for wrong in ([], [march.zhao.number, march.wu.number], [march.zhao.number, "TM202600000"]):
        with pytest.raises(ActRefused, match="名额以内"):
            march.moved("announce", "2026-03-09T10:00", chosen=wrong, reason="示例")
    with pytest.raises(ActRefused, match="请写明理由"):
        march.moved("announce", "2026-03-09T10:00", chosen=[march.zhao.number], reason=" ")
    assert [again(one).state for one in (march.zhao, march.wu)] == ["NOMINATED", "NOMINATED"]


def test_whoever_is_barred_since_is_not_put_on_notice(hall, rules):
    march = Round(hall).voting()
    card = carded(hall, rules)
    march.reviewing()

    with pytest.raises(ActRefused, match=card.number):
        march.on_notice()
    assert again(march.campaign).state == "REVIEWING"


def test_whoever_is_barred_during_the_notice_leaves_with_the_reason_and_the_others_are_awarded(hall, rules):
    march = Round(hall, quota=2).voting().reviewing()
    march.on_notice(march.zhao, march.wu)
    card = carded(hall, rules)
    march.moved("award", "2026-03-17T09:00")

    zhao, wu = again(march.zhao), again(march.wu)
    assert (zhao.state, zhao.reason) == ("EXCLUDED", f"有红牌：{card.rule_name}（{card.number}）。")
    assert wu.state == "AWARDED"
    told = Notice.objects.filter(topic="campaign", account=hall.zhao.account)
    assert [card.number in str(one.text) for one in told] == [True]


def test_with_everybody_barred_nothing_is_awarded(hall, rules):
    march = Round(hall).voting().reviewing().on_notice()
    carded(hall, rules)

    with pytest.raises(ActRefused, match="没有可以表彰的人"):
        march.moved("award", "2026-03-17T09:00")
    assert (again(march.campaign).state, again(march.zhao).state) == ("NOTICE", "PROPOSED")


@pytest.mark.parametrize("state", LIVE)
def test_a_campaign_is_called_off_at_any_stage_with_a_reason(hall, state):
    march = Round(hall)
    way = (march.voting, march.appraising, lambda: march.moved("open_review", "2026-03-09T09:00"),
           march.on_notice)  # fmt: skip
    if state == "SCORED":
        march.named()
        march.campaign = campaigns.score(march.campaign, by=hall.sun)
    else:
        for step in way[: ("NOMINATING", "VOTING", "APPRAISING", "REVIEWING", "NOTICE").index(state)]:
            step()
    assert march.campaign.state == state
    with pytest.raises(ActRefused, match="请写明理由"):
        campaigns.call_off(march.campaign, by=hall.sun, reason="")

    over = campaigns.call_off(march.campaign, by=hall.sun, reason="示例")
    assert (over.state, clocks.of(over).running().count()) == ("CALLED_OFF", 0)
    with pytest.raises(OutOfTurn):
        campaigns.call_off(over, by=hall.sun, reason="示例")

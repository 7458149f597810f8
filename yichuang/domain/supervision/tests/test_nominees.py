"""三心评选: nobody barred is named, and the data score comes from measures alone."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied

from yichuang.domain.evaluation.models import Complaint
from yichuang.domain.identity.tests.factories import PNG, BodyFactory, citizen, staff
from yichuang.domain.supervision import acts
from yichuang.domain.supervision.acts import campaigns
from yichuang.domain.supervision.models import Nominee
from yichuang.domain.supervision.reads import barring, heart_scores
from yichuang.domain.supervision.reads.scoring import Line, Score
from yichuang.domain.supervision.tests.campaigning import Round, again, carded
from yichuang.kernel import files, ledger
from yichuang.kernel.refusals import ActRefused

pytestmark = pytest.mark.django_db


def test_a_nominee_has_the_name_unit_window_and_post_of_that_day(hall):
    named = Round(hall).named()

    assert (named.name, named.unit_id, named.post, named.state) == ("赵", hall.body.code, "示例职务", "NOMINATED")
    assert ledger.last(named).facts == {"award": "WARM", "account": hall.zhao.account}


def test_who_may_nominate(hall):
    march = Round(hall)
    for who in (hall.zhao, hall.wu, staff("CHIEF", body=BodyFactory()), citizen("李")):
        with pytest.raises(PermissionDenied):
            march.named(by=who)
    with pytest.raises(PermissionDenied):
        march.named(hall.qian, by=hall.qian)  # nobody names themselves

    assert march.named(by=hall.sun).state == "NOMINATED"


def test_nobody_is_named_twice_or_for_another_unit_or_for_an_award_not_given_or_without_merits(hall):
    march = Round(hall)
    march.named()
    with pytest.raises(ActRefused, match="已经被提名"):
        march.named(award="COMFORT")
    for how, said in (
        ({"unit": BodyFactory().code, "by": hall.sun}, "在岗"),
        ({"award": "DEDICATED"}, "没有这个奖项"),
        ({"merits": " "}, "请写明事迹"),
    ):
        with pytest.raises(ActRefused, match=said):
            march.named(hall.wu, **how)
    assert Nominee.objects.count() == 1


def test_nobody_is_named_once_the_scores_are_read(hall):
    march = Round(hall).voting()

    with pytest.raises(ActRefused, match="不是提名阶段"):
        march.named(hall.qian, by=hall.sun)


def found(hall, who=None):
    photo = files.keep(BytesIO(PNG), name="示例.png", owner=hall.sun.account).pk
    told = {"unit": hall.body.code, "kind": "absent", "way": "on_site", "finding": "示例"}
    return acts.note_finding(by=hall.sun, person=(who or hall.zhao).account, photo=photo, **told)


def complained(hall, **how):
    told = {
        "number": "TS-1", "kind": "complaint", "source": "web", "body": hall.body, "made_on": date(2026, 2, 10),
        "persons": f"|{hall.zhao.account}|", "found": True, "state": "CLOSED", "closed_on": date(2026, 2, 20),
        "handled_by": hall.body,
    } | how  # fmt: skip
    return Complaint.objects.create(**told)


def test_a_red_card_bars_from_being_named_and_is_told_with_its_number(hall, rules):
    card = carded(hall, rules)
    assert card.colour == "red"

    with pytest.raises(ActRefused) as refused:
        Round(hall).named()
    assert refused.value.reasons == ["有下面情形的，这一期不能参评：", f"有红牌：{card.rule_name}（{card.number}）。"]

    acts.defend(card, by=hall.zhao, words="示例申辩")
    acts.withdraw(again(card), by=hall.sun, reason="示例：不属实")
    assert Round(hall, code="2026-01").named().state == "NOMINATED"


def test_an_upheld_complaint_bars_and_one_not_right_or_of_before_does_not(hall):
    since = date(2026, 2, 1)
    complaint = complained(hall)
    assert barring.bars(hall.zhao.account, since) == ["有查实的投诉（TS-1）。"]
    for other in ({"found": False}, {"found": None}, {"closed_on": date(2026, 1, 31)}, {"kind": "consultation"},
                  {"persons": f"|{hall.wu.account}|"}):  # fmt: skip
        Complaint.objects.filter(pk=complaint.pk).update(
            **{"found": True, "closed_on": since, "kind": "complaint", "persons": f"|{hall.zhao.account}|"} | other
        )
        assert barring.bars(hall.zhao.account, since) == []


def test_a_finding_of_discipline_bars_until_it_is_dropped(hall):
    finding = found(hall)
    march = Round(hall)
    with pytest.raises(ActRefused, match=finding.number):
        march.named()

    acts.drop_finding(finding, by=hall.sun, reason="示例：当时停电")
    assert march.named().state == "NOMINATED"


def test_a_card_of_before_the_period_bars_nobody(hall, rules):
    carded(hall, rules)

    assert barring.bars(hall.zhao.account, date(2026, 3, 2)) != []
    assert barring.bars(hall.zhao.account, date(2026, 3, 3)) == []


def test_the_data_score_is_read_from_measures_once_and_kept(hall, rules):
    hall.granted()
    march = Round(hall, code="2026-03", awards=["DEDICATED", "COMFORT"])
    zhao, wu = march.named(award="DEDICATED"), march.named(hall.wu, award="COMFORT")
    with pytest.raises(ActRefused, match="还没有结束"):
        campaigns.score(march.campaign, by=hall.sun)

    march.moved("score", "2026-04-01T09:00")
    assert (again(zhao).data_points, again(wu).data_points) == (Decimal("100.0"), None)
    assert ledger.last(march.campaign).facts["points"] == {zhao.number: "100.0", wu.number: ""}


def test_an_award_is_scored_by_its_own_parts_less_the_cards():
    lines = (Line("satisfaction", 20, heart_scores.Fraction(9, 10), "90%"), Line("discipline", 20, None, "—"),
             Line("on_time", 15, heart_scores.Fraction(1, 2), "50%"))  # fmt: skip
    score = Score("X", "示例", lines, taken=3)

    assert heart_scores.of_award(score, "WARM") == 87
    assert heart_scores.of_award(score, "COMFORT") == 47
    assert heart_scores.of_award(Score("X", "示例", (), 0), "WARM") is None


def test_nothing_is_scored_without_nominees(hall):
    with pytest.raises(ActRefused, match="还没有提名任何人"):
        campaigns.score(Round(hall).campaign, by=hall.sun)

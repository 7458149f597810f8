"""The monthly score: from measures and cards alone, each part by itself, what is not measured made up for."""

from fractions import Fraction

import pytest
from django.core.exceptions import PermissionDenied

from yichuang.domain.cases import acts as cases
from yichuang.domain.evaluation.tests.factories import House
from yichuang.domain.identity.tables import CONSOLE
from yichuang.domain.identity.tests.factories import BodyFactory, staff
from yichuang.domain.supervision import acts, reads
from yichuang.domain.supervision.reads.scoring import Line, Score, scores, weights
from yichuang.domain.supervision.tables import PARTS
from yichuang.domain.supervision.tests.factories import card_of
from yichuang.kernel import measures
from yichuang.kernel.measures import THE_HOUSE
from yichuang.kernel.refusals import ActRefused, OutOfTurn

pytestmark = pytest.mark.django_db
MARCH = "2026-03"
EVEN = dict(zip(PARTS, (10, 15, 5, 20, 20, 20, 10), strict=True))


def department(hall, month=MARCH):
    return next(score for score in scores("department", month) if score.key == hall.body.code)


def line(score, part):
    return next(one for one in score.lines if one.part == part)


def test_a_month_without_fault_is_a_hundred_of_what_is_measured_but_for_speed(hall, at, rules):
    hall.granted()

    score = department(hall)
    shares = {one.part: one.share for one in score.lines}
    assert (shares["volume"], shares["on_time"], shares["corrections"]) == (1, 1, 1)
    assert shares["speed"] == 1  # decided on the day it was accepted: none of the twenty days was used
    assert (score.total, score.taken) == (100, 0)


def test_what_nobody_measures_says_so_and_its_weight_is_spread(hall, at, rules):
    hall.granted()

    score = department(hall)
    assert line(score, "cooperation").why == "尚未测量"
    assert score.measured == sum(one.weight for one in score.lines if one.share is not None)
    assert score.before_cards == Fraction(100 * sum(one.points or 0 for one in score.lines), score.measured)


def test_a_correction_costs_quality(hall, at, rules):
    hall.granted()
    hall.correcting()

    assert line(department(hall), "corrections").share == Fraction(1, 2)


def test_a_card_takes_its_points_and_a_withdrawn_one_gives_them_back(hall, at, rules):
    case = hall.in_review()
    at("2026-03-10 09:00")
    acts.evaluate()
    case = cases.propose(case, by=hall.zhao, outcome="grant", opinion="符合条件，拟准予。")
    cases.grant(case, by=hall.qian)

    score = department(hall)
    assert (score.taken, score.total) == (3, score.before_cards - 3)
    assert line(score, "on_time").share == 0

    acts.defend(card_of(case), by=hall.zhao, words="示例申辩")
    acts.withdraw(card_of(case), by=hall.sun, reason="示例：系统停机")
    assert department(hall).taken == 0


def test_a_score_is_never_below_nothing():
    score = Score("X", "示例", (Line("on_time", 15, Fraction(1, 100), "1%"),), taken=50)

    assert (score.before_cards, score.total) == (1, 0)


def test_the_same_number_stands_in_the_measure_and_in_the_score(hall, at, rules):
    hall.in_review()
    at("2026-03-10 09:00")
    acts.evaluate()

    period = reads.days_of(MARCH)
    read = measures.read("supervision.points", by=("person",), period=period, seen_by=THE_HOUSE)
    assert {cell.at["person"]: cell.value for cell in read.cells} == {hall.zhao.account: 3}
    rows = reads.rows_behind("person", hall.zhao.account, "cards", MARCH).numerator.rows
    assert [card.rule_code for card in rows] == ["R07"]


def test_cards_shown_and_taken_back_are_counted_on_the_day_they_were_shown(hall, at, rules):
    hall.in_review()
    at("2026-03-10 09:00")
    acts.evaluate()
    card = acts.defend(card_of_any(), by=hall.zhao, words="示例申辩")
    at("2026-04-01 09:00")
    acts.withdraw(card, by=hall.sun, reason="示例")

    names = ("supervision.cards_shown", "supervision.cards_standing", "supervision.cards_withdrawn")
    found = measures.read_all(names, period=reads.days_of(MARCH), seen_by=THE_HOUSE)
    assert [found[name].total.value for name in names] == [1, 0, 1]


def card_of_any():
    from yichuang.domain.supervision.models import Card  # noqa: PLC0415

    return Card.objects.get()


def test_people_see_their_own_score_their_chiefs_see_theirs_and_strangers_none(hall, at, rules):
    hall.granted()
    other = staff("HEAD", body=BodyFactory(), name="示例外人")
    seen = {
        name: [score.key for score in reads.board_of(who, "person", MARCH)]
        for name, who in {"self": hall.zhao, "chief": hall.qian, "colleague": hall.wu, "other": other}.items()
    }

    assert seen == {"self": [hall.zhao.account], "chief": [hall.zhao.account], "colleague": [], "other": []}
    assert hall.zhao.account in [score.key for score in reads.board_of(hall.sun, "person", MARCH)]


@pytest.fixture
def three_ratings(hall, settings):
    """Three people say in March what they think of what Zhao served: two are content."""
    settings.RATING_SHOWN_FROM = 3
    house = House()
    for stars in (5, 4, 1):
        house.rated(stars)
    return house


@pytest.mark.parametrize("kind", ["department", "person"])
def test_ratings_are_in_a_score_when_the_month_is_over_and_there_are_enough(three_ratings, at, settings, kind):
    def satisfaction():
        found = [line(score, "satisfaction") for score in scores(kind, MARCH)]
        return [(one.why or one.shown) for one in found if one.why != "本月没有可以计算的"]

    at("2026-03-31 23:59")
    before = satisfaction()
    at("2026-04-01 00:00")
    over = satisfaction()
    settings.RATING_SHOWN_FROM = 4

    assert (before, over, satisfaction()) == (["本月过完再算"], ["66.67%"], ["评价太少，不计分"])


def test_of_few_ratings_no_score_tells_anything_to_whoever_was_rated(three_ratings, at, settings):
    """Neither by the line nor by its sum: what is not counted weighs nothing."""
    at("2026-04-01 10:00")
    settings.RATING_SHOWN_FROM = 10

    for score in scores("department", MARCH):
        assert line(score, "satisfaction").share is None
        assert score.measured == sum(one.weight for one in score.lines if one.share is not None)


def test_weights_are_a_hundred_whole_and_kept_by_supervisors_of_the_district(hall):
    for who in (hall.qian, staff("SUPERVISOR")):
        with pytest.raises(PermissionDenied):
            acts.weigh(EVEN, by=who, version=0)
    for wrong in (EVEN | {"volume": 11}, EVEN | {"volume": -5, "on_time": 30}, {"volume": 100}):
        with pytest.raises(ActRefused, match="正好 100"):
            acts.weigh(wrong, by=CONSOLE, version=0)

    acts.weigh(EVEN | {"volume": 20, "cooperation": 0}, by=CONSOLE, version=0)
    with pytest.raises(OutOfTurn):
        acts.weigh(EVEN, by=CONSOLE, version=0)
    assert weights()[1]["volume"] == 20


def test_the_weights_of_the_table_are_those_of_the_handbook():
    by_group: dict[str, int] = {}
    for part in PARTS.values():
        by_group[part.group] = by_group.get(part.group, 0) + part.weight

    assert by_group == {"办件量与效率": 30, "质量": 20, "满意度": 20, "纪律": 20, "协作与学习": 10}

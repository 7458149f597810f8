"""The back-test: what it counts, that its rival is a fair one, and that nobody is told what comes next."""

import pytest

from tools.backtest.papers import history_of
from tools.backtest.rivals import Pooled, best_x, own
from tools.backtest.scoring import pinball, score
from tools.backtest.trying import ALL, Trial, district, trials
from tools.budget_years import lived
from yichuang.domain.performance.estimating.results import Span

CODES = ("B1", "B2", "P1", "P2", "P3", "P4", "P5", "P6")


def trial(came, ours, own_guess=100, pooled=100, code="P1"):
    return Trial(1, 2020, code, "special", came, Span(*ours), own_guess, pooled, 100)


@pytest.mark.parametrize(
    ("came", "ours", "loss"),
    [
        (100, (100, 100, 100), 0.0),
        (110, (100, 100, 100), (0.1 + 0.5 + 0.9) * 10 / 3),
        (90, (100, 100, 100), (0.9 + 0.5 + 0.1) * 10 / 3),
        (100, (90, 100, 110), (0.1 * 10 + 0 + 0.1 * 10) / 3),
    ],
)
def test_the_pinball_loss_of_three_quantiles(came, ours, loss):
    assert pinball(trial(came, ours)) == pytest.approx(loss)


def test_errors_are_weighed_by_what_came_and_losses_are_counted():
    found = [trial(100, (90, 95, 100)), trial(200, (150, 160, 170), own_guess=190)]

    one = score("P1", found)
    assert (one.trials, one.lost, one.coverage) == (2, 2, 0.5)
    assert (one.ours, one.own, one.pooled) == pytest.approx((45 / 300, 10 / 300, 100 / 300))
    assert one.rival == one.own


@pytest.mark.parametrize(
    ("pairs", "x"),
    [([], 0.0), ([(100, 105)], 0.05), ([(100, 105), (100, 105), (100, 150)], 0.05), ([(100, 60)], -0.1)],
)
def test_the_rival_takes_the_x_that_did_best(pairs, x):
    assert best_x(pairs) == x


def test_the_rival_knows_the_years_before_and_no_other():
    years = district(1)

    assert own(years[:4], "P1") == own(lived(1, 2014, 4), "P1")


def test_a_trial_is_told_nothing_of_the_year_it_is_about():
    assert history_of(district(1)[:4]) == history_of(lived(1, 2014, 4))


def test_what_happened_stays_secret():
    assert not any("模拟冲击" in text for text in texts(history_of(district(1))))


def texts(history):
    return [one.label for one in history.contracts] + [line.label for year in history.years for line in year.lines]


def test_a_trial_of_a_district_is_the_same_each_time():
    pooled = Pooled([district(1001)], CODES)
    once = list(trials(1, pooled, known=(3,)))

    assert once == list(trials(1, pooled, known=(3,)))
    assert [one.code for one in once][-1] == ALL
    assert sum(one.came for one in once[:-1]) <= once[-1].came

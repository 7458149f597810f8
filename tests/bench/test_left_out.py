"""How the fit of make eval leaves a kind out: the ranks it counts and the weights it finds."""

from tools.evaluate import mrr
from tools.left_out import Found, fitted, measured

EVEN = (1.0, 1.0, 1.0)


def asked(kind, *ways, right=0, often=EVEN):
    return Found(kind, [dict(way) for way in ways], {right}, often)


def test_the_rank_counts_what_scores_higher_and_equal_rows_by_their_place():
    question = asked("a", {0: 1.0, 1: 2.0}, {2: 1.0})

    assert [question.rank(weights) for weights in ((1, 1), (1, 3), (1, 0))] == [2, 3, 2]
    assert asked("a", {0: 1.0, 1: 1.0}, {}, right=1).rank((1, 1)) == 2
    assert asked("a", {0: 1.0, 1: 1.0}, {}, right=1, often=(1.0, 1.5, 1.0)).rank((1, 1)) == 1
    assert asked("a", {1: 1.0}, {}).rank((1, 1)) == 0


def test_the_fit_finds_the_way_that_is_right():
    misled = asked("a", {1: 2.0}, {0: 1.0})

    assert misled.rank((1, 1)) == 2
    assert misled.rank(fitted([misled], mrr)) == 1


def test_a_kind_left_out_does_not_shape_its_own_weights():
    first, second = asked("a", *[{1: 2.0}] * 6, {0: 1.0}), asked("b", *[{0: 2.0}] * 6, {1: 1.0})
    ranks = measured([first, second], mrr)

    assert {kind: places for kind, (places, _) in ranks.items()} == {"a": [2], "b": [1]}

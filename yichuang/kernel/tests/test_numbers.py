"""Numbers without gaps, on both databases, also when many ask at once and some of them fail."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from yichuang.kernel import numbers

SEVERAL_WRITERS = connection.features.has_select_for_update  # on SQLite one transaction writes at a time


@pytest.mark.django_db
def test_take_counts_each_sequence_from_one():
    assert [numbers.take("a"), numbers.take("a"), numbers.take("b"), numbers.take("a")] == [1, 2, 1, 3]


@pytest.mark.django_db
def test_take_returns_the_number_of_an_act_that_failed():
    numbers.take("a")

    with transaction.atomic():
        numbers.take("a")
        transaction.set_rollback(True)

    assert numbers.taken("a") == 1
    assert numbers.take("a") == 2


@pytest.mark.django_db(transaction=True)
def test_take_outside_a_transaction_is_a_bug():
    with pytest.raises(transaction.TransactionManagementError):
        numbers.take("a")

    assert numbers.taken("a") == 0


@pytest.mark.django_db
def test_formatted_writes_the_number_into_the_pattern():
    written = [numbers.formatted("{word}〔{year}〕{n:04}号", "x", word="示例受", year=2026) for _ in range(2)]

    assert written == ["示例受〔2026〕0001号", "示例受〔2026〕0002号"]


@pytest.mark.django_db
def test_checked_appends_the_luhn_digit():
    assert numbers.checked("LS{day}{n:05}", "x", day="260924") == "LS260924000011"


@pytest.mark.django_db(transaction=True)
def test_take_gives_nobody_the_same_number_and_leaves_no_gap_when_many_ask_at_once():
    def ask(turn: int) -> int | None:
        try:
            with transaction.atomic():
                number = numbers.take("crowded")
                transaction.set_rollback(turn % 5 == 0)
            return None if turn % 5 == 0 else number
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as crowd:
        given = [number for number in crowd.map(ask, range(40)) if number]

    assert sorted(given) == list(range(1, 33))
    assert numbers.taken("crowded") == 32


@pytest.mark.django_db(transaction=True)
def test_ahead_keeps_nobody_waiting_behind_a_long_transaction():
    def another() -> int:
        try:
            with transaction.atomic():
                return numbers.take("crowded")
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as crowd:
        with numbers.ahead({"crowded": 2}), transaction.atomic():
            given = [numbers.take("crowded")]
            other = crowd.submit(another)
            if SEVERAL_WRITERS:
                other.result(timeout=10)
            given.append(numbers.take("crowded"))

        assert [*given, other.result()] == [1, 2, 3]


@pytest.mark.django_db(transaction=True)
def test_ahead_leaves_out_the_number_of_an_act_that_failed_where_others_went_on():
    with numbers.ahead({"a": 1}), transaction.atomic():
        numbers.take("a")
        transaction.set_rollback(True)

    with transaction.atomic():
        assert numbers.take("a") == (2 if SEVERAL_WRITERS else 1)


@pytest.mark.django_db
def test_ahead_takes_nothing_inside_a_transaction():
    with numbers.ahead({"a": 5}):
        assert numbers.taken("a") == 0
        assert numbers.take("a") == 1

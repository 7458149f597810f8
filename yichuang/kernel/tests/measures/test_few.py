"""What stands on few is kept back, and cannot be worked out from what is told."""

import pytest

from yichuang.kernel.measures.few import completed, kept_back
from yichuang.kernel.tests.measures.small import fact, read
from yichuang.kernel.tests.measures.test_asking import CITIZEN, officer

pytestmark = pytest.mark.django_db
LEAST = 10


@pytest.mark.parametrize(
    ("rows", "hidden"),
    [
        ({"A": 30, "B": 20}, ""),
        ({"A": 30, "B": 10, "C": 0}, ""),
        ({"A": 30, "B": 20, "C": 1}, "BC"),  # alone it would be the sum less the others: the next smallest goes too
        ({"A": 30, "B": 20, "C": 1, "D": 2}, "BCD"),  # two of them are three rows: still few
        ({"A": 30, "B": 4, "C": 6}, "BC"),
        ({"A": 30, "C": 1, "D": 0}, "AC"),  # nothing is left to stand for it but the sum
        ({"A": 4, "B": 5}, "AB"),
    ],
)
def test_of_rows_with_their_sum(rows, hidden):
    table = {(name,): many for name, many in rows.items()}

    assert kept_back(table, LEAST) == {(name,) for name in hidden}


def test_in_a_table_no_row_and_no_column_gives_one_away():
    table = {("A", 1): 40, ("A", 2): 2, ("B", 1): 15, ("B", 2): 20, ("C", 1): 30, ("C", 2): 12}

    hidden = kept_back(table, LEAST)

    assert hidden == {("A", 2), ("C", 2), ("C", 1), ("A", 1)}
    for place in (0, 1):
        for value in {key[place] for key in hidden}:
            assert sum(table[key] for key in hidden if key[place] == value) >= LEAST


def test_what_is_kept_back_only_for_another_is_not_to_be_added_up():
    many = {"X": 30, "Y": 12}

    assert completed(many, LEAST, [(["X", "Y"], True)]) == {"Y"}
    assert completed(many, LEAST, [(["X", "Y"], False)]) == set()


def test_who_is_told_nothing_of_few_cannot_subtract_them():
    """Three of A are told apart from one of B by the sum of all: neither row is told, the sum is."""
    for number in range(3):
        fact(f"2021-01-0{number + 1}", 9 if number else 2, ended="2021-02-01")
    fact("2021-03-01", 9, "B", ended="2021-03-05")

    rows = read("test.kept", by="department", seen_by=CITIZEN)
    assert ([cell.is_few for cell in rows.cells], rows.total.shown) == ([True, True], "75.00%")
    assert read("test.kept", seen_by=CITIZEN).shown == "75.00%"
    for one in "AB":  # nor by asking for each alone
        assert read("test.kept", department=one, seen_by=CITIZEN).status == "too_few"
    assert read("test.kept", department="A", seen_by=officer("A", role="CHIEF")).shown == "66.67%"

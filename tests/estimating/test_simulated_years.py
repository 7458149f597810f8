"""The generator of other years: it stands apart, it says that it simulates, and its books close."""

import ast
from collections import Counter

import pytest

from tests.house import files
from tools.budget_years import SIMULATED, lived
from yichuang.kernel.calendar_years import shipped

GENERATOR = files.ROOT / "tools" / "budget_years"
ESTIMATOR = files.YICHUANG / "domain" / "performance"
SEEDS = (1, 2, 3)


def imported_by(folder):
    for path in files.under(folder, ".py"):
        for node in ast.walk(files.parsed(path)):
            if isinstance(node, ast.Import):
                yield from ((files.name(path), alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield files.name(path), node.module or ""


def test_the_generator_knows_nothing_of_the_estimator():
    assert [one for one in imported_by(GENERATOR) if one[1].startswith("yichuang.domain")] == []


def test_the_estimator_knows_nothing_of_the_generator():
    assert [one for one in imported_by(ESTIMATOR) if one[1].startswith("tools")] == []


def test_the_same_seed_lives_the_same_years_and_another_seed_others():
    assert lived(5, 2016, 3) == lived(5, 2016, 3)
    assert lived(5, 2016, 3) != lived(6, 2016, 3)


def test_what_happens_later_changes_nothing_of_what_was_told_before():
    assert [year.lines for year in lived(5, 2016, 3)] == [year.lines for year in lived(5, 2016, 6)][:3]


@pytest.mark.parametrize("seed", SEEDS)
def test_every_name_of_a_simulated_year_says_so(seed):
    years = lived(seed, 2016, 4)
    names = [year.title for year in years]
    names += [line.label for year in years for line in year.lines]
    names += [one.label for year in years for one in year.agreements]
    names += [words for year in years for words in year.secret]

    assert [name for name in names if SIMULATED not in name] == []


@pytest.mark.parametrize("seed", SEEDS)
def test_what_a_line_paid_by_month_is_what_its_books_say(seed):
    for year in lived(seed, 2016, 4):
        for line in year.lines:
            paid = [fen for (code, _month), fen in year.paid.items() if code == line.code]
            assert (sum(paid), line.spent <= line.final, min(paid, default=0) >= 0) == (line.spent, True, True)


def test_seasons_are_those_of_the_calendar():
    calendar, year = shipped(), lived(1, 2016, 1)[0]
    days = Counter(day.day.month for day in calendar if day.day.year == 2016 and day.is_workday)

    assert (days[2], days[3]) == (18, 23)
    assert year.flows["window_hours"][1] * days[3] == year.flows["window_hours"][2] * days[2]

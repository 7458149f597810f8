"""One input changes exactly the figures that rest on it: every number of the year's file, every counted file."""

import copy
import csv
import shutil
from fractions import Fraction

import pytest

from yichuang.domain.performance.imports import dossier
from yichuang.domain.performance.imports.report import of_dossier, of_folder
from yichuang.domain.performance.rules.figures import COUNT, MONEY, depends, scale, worked_out
from yichuang.domain.performance.rules.rosters import column_of, file_of, fitting
from yichuang.domain.performance.tests.report.conftest import DISTRICT, ON


def exact(values) -> dict:
    return {name: value.exact for name, value in values.items()}


def differing(one: dict, other: dict) -> set[str]:
    return {name for name in one if one[name] != other[name]}


def resting_on(year, name: str) -> set[str]:
    return {figure for figure, inputs in depends(year.definitions).items() if name in inputs}


def inputs() -> list[str]:
    return sorted(of_folder(DISTRICT, 2021).inputs)


@pytest.mark.parametrize("name", inputs())
def test_one_input_changes_the_figures_that_rest_on_it_and_no_other(year, name):
    """Found by computing all of it again, and compared with what the formulas say they rest on."""
    unit = next((one.unit for one in year.definitions if one.id == name), "")
    given = year.inputs[name]
    more = type(given)(**{**vars(given), "exact": given.exact + 7 * scale(unit)})
    again = worked_out(year.definitions, year.inputs | {name: more})

    assert differing(exact(year.values), exact(again)) == resting_on(year, name)


def told_by(snapshot: dict) -> dict:
    """What each id shows, without the points and targets of the table."""
    return {
        name: figure["value"] for name, figure in snapshot["figures"].items()
        if not name.startswith(("score", "target_", "weight_"))
    }  # fmt: skip


@pytest.mark.parametrize("name", ["R12", "P4", "links_after", "days_before", "posts_institution", "R31"])
def test_in_the_report_itself_the_same_ids_change(year, snapshot, name):
    given = year.inputs[name]
    more = type(given)(**{**vars(given), "exact": given.exact + 3_000_000})
    again = year.with_inputs(year.inputs | {name: more}).snapshot(ON)

    changed = differing(told_by(snapshot), told_by(again))
    assert {one.partition("_P")[0] if "_P" in one else one for one in changed} == resting_on(year, name) & {
        one.partition("_P")[0] if "_P" in one else one for one in told_by(snapshot)
    }


def numbers_in(stated: dict) -> list[tuple[tuple, str]]:
    """(path to a number of the year's file, the input it is): the money, the results, the people."""
    finance = stated["finance"]
    spent = ("finance", "expenditure")
    found = [
        (("finance", "budget_initial", "amount"), "budget_initial"),
        (("finance", "income", "amount"), "income"),
        ((*spent, "total", "amount"), "expenditure"),
        ((*spent, "basic", "amount"), "basic"),
        ((*spent, "project", "amount"), "project"),
    ]
    for part in ("basic", "project"):
        lines = finance["expenditure"][part]["lines"]
        found += [((*spent, part, "lines", at, "amount"), line["code"]) for at, line in enumerate(lines)]
    found += [(("results", at, "value"), one["id"]) for at, one in enumerate(stated["results"])]
    return found


STATED = dossier.read(DISTRICT, 2021)


@pytest.mark.parametrize(("path", "name"), numbers_in(STATED.stated), ids=lambda part: str(part)[-24:])
def test_every_number_of_the_years_file_changes_what_rests_on_it(year, path, name):
    """A result that is counted or worked out is not taken from the file: changing it there changes nothing."""
    stated = copy.deepcopy(dict(STATED.stated))
    at = stated
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = str(Fraction(str(at[path[-1]])) + 7) if "results" not in path else at[path[-1]] + 7
    given = dossier.of_results(stated, STATED.definitions, STATED.file, STATED.digest, 2021)
    money = dossier.of_money(stated, STATED.file, STATED.digest, 2021)
    again = of_dossier(
        type(STATED)(**{**vars(STATED), "stated": stated, "inputs": {**STATED.inputs, **given, **money}})
    )

    kinds = {one.id: one.kind for one in year.definitions}
    expected = set() if kinds[name] in ("formula", COUNT) else resting_on(year, name)
    if name in ("income", "budget_initial"):  # what is between them is the adjustment, and the income is the final
        expected |= resting_on(year, "adjustment") | (resting_on(year, "final") if name == "income" else set())
    assert differing(exact(year.values), exact(again.values)) == expected
    assert kinds[name] == MONEY or "results" in path


def counted() -> list[str]:
    return sorted(one.id for one in STATED.definitions if one.kind == COUNT)


@pytest.mark.parametrize("name", counted())
def test_a_row_of_a_file_changes_what_counts_it(year, tmp_path, name):
    """The first row that a figure counts is taken out of the file, or its number there made one more."""
    one = next(each for each in STATED.definitions if each.id == name)
    shutil.copytree(DISTRICT, tmp_path / "d")
    path = tmp_path / "d" / file_of(one)
    with path.open(encoding="utf-8-sig", newline="") as opened:
        rows = list(csv.DictReader(opened))
    row = fitting(one, rows, 2021)[0]
    if column := column_of(one):
        row[column] = str(Fraction(row[column] or "0") + 1)
    else:
        rows.remove(row)
    with path.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)

    again = of_folder(tmp_path / "d", 2021)
    touched = {
        each.id for each in STATED.definitions
        if each.kind == COUNT and year.inputs[each.id].exact != again.inputs[each.id].exact
    }  # fmt: skip
    expected = set().union(*(resting_on(year, each) for each in touched))
    assert name in touched
    assert differing(exact(year.values), exact(again.values)) == expected

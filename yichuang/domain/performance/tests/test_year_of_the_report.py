"""The reference district's 2021 from its files alone: every figure, every score, and nothing typed into code."""

import csv
import shutil
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
import yaml
from django.apps import apps

from yichuang.domain.performance import seeds
from yichuang.domain.performance.imports import dossier, keeping, year
from yichuang.domain.performance.models import Evaluation, Roster
from yichuang.domain.performance.reads import evaluations as reads
from yichuang.domain.performance.reads.standing import said
from yichuang.domain.performance.rules import scoring
from yichuang.domain.performance.rules.figures import depends, worked_out
from yichuang.domain.performance.rules.scoring import QUAL
from yichuang.domain.performance.rules.trees import leaves, whole_network

FOLDER = Path(__file__).resolve().parents[4] / "data" / "lusong"
TOLD = yaml.safe_load((FOLDER / "performance_2021.yaml").read_text(encoding="utf-8"))
LEVELS = {word: level for level, word in scoring.LEVELS.items()}


@pytest.fixture(scope="module")
def told():
    return dossier.read(FOLDER, 2021)


@pytest.fixture(scope="module")
def values(told):
    return worked_out(whole_network(told.nodes, told.definitions), told.inputs)


def leaves_told():
    return [leaf for first in TOLD["indicators"] for second in first["children"] for leaf in second["children"]]


def number(text) -> Fraction:
    return Fraction(str(text).replace(",", ""))


@pytest.mark.parametrize("result", TOLD["results"], ids=lambda result: result["id"])
def test_a_result_read_from_the_files_is_the_one_the_report_states(values, result):
    found = values[result["id"]]

    assert (number(found.number), found.unit) == (number(result["value"]), result["unit"])


@pytest.mark.parametrize("derived", TOLD["finance"]["derived"], ids=lambda one: one["id"])
def test_a_derived_amount_is_the_one_that_was_checked(values, derived):
    assert values[derived["id"]].number == derived["display"].removesuffix("%")


@pytest.mark.parametrize(
    ("code", "shown"),
    [("X1", "98.52%"), ("X2", "24.69%"), ("X3", "36.49%"), ("X4", "50.00%"), ("X5", "272个"), ("X6", "41,600元")],
)
def test_an_expected_figure_is_computed_from_its_bases(values, code, shown):
    assert values[code].shown == shown


def scores(told, values):
    judged = {leaf["id"]: leaf for leaf in leaves_told()}
    found = {}
    for *_, node in leaves(list(told.nodes)):
        leaf = judged[node.code]
        if node.rule == QUAL:
            ratio = Fraction(str(leaf["ratio"]))
            found[node.code] = scoring.of_quality(Fraction(node.weight), LEVELS[leaf["actual"]], ratio)
        else:
            found[node.code] = scoring.score(node.criterion(), values[node.code].exact)
    return found


def test_each_of_the_27_indicators_scores_what_the_file_says(told, values):
    found = {code: one.points for code, one in scores(told, values).items()}

    assert found == {leaf["id"]: Fraction(str(leaf["score"])) for leaf in leaves_told()}
    assert len(found) == 27


def test_the_year_scores_99_2_and_is_excellent_without_anything_to_explain(told, values):
    found = scores(told, values)
    total = scoring.total((code, code, one) for code, one in found.items())

    assert (scoring.pointed(total.points), total.grade, total.weight) == ("99.2", "优", 100)
    assert TOLD["self_evaluation"] == TOLD["self_evaluation"] | {"score": 99.2, "grade": "优"}
    assert [code for code, one in found.items() if one.asks] == []


def test_changing_one_input_changes_exactly_what_rests_on_it(told, values):
    network = whole_network(told.nodes, told.definitions)
    rests = depends(network)
    for name, given in told.inputs.items():
        moved = worked_out(network, dict(told.inputs) | {name: type(given)(Fraction(given.exact) + 7)})
        changed = {code for code, one in moved.items() if one.exact != values[code].exact}
        assert changed == {code for code, inputs in rests.items() if name in inputs}, name


def test_another_year_with_other_files_reads_otherwise(tmp_path):
    for path in FOLDER.glob("*.csv"):
        shutil.copy(path, tmp_path)
    other = yaml.safe_load((FOLDER / "performance_2021.yaml").read_text(encoding="utf-8"))
    other["finance"]["income"]["amount"] = "500.00"
    next(one for one in other["results"] if one["id"] == "R12")["value"] = 20000
    (tmp_path / "performance_2023.yaml").write_text(yaml.safe_dump(other, allow_unicode=True), encoding="utf-8")
    shutil.copy(FOLDER / "performance_figures_2021.csv", tmp_path / "performance_figures_2023.csv")
    with (tmp_path / "kiosks.csv").open(encoding="utf-8", newline="") as opened:
        rows = list(csv.reader(opened))[:-3]
    with (tmp_path / "kiosks.csv").open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened).writerows(rows)

    found = dossier.read(tmp_path, 2023)
    values = worked_out(found.definitions, found.inputs)

    assert {code: values[code].shown for code in ("F1", "R14", "R18", "R33")} == {
        "F1": "+59.68万元", "R14": "91%", "R18": "77台", "R33": "0个",
    }  # fmt: skip


def test_a_file_that_is_not_there_is_missing_and_said(tmp_path):
    for name in ("performance_2021.yaml", "performance_figures_2021.csv", "items.csv"):
        shutil.copy(FOLDER / name, tmp_path)

    found = dossier.read(tmp_path, 2021)
    values = worked_out(found.definitions, found.inputs)

    assert (values["R18"].shown, values["R18"].missing) == ("尚未测量", "没有名录 kiosks.csv")
    assert values["R07"].shown == "24.7%"


def test_loaded_into_the_platform_the_year_is_published_with_the_same_scores(district):
    found = year.load(FOLDER, 2021, by=district[0], people=district)

    told = said(found)
    assert (told["total"]["shown"], told["total"]["grade"], found.state) == ("99.2", "优", "PUBLISHED")
    assert {line["code"]: Fraction(line["points"]) for line in told["lines"]} == {
        leaf["id"]: Fraction(str(leaf["score"])) for leaf in leaves_told()
    }
    assert found.source == "示例：数字取自公开的自评报告，目标和定性评分为示例"
    assert [(goal["code"], goal["lines"]) for goal in told["goals"]] == [
        ("G1", ["P1"]),
        ("G2", ["P3"]),
        ("G3", ["P2"]),
    ]
    assert "I06" in told["goals"][2]["indicators"]
    assert told["figures"]["R18"]["source"]["label"] == "统计自名录 kiosks.csv"
    assert reads.changed_since(found) == []


@pytest.mark.parametrize(("demo", "years"), [(True, [2021]), (False, [])])
def test_a_demo_shows_the_year_once_and_production_does_not(district, settings, demo, years):
    settings.DEMO = demo
    said_twice = [seeds.load(FOLDER).partition("；")[2] for _ in range(2)]

    told = "绩效指标模板 2 个，名录 8 个"
    assert said_twice == [f"{told}；示例自评新增 1 个" if demo else told, told]
    assert [one.year for one in Evaluation.objects.all()] == years


def test_without_three_people_nothing_is_evaluated_for_show(district, settings):
    settings.DEMO = True
    apps.get_model("identity.Post").objects.filter(role="CHIEF").delete()

    assert (year.people_of("SPJ"), seeds.evaluate_for_show(FOLDER)) == (None, 0)


def test_both_templates_of_the_district_add_up_and_are_loaded_once(district):
    found = {
        one.since: {node["name"]: Decimal(node["weight"]) for node in one.first_level} for one in reads.templates()
    }

    assert found == {
        2021: {"预算执行": 10, "产出": 50, "效益": 30, "满意度": 10},
        2022: {"预算执行": 10, "成本": 20, "产出": 40, "效益": 20, "满意度": 10},
    }
    assert keeping.load_templates(FOLDER, by=district[0]) == 2


def test_rosters_keep_the_columns_that_are_asked_about_and_no_others(district):
    kiosks, items = (Roster.objects.get(file=name) for name in ("kiosks.csv", "items.csv"))

    assert (len(kiosks.rows), sorted(kiosks.rows[0])) == (80, ["name", "no"])
    assert len(items.rows) == 386
    assert "legal_basis" not in items.rows[0]

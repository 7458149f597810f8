"""Figures are references: identified, exact, the same wherever they stand."""

from decimal import Decimal
from fractions import Fraction

import pytest

from yichuang.kernel import measures
from yichuang.kernel.measures import registry
from yichuang.kernel.measures.axes import DIMENSIONS, Dimension
from yichuang.kernel.models import ReportedFigure
from yichuang.kernel.reports import NOT_MEASURED, Composition, Stated, change, differences, fingerprint, of_reading
from yichuang.kernel.tests.measures.small import fact, population, read
from yichuang.kernel.tests.reports.small import composed, figures_of, stated


@pytest.mark.parametrize("name", ["", "1a", "a-b", "a.b", "中", "a" * 41, "a b"])
def test_an_id_that_word_would_not_take_is_refused(name):
    with pytest.raises(ValueError, match="no id for a figure"):
        stated(name, 1)


@pytest.mark.parametrize("name", ["R18", "a" * 40, "cases_received_by_MZJ"])
def test_an_id_of_letters_digits_and_underscores_is_taken(name):
    assert stated(name, 1).id == name


def test_a_figure_stated_again_has_one_place_and_two_under_one_id_are_refused():
    report = Composition()
    report.words(stated("a", 1), stated("a", 1))
    with pytest.raises(ValueError, match="two figures"):
        report.words(stated("a", 2))
    with pytest.raises(ValueError, match="differ by case"):
        report.words(stated("A", 1))

    assert [run.get("place", False) for run in report.blocks[0]["runs"]] == [True, False]


def test_a_row_that_does_not_fit_its_heads_is_refused():
    with pytest.raises(ValueError, match="2 columns, and a row of 1"):
        Composition().table("示例", ("甲", "乙"), [("只有一格",)])


def test_a_column_of_figures_is_told_from_one_of_words():
    report = Composition()
    report.table(
        "示例", ("部门", "件数", "说明"), [("甲局", stated("a", 1), "没有别的"), ("乙局", "—", stated("b", 2))]
    )

    assert report.blocks[0]["columns"] == ["words", "numbers", "words"]


def test_values_are_kept_exact():
    figures = composed().frozen()["figures"]

    assert (figures["rate"]["value"], figures["rate"]["shown"]) == ("18123/18395", "98.52%")
    assert (figures["received_change"]["value"], figures["received_change"]["shown"]) == ("34", "+34件")


@pytest.mark.parametrize(
    ("now", "before", "unit", "places", "shown"),
    [
        (5, 5, "件", 0, "持平"),
        (5, 8, "件", 0, "-3件"),
        (12_000, 1, "件", 0, "+11,999件"),
        (Fraction(1, 2), Fraction(49, 100), "%", 2, "+1.00个百分点"),
        (Fraction(1, 3), Fraction(333_333, 1_000_000), "%", 2, "持平"),
        (Fraction(27, 10), Fraction(3), "工作日", 1, "-0.3工作日"),
    ],
)
def test_a_change_is_signed_and_rounded_once(now, before, unit, places, shown):
    assert change("c", stated("a", now, unit, places), stated("b", before, unit, places)).shown == shown


def test_a_change_from_nothing_is_nothing():
    nothing = Stated("b", "示例", "无", None, unit="%")

    assert change("c", stated("a", Fraction(1, 2), "%", 2), nothing).shown == "无"


def test_the_longest_bar_fills_the_room_and_what_is_not_measured_has_none():
    report = Composition()
    missing = Stated("c", "示例", NOT_MEASURED, status="not_yet_measured")
    report.bars("示例", [("甲", stated("a", 300)), ("乙", stated("b", 100)), ("丙", missing)])
    report.bars("空", [("丁", stated("d", 0))])

    assert [[bar["share"] for bar in block["bars"]] for block in report.blocks] == [[1000, 333, 0], [0]]
    assert report.blocks[0]["alt"] == "条形图：示例。甲300件；乙100件；丙尚未测量。"


def test_differences_go_by_exact_value():
    one, other = composed().frozen()["figures"], composed().frozen()["figures"]
    assert differences(one, other) == []
    other["rate"] = other["rate"] | {"value": "18124/18395"}
    del other["kiosks"]

    found = [(each.id, each.then, each.now) for each in differences(one, other)]
    assert found == [("rate", "98.52%", "98.52%"), ("kiosks", "尚未测量", "")]


@pytest.fixture
def registered(monkeypatch, db):
    monkeypatch.setattr(registry, "REGISTERED", {})
    monkeypatch.setitem(DIMENSIONS, "department", Dimension("department", "部门"))
    done = population("test.done", "start")
    measures.register(
        measures.count("test.count", "件数", "有几件。", of=done),
        measures.not_yet(
            "test.kiosks", "终端", "在用几台。", unit="台", why="终端还没有接入", brought_by="kiosks", reported="R18"
        ),
    )
    return done


def test_a_reading_states_where_it_comes_from(registered):
    fact("2021-01-01", 2)

    found = of_reading("count", read("test.count")).as_json()

    assert (found["shown"], found["value"], found["definition"]) == ("1件", "1", "有几件。")
    assert found["source"] == {
        "measure": "test.count", "label": "件数", "fingerprint": fingerprint(registry.find("test.count")),
        "period": ["2021-01-01", "2021-12-31"], "at": {},
    }  # fmt: skip


def test_what_is_not_measured_says_so_and_why(registered):
    found = of_reading("kiosks", read("test.kiosks"))

    assert (found.shown, found.value, found.status) == (NOT_MEASURED, None, "not_yet_measured")
    assert found.source["why"] == "终端还没有接入"


def test_what_somebody_reported_is_told_with_who_and_when(registered):
    ReportedFigure.objects.create(
        line="R18", year=2021, label="已布设自助终端", value=Decimal("80.0000"), unit="台", source="示例报告"
    )

    assert of_reading("kiosks", read("test.kiosks")).reported == "示例报告所载2021年已布设自助终端80台"


def test_a_measure_that_counts_otherwise_has_another_fingerprint(registered):
    same = measures.count("test.count", "件数", "有几件。", of=registered)
    others = [
        measures.count("test.count", "件数", "有几件，换了说法。", of=registered),
        measures.total("test.count", "件数", "有几件。", of=registered, column="length", unit="件"),
        measures.count("test.count", "件数", "有几件。", of=registered, where=measures.definitions.Q(length=1)),
    ]

    now = fingerprint(registry.find("test.count"))
    assert fingerprint(same) == now
    assert len({now, *map(fingerprint, others)}) == 4


def test_every_figure_has_one_place():
    report = composed().frozen()

    assert sorted(name for name, _ in figures_of(report)) == sorted(report["figures"])

"""指标 at the desk: each number with its definition, and a way from it to the very cases."""

import re
from html import unescape

import pytest
from django.urls import reverse

from yichuang.channels.desk.measured_rows import LISTS
from yichuang.domain.cases.tests.factories import Hall
from yichuang.kernel import measures
from yichuang.kernel.models import ReportedFigure

pytestmark = pytest.mark.django_db
ALL = reverse("desk:measures")


def page(browser, name, query="", *, rows=False):
    return browser.get(reverse("desk:measure-rows" if rows else "desk:measure", args=[f"cases.{name}"]) + query)


def links(answer, part):
    return [unescape(href) for href in re.findall(rf'href="([^"]*part={part}[^"]*)"', answer.content.decode())]


@pytest.fixture
def zhao(hall, desk):
    return desk(hall.zhao)


@pytest.fixture
def sun(hall, desk):
    return desk(hall.sun)


def test_every_measure_stands_with_this_years_value_and_its_definition(hall, zhao):
    hall.delivered()
    ReportedFigure.objects.create(
        line="R18", year=2021, label="已布设自助终端", value=80, unit="台", source="自评报告"
    )

    answer = zhao.get(ALL)

    shown = {one.measure.name: one.shown for _, group in answer.context["groups"] for one in group}
    assert sorted(shown) == sorted(one.name for one in measures.every())
    assert (shown["cases.received"], shown["cases.completion_rate"]) == ("1件", "100.00%")
    assert (shown["cases.correction_rate"], shown["joint.items_completion_rate"]) == ("0.00%", "无")
    assert "2021年报告数 80台" in answer.content.decode()
    assert zhao.get(f"{ALL}?year=2025").context["groups"][0][1][0].shown == "0件"
    assert zhao.get(f"{ALL}?year=1500").context["year"] == "2026"


def test_a_rate_is_told_apart_and_each_number_leads_to_its_cases(hall, zhao):
    done, waiting = hall.delivered(), hall.received()

    answer = page(zhao, "completion_rate", "?by=department&by=month")

    (line,) = answer.context["lines"]
    assert (line.words, line.shown, line.part, line.whole, line.bar) == (
        [hall.body.short_name, "2026年3月"], "50.00%", "1", "2", 100,
    )  # fmt: skip
    found = {part: zhao.get(href) for part, href in line.links.items()}
    assert {part: [row.number for row in one.context["lines"]] for part, one in found.items()} == {
        "numerator": [done.number],
        "denominator": [waiting.number, done.number],
    }
    assert "2026年3月" in found["numerator"].content.decode()


def test_a_cell_without_a_window_leads_to_what_has_none(hall, zhao):
    case = hall.received()

    answer = page(zhao, "received", "?by=window")

    assert answer.context["lines"][0].words == ["未标明"]
    assert [row.number for row in zhao.get(links(answer, "numerator")[-1]).context["lines"]] == [case.number]


def test_a_percentile_leads_to_all_its_cases(hall, zhao):
    case = hall.granted()

    answer = page(zhao, "p90_days", "?by=item")

    assert [(line.shown, line.part, line.whole) for line in answer.context["lines"]] == [("0工作日", "", "1")]
    assert [row.number for row in zhao.get(links(answer, "denominator")[-1]).context["lines"]] == [case.number]


def test_a_period_and_a_filter_stand_in_the_address(hall, zhao):
    hall.received()

    answer = page(zhao, "received", f"?by=month&from=2026-03-01&to=2026-04-30&item={hall.version.item_id}")

    assert [(line.words[0], line.shown) for line in answer.context["lines"]] == [
        ("2026年3月", "1件"),
        ("2026年4月", "0件"),
    ]
    assert answer.context["kept"] == [f"事项：{hall.version.name}"]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("?from=31.3.2026", "日期应写成 2021-06-30 的样子。"),
        ("?from=2026-03-02&to=2026-03-01", "起始日期不能晚于截止日期。"),
        ("?by=month&by=month", "一次最多按2个不同的维度区分。"),
        ("?moon=full", "不认识“moon”。可以用 by、from、to，或者一个维度的名称。"),
    ],
)
def test_a_question_it_cannot_answer_is_told(zhao, query, words):
    answer = page(zhao, "received", query)

    assert (answer.status_code, answer.context["wrong"]) == (422, words)
    assert page(zhao, "received", query, rows=True).status_code == 404


def test_nobody_sees_a_number_or_a_case_of_another_body(hall, zhao, sun):
    other = Hall().received()

    assert [row.number for row in page(zhao, "received", "?part=numerator", rows=True).context["lines"]] == []
    assert [row.number for row in page(sun, "received", "?part=numerator", rows=True).context["lines"]] == [
        other.number
    ]
    assert page(zhao, "received").context["total"].shown == "0件"


def test_what_does_not_exist_is_not_found(zhao):
    assert page(zhao, "nothing").status_code == 404
    assert page(zhao, "received", "?part=denominator", rows=True).status_code == 404
    assert page(zhao, "received", "?part=__class__", rows=True).status_code == 404
    assert zhao.get(reverse("desk:measure-rows", args=["kiosks.active"])).status_code == 404
    assert zhao.get(reverse("desk:measure-export", args=["kiosks.active", "csv"])).status_code == 404


def test_what_is_not_measured_yet_says_so(zhao):
    answer = zhao.get(reverse("desk:measure", args=["kiosks.active"])).content.decode()

    assert "尚未测量" in answer
    assert "自助终端还没有接入本系统" in answer


def test_a_long_list_comes_in_pieces(hall, zhao, monkeypatch):
    monkeypatch.setattr("yichuang.channels.desk.measured_rows.PAGE", 2)
    cases = [hall.received().number for _ in range(5)]
    seen, address = [], "?part=numerator"

    while address:
        context = page(zhao, "received", address, rows=True).context
        seen += [row.number for row in context["lines"]]
        address = context["next"]

    assert seen == cases[::-1]


def test_the_table_is_taken_away_as_a_file(hall, zhao):
    hall.received()

    answer = zhao.get(reverse("desk:measure-export", args=["cases.received", "csv"]) + "?by=month&to=2026-03-31")

    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines[0] == "月份,月份代码,收件量（件）,分子,分母"
    assert lines[3:] == ["2026年3月,2026-03,1,1,", "合计,,1,1,"]


@pytest.mark.parametrize("query", ["?by=department", "?by=month&by=item"])
def test_more_cases_ask_the_database_no_more_often(hall, sun, asked, query):
    hall.delivered()
    address = reverse("desk:measure", args=["cases.on_time_rate"]) + query
    rows = reverse("desk:measure-rows", args=["cases.received"]) + "?part=numerator"
    sun.get(ALL)  # what a process remembers for a moment
    before = [asked(sun, one) for one in (ALL, address, rows)]
    for _ in range(2):
        Hall().delivered()

    assert [asked(sun, one) for one in (ALL, address, rows)] == before


def test_every_population_has_a_list_at_the_desk():
    """A new population names its list in `measured_rows.LISTS`: a number without its rows cannot be checked."""
    listed = {population.listed for one in measures.every() for population in one.populations}

    assert listed - LISTS.keys() == set()

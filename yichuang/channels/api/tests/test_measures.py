"""Numbers over the interface: each with what it is made of, and only what one may see."""

import pytest

from yichuang.domain.cases.tests.factories import Hall
from yichuang.kernel import measures

pytestmark = pytest.mark.django_db


@pytest.fixture
def zhao(hall, caller):
    hall.delivered()
    hall.received()
    return caller(hall.zhao)


def test_an_officer_reads_a_rate_with_both_of_its_numbers(hall, zhao):
    told = zhao.get("/measures/cases.completion_rate", by="department").json()

    assert (told["label"], told["unit"], told["status"]) == ("办结率", "%", "measured")
    assert (told["from"], told["to"]) == ("2026-01-01", "2026-12-31")
    assert told["cells"] == [{
        "at": {"department": hall.body.code}, "words": {"department": hall.body.short_name}, "value": 0.5,
        "numerator": 1.0, "denominator": 2.0, "status": "measured", "shown": "50.00%",
    }]  # fmt: skip
    assert told["total"]["shown"] == "50.00%"


def test_two_dimensions_a_period_and_a_filter(hall, zhao):
    query = "?by=channel&by=month&from=2026-03-01&to=2026-03-31&item=" + hall.version.item_id

    cells = zhao.get(f"/measures/cases.received{query}").json()["cells"]

    assert [(cell["words"], cell["value"]) for cell in cells] == [({"channel": "网上", "month": "2026年3月"}, 2)]
    assert zhao.get("/measures/cases.received", item="其他").json()["total"]["value"] == 0
    assert zhao.get("/measures/cases.received", to="2025-06-30").json()["from"] == "2025-01-01"
    assert zhao.get("/measures/cases.received", window="").json()["total"]["value"] == 2


def test_without_anything_to_divide_by_it_says_so(hall, caller):
    total = caller(hall.zhao).get("/measures/cases.completion_rate").json()["total"]

    assert (total["value"], total["status"], total["shown"]) == (None, "nothing", "无")


def test_each_sees_the_numbers_of_what_the_posts_reach(hall, zhao, caller):
    Hall().received()

    seen = [caller(who).get("/measures/cases.received").json()["total"]["value"] for who in (hall.zhao, hall.sun)]

    assert seen == [2, 3]


def test_everybody_reads_what_is_public_and_nothing_else(hall, zhao, caller):
    for who in (caller(), caller(hall.mei)):
        names = [one["name"] for one in who.get("/measures").json()["results"]]
        assert names == [one.name for one in measures.every() if one.public]
        assert who.get("/measures/cases.received").json()["total"]["value"] == 2
        assert who.get("/measures/cases.received", by="person").status_code in {403, 422}
        assert who.get("/measures/cases.refusals").status_code == 403
    assert caller(hall.zhao).get("/measures").json()["results"][0].keys() >= {"name", "definition", "dimensions"}


@pytest.mark.parametrize(
    ("query", "field", "words"),
    [
        (
            "by=moon",
            "moon",
            "“收件量”不能按“moon”区分；可以用的维度：department、town、window、item、channel、month。",
        ),
        ("moon=1", "moon", "不认识“moon”。可以用 by、from、to，或者一个维度的名称。"),
        ("from=2026-02-30", "from", "日期应写成 2021-06-30 的样子。"),
        ("from=2026-02-02&to=2026-02-01", "period", "起始日期不能晚于截止日期。"),
        ("by=item&by=month&by=channel", "by", "一次最多按2个不同的维度区分。"),
        ("month=13", "month", "月份应写成 2021-03 的样子。"),
    ],
)
def test_what_it_cannot_answer_is_422_with_a_sentence(zhao, query, field, words):
    answer = zhao.get(f"/measures/cases.received?{query}")

    assert (answer.status_code, answer.json()["errors"]) == (422, {field: words})


def test_an_unknown_measure_is_404(zhao):
    assert zhao.get("/measures/cases.nothing").status_code == 404
    assert zhao.get("/measures/cases.nothing/table.csv").status_code == 404


def test_as_a_table_it_opens_in_a_spreadsheet_and_runs_no_formula(hall, zhao):
    hall.body.short_name = "=1+1"
    hall.body.save()

    answer = zhao.get("/measures/cases.completion_rate/table.csv", by="department")
    sheet = zhao.get("/measures/cases.completion_rate/table.xlsx", by="department")

    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines[0] == "部门,部门代码,办结率（%）,分子,分母"
    assert lines[1].lstrip('"').startswith("'=1+1")
    assert lines[2] == "合计,,50.00,1,2"
    assert sheet.content[:2] == b"PK"
    assert "attachment" in answer["Content-Disposition"]


def test_what_is_not_measured_yet_says_why(zhao):
    told = zhao.get("/measures/kiosks.active").json()

    assert (told["status"], told["measured"], told["total"], told["reported"]) == (
        "not_yet_measured",
        False,
        None,
        None,
    )
    assert told["why"] == "自助终端还没有接入本系统"
    assert zhao.get("/measures/kiosks.active/table.csv").status_code == 422


def test_every_measure_can_be_read_over_the_interface(zhao):
    for one in zhao.get("/measures").json()["results"]:
        for by in ("", *one["dimensions"]):
            assert zhao.get(f"/measures/{one['name']}", **({"by": by} if by else {})).status_code == 200


def test_of_ratings_everybody_reads_months_and_years_that_are_over(hall, caller, at):
    """No two answers differ by a day, which of one rating would tell who gave it. Who leads reads any days."""
    at("2026-04-20 10:00")
    path, a_day = "/measures/evaluation.satisfaction", {"from": "2026-03-02", "to": "2026-03-02"}

    for who in (None, hall.mei, hall.zhao):
        of_a_day = caller(who).get(path, **a_day)
        assert (of_a_day.status_code, list(of_a_day.json()["errors"])) == (422, ["period"])
        assert caller(who).get(f"{path}/table.csv", **a_day).status_code == 422
        assert caller(who).get(path).json()["to"] == "2026-03-31"
        assert caller(who).get(path, **{"from": "2026-03-01", "to": "2026-03-31"}).status_code == 200
    for who in (hall.qian, hall.sun):
        assert caller(who).get(path, **a_day).json()["to"] == "2026-03-02"

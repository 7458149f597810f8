"""The estimate at the desk: asked for, looked at, tried with what if, adopted; and the director's page."""

import re

import pytest
from django.apps import apps
from django.urls import reverse

from yichuang.channels.desk.tests.conftest import Desk
from yichuang.domain.performance.acts import estimates as acts
from yichuang.domain.performance.tests.factories import WAN, YEAR, Bureau
from yichuang.kernel import ledger
from yichuang.kernel.models import ReportedFigure

pytestmark = pytest.mark.django_db
Estimate = apps.get_model("performance.Estimate")


@pytest.fixture
def bureau(at):
    made = Bureau()
    made.year = made.closed()
    return made


def reckoned(bureau):
    made = acts.ask(bureau.body.code, YEAR + 1, by=bureau.sun, told={"heads": 8})
    acts.reckon.func(made.number)
    return Estimate.objects.get(pk=made.pk)


def at_desk(actor, name, *args, **asked):
    return Desk(actor).get(reverse(f"desk:{name}", args=args), asked)


def words(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def test_asking_leads_to_a_page_that_waits_and_then_shows_the_lines(bureau):
    browser = Desk(bureau.sun)
    answer = browser.post(reverse("desk:estimate-new"), {"after": bureau.year.number, "heads": "8"}, follow=True)
    assert "后台正在算" in words(answer)

    found = Estimate.objects.get()
    acts.reckon.func(found.number)

    shown = browser.get(reverse("desk:estimate", args=[found.number]))
    assert [row.code for row in shown.context["lines"]] == ["B1", "B2", "P1", "P2", ""]
    assert [(row.initial, row.final, row.spent) for row in shown.context["lines"]][-1] == (
        "285.00",
        "285.00",
        "285.00",
    )
    assert "只有2025年一年的账" in words(shown)


@pytest.mark.parametrize("told", [{"heads": "八"}, {"heads": "-1"}, {"after": "没有"}])
def test_what_is_no_number_is_told_and_nothing_is_asked(bureau, told):
    answer = Desk(bureau.sun).post(reverse("desk:estimate-new"), {"after": bureau.year.number} | told)

    assert (answer.status_code, Estimate.objects.count()) == (422, 0)


@pytest.mark.parametrize(
    ("written", "announced"), [("P2 5", {"P2": 0.05}), ("p2  -3.5%\n\nB1 +2％", {"P2": -0.035, "B1": 0.02}), ("", {})]
)
def test_known_prices_are_written_line_by_line(bureau, written, announced):
    told = {"after": bureau.year.number, "prices": written, "quote_cases": "1.50"}
    assert Desk(bureau.sun).post(reverse("desk:estimate-new"), told).status_code == 302

    inputs = Estimate.objects.get().inputs
    assert (inputs["announced"], inputs["quotes"]) == (announced, {"cases": 150})


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("P2 百分之五", "“P2 百分之五”看不懂"),
        ("P2", "“P2”看不懂"),
        ("P8 5", "2025年没有科目 P8"),
        ("P2 5000", "“P2 5000”看不懂"),
    ],
)
def test_a_price_that_cannot_be_is_named(bureau, written, said):
    answer = Desk(bureau.sun).post(reverse("desk:estimate-new"), {"after": bureau.year.number, "prices": written})

    assert (answer.status_code, said in words(answer), Estimate.objects.count()) == (422, True, 0)


def test_before_a_year_is_over_the_page_says_what_to_do_first(at):
    bureau = Bureau()
    bureau.draft()

    assert "没有已经过完的预算年度" in words(at_desk(bureau.sun, "estimate-new"))


def test_what_if_stands_beside_and_keeps_nothing(bureau):
    found = reckoned(bureau)
    lines = ledger.newest()

    answer = at_desk(bureau.sun, "estimate", found.number, heads="2", theme_sum="3")

    assert answer.context["supposed"] == ("在编人员+2 人", "新主题一次性投入 3 万元，列在示例大厅管理")
    assert [one.change[0] for one in answer.context["beside"]] == ["+", "+", "+", "不", "+"]
    assert ledger.newest() == lines


@pytest.mark.parametrize("asked", [{"kiosks": "很多"}, {"months": "13"}, {"closed": "3"}, {"price": "600"}])
def test_a_what_if_that_cannot_be_is_told_and_the_estimate_still_shown(bureau, asked):
    answer = at_desk(bureau.sun, "estimate", reckoned(bureau).number, **asked)

    assert (answer.status_code, answer.context["beside"], len(answer.context["lines"])) == (422, [], 5)


def test_the_head_adopts_it_at_the_page(bureau):
    found = reckoned(bureau)
    answer = Desk(bureau.head).post(reverse("desk:estimate-act", args=[found.number, "adopt"]), follow=True)

    assert "已采用" in words(answer)
    assert Estimate.objects.get().state == "ADOPTED"


def test_who_may_not_adopt_has_no_button_and_is_refused(bureau):
    found = reckoned(bureau)

    assert "采用这份测算" not in words(at_desk(bureau.sun, "estimate", found.number))
    answer = Desk(bureau.sun).post(reverse("desk:estimate-act", args=[found.number, "adopt"]))
    assert (answer.status_code, Estimate.objects.get().state) == (403, "DRAFTED")


def test_dropping_without_a_reason_shows_the_page_again(bureau):
    found = reckoned(bureau)
    answer = Desk(bureau.sun).post(reverse("desk:estimate-act", args=[found.number, "drop"]), {"reason": ""})

    assert (answer.status_code, Estimate.objects.get().state) == (422, "DRAFTED")


@pytest.mark.parametrize("name", ["stranger", "clerk"])
def test_for_others_it_is_not_there(bureau, name):
    found = reckoned(bureau)

    assert at_desk(getattr(bureau, name), "estimate", found.number).status_code == 404


def test_an_act_that_is_none_of_the_page_is_not_there(bureau):
    found = reckoned(bureau)

    assert Desk(bureau.sun).post(reverse("desk:estimate-act", args=[found.number, "draft"])).status_code == 404


def test_the_director_reads_where_the_money_went_and_what_a_case_cost(bureau):
    ReportedFigure.objects.create(line="R15", year=YEAR, label="示例", value="2.85", unit="万件", source="示例")
    answer = at_desk(bureau.head, "director")

    assert [(part.code, part.spent, part.part) for part in answer.context["parts"]] == [
        ("B1", "175.00", "61.4%"), ("P2", "50.00", "17.5%"), ("P1", "49.00", "17.2%"), ("B2", "11.00", "3.9%"),
    ]  # fmt: skip
    costs = {one.label: (one.shown, one.made_of) for one in answer.context["seen"].costs}
    assert costs["每件办件，全部支出"] == ("100.00 元", "285.00 万元 ÷ 28,500 件")


def test_what_a_report_says_is_written_with_commas_and_its_line(bureau):
    ReportedFigure.objects.create(line="R13", year=YEAR, label="示例", value="18123", unit="个", source="示例")
    bought = {one.label: one for one in at_desk(bureau.head, "director").context["seen"].bought}

    assert (bought["联办事项办结"].shown, bought["联办事项办结"].note) == ("18,123 个", "报告数 R13")


def test_without_cases_the_cost_of_one_says_why_not(bureau):
    seen = at_desk(bureau.head, "director").context["seen"]
    costs = {one.label: one for one in seen.costs}

    assert [(one.shown, one.note) for one in seen.bought if one.label == "办件"] == [("0件", "系统计量")]
    assert (costs["每件办件，全部支出"].shown, costs["每件办件，全部支出"].made_of) == ("无", "数量是 0 件，算不出")


def test_what_nobody_measures_the_director_reads_from_the_final_self_evaluation(bureau, monkeypatch):
    figures = {"kiosks": {"label": "自助终端", "shown": "80台", "value": "80"},
               "completed": {"label": "全年办结量", "shown": "28,500件", "value": "28500"}}  # fmt: skip
    monkeypatch.setattr("yichuang.domain.performance.reads.director.figures_of_final", lambda _year: figures)
    seen = at_desk(bureau.head, "director").context["seen"]
    bought = {one.label: (one.shown, one.note) for one in seen.bought}

    assert (bought["办件"], bought["自助终端"]) == (("28,500件", "自评：全年办结量"), ("80台", "自评：自助终端"))
    assert next(one.shown for one in seen.costs if one.label == "每件办件，全部支出") == "100.00 元"


def test_a_box_that_cannot_be_read_is_named_above_the_page(bureau):
    page = Desk(bureau.sun).post(reverse("desk:estimate-new"), {"guides": "一千"}).content.decode()

    assert "上一年：印制办事指南（份）：请填数字" in page


def test_the_director_sees_the_adopted_estimate_before_a_newer_draft(bureau):
    first = acts.adopt(reckoned(bureau), by=bureau.head)
    reckoned(bureau)

    assert at_desk(bureau.head, "director").context["seen"].estimate == first


def test_a_year_with_nothing_spent_is_shown_too(bureau):
    bureau.open(year=YEAR - 1)
    answer = at_desk(bureau.head, "director", year=f"{bureau.body.code}-{YEAR - 1}")

    assert {part.part for part in answer.context["parts"]} == {"0.0%"}
    assert answer.context["total"] is None
    assert WAN == 1_000_000


@pytest.mark.parametrize("name", ["clerk", "chief"])
def test_the_directors_page_is_for_who_sees_the_books(bureau, name):
    assert at_desk(getattr(bureau, name), "director").status_code == {"clerk": 403, "chief": 200}[name]


def test_before_there_are_books_the_directors_page_says_what_comes(bureau):
    assert "还没有账" in words(at_desk(bureau.stranger, "director"))

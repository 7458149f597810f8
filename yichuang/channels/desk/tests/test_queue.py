import csv
from io import BytesIO, StringIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from yichuang.domain.cases import acts, reads
from yichuang.domain.cases.tests.factories import Hall
from yichuang.domain.identity.tests.factories import BodyFactory, staff

QUEUE = reverse("desk:queue")


def numbers(response):
    return [line.number for line in response.context["lines"]]


def test_the_queue_has_the_nearest_date_first(desk, hall, at):
    later = hall.accepted()
    at("2026-02-26 10:00")
    sooner = hall.accepted()
    at("2026-03-02 10:00")

    assert numbers(desk(hall.zhao).get(QUEUE)) == [sooner.number, later.number]


def test_each_view_holds_its_own_and_says_how_many(desk, hall):
    waiting, mine = hall.accepted(), hall.in_review()
    zhao = desk(hall.zhao)

    page = zhao.get(QUEUE)

    assert [(view, count) for view, _, _, count in page.context["views"]] == [
        ("body", "2"),
        ("mine", "1"),
        ("unclaimed", "1"),
    ]
    assert numbers(zhao.get(QUEUE, {"view": "mine"})) == [mine.number]
    assert numbers(zhao.get(QUEUE, {"view": "unclaimed"})) == [waiting.number]


@pytest.mark.parametrize(
    ("stage", "build"),
    [
        ("intake", "received"),
        ("correction", "correcting"),
        ("review", "in_review"),
        ("decision", "proposed"),
        ("decided", "ready"),
    ],
)
def test_a_stage_keeps_only_its_states(desk, hall, stage, build):
    kept = getattr(hall, build)()
    others = [getattr(hall, other)() for other in ("received", "in_review", "proposed") if other != build]

    found = numbers(desk(hall.zhao).get(QUEUE, {"stage": stage}))

    assert kept.number in found
    assert not {case.number for case in others} & set(found)


@pytest.mark.parametrize(
    ("when", "light"),
    [("2026-03-02", "green"), ("2026-03-06", "blue"), ("2026-03-09", "yellow"), ("2026-03-10", "red")],
)
def test_a_light_keeps_the_cases_that_show_it(desk, hall, at, when, light):
    case = hall.accepted()  # five promised days: due Monday 9 March
    at(f"{when} 10:00")
    zhao = desk(hall.zhao)

    shown = {
        colour: numbers(zhao.get(QUEUE, {"light": colour})) for colour in ("green", "blue", "yellow", "red", "grey")
    }

    assert zhao.get(QUEUE).context["lines"][0].light == light
    assert shown == {colour: [case.number] if colour == light else [] for colour in shown}


def test_a_case_whose_clocks_stand_still_is_grey(desk, at):
    hall = Hall(specials=["检验"])
    case = hall.special()
    zhao = desk(hall.zhao)

    assert numbers(zhao.get(QUEUE, {"light": "grey"})) == [case.number]
    assert numbers(zhao.get(QUEUE, {"light": "green"})) == []


def test_an_item_is_found_by_code_and_by_letters(desk, hall):
    case = hall.accepted()
    zhao = desk(hall.zhao)

    assert numbers(zhao.get(QUEUE, {"item": case.item_code.lower()})) == [case.number]
    assert numbers(zhao.get(QUEUE, {"item": case.item_name[1:4]})) == [case.number]
    assert numbers(zhao.get(QUEUE, {"item": "没有这个"})) == []


def test_whoever_serves_several_bodies_may_choose_one(desk, hall):
    hall.accepted()

    assert "body" in desk(hall.sun).get(QUEUE).context["form"].fields
    assert "body" not in desk(hall.zhao).get(QUEUE).context["form"].fields
    assert numbers(desk(hall.sun).get(QUEUE, {"body": hall.centre.code})) == []


def test_pages_follow_each_other_without_loss_or_repetition(desk, hall, monkeypatch):
    cases = {hall.accepted().number for _ in range(3)} | {hall.submitted().number}
    monkeypatch.setattr(reads.pages.page_of_queue, "__defaults__", ("", 3, "queued_on"))
    zhao = desk(hall.zhao)

    first = zhao.get(QUEUE)
    second = zhao.get(QUEUE + first.context["next"])

    assert len(numbers(first)) == 3
    assert sorted(numbers(first) + numbers(second)) == sorted(cases)
    assert second.context["next"] == ""


def test_a_filter_nobody_offers_is_left_out(desk, hall):
    case = hall.accepted()

    assert numbers(desk(hall.zhao).get(QUEUE, {"light": "pink", "view": "all", "after": "nonsense"})) == [case.number]


@pytest.mark.parametrize(
    "address", [f"{QUEUE}?", f"{reverse('desk:search')}?q=梅&after=99999", f"{reverse('desk:export', args=['csv'])}?"]
)
def test_a_list_asks_as_often_for_one_row_as_for_three(desk, hall, address, asked):
    hall.in_review()
    zhao = desk(hall.zhao)
    zhao.get(address)

    one = asked(zhao, address)
    hall.in_review()
    hall.in_review()

    assert asked(zhao, address) == one


def test_another_body_sees_nothing(desk, hall):
    case = hall.accepted()
    li = desk(staff("REVIEWER", body=BodyFactory(), name="李"))

    assert numbers(li.get(QUEUE)) == []
    assert li.get(reverse("desk:search"), {"q": case.number}).context["lines"] == []
    assert case.number not in li.get(reverse("desk:export", args=["csv"])).content.decode()


@pytest.mark.parametrize("words", ["number", "name"])
def test_search_opens_the_only_case_found(desk, hall, words):
    case = hall.accepted()

    response = desk(hall.zhao).get(reverse("desk:search"), {"q": case.number.lower() if words == "number" else "梅"})

    assert response.url == reverse("desk:case", args=[case.number])


def test_search_by_licence_identifier(desk, hall):
    case = hall.certified()

    response = desk(hall.clerk).get(reverse("desk:search"), {"q": case.licence_identifier})

    assert response.url == reverse("desk:case", args=[case.number])


def test_search_by_half_a_name_finds_nothing(desk, hall):
    hall.accepted()

    page = desk(hall.zhao).get(reverse("desk:search"), {"q": "梅梅"})

    assert page.context["lines"] == []
    assert "没有查到" in page.text


def test_the_export_has_the_narrowed_list_and_no_person(desk, hall):
    kept, _left = hall.in_review(), hall.accepted()

    answer = desk(hall.zhao).get(reverse("desk:export", args=["csv"]), {"view": "mine"})

    rows = list(csv.reader(StringIO(answer.content.decode("utf-8-sig"))))
    assert [row[0] for row in rows] == ["办件编号", kept.number]
    assert "梅" not in answer.content.decode()


def test_the_export_opens_as_a_spreadsheet(desk, hall):
    case = hall.in_review()

    answer = desk(hall.zhao).get(reverse("desk:export", args=["xlsx"]))

    sheet = load_workbook(BytesIO(answer.content)).active
    assert [cell.value for cell in sheet["A"]] == ["办件编号", case.number]


def test_a_text_that_looks_like_a_formula_stays_a_text(desk, hall):
    case = hall.in_review()
    type(case).objects.filter(pk=case.pk).update(item_name="=1+1")

    answer = desk(hall.zhao).get(reverse("desk:export", args=["csv"]))

    assert "'=1+1" in answer.content.decode()


def test_the_queue_is_empty_after_the_last_act(desk, hall):
    acts.deliver(hall.ready(), by=hall.clerk, mode="window", proof="身份证已核对")

    assert "都办完了" in desk(hall.zhao).get(QUEUE).text


def test_while_the_clock_stands_still_there_is_no_due_date_but_a_day_the_test_should_be_done(desk, at):
    hall = Hall(specials=["检验"])
    standing, running = hall.special(days=2), hall.accepted()
    zhao = desk(hall.zhao)

    first, second = zhao.get(QUEUE).context["lines"]
    assert (first.number, first.light, first.word) == (standing.number, "grey", "暂停计时")
    assert first.due == "预计3月4日（星期三）做完，之后接着计时"
    assert second.number == running.number

    at("2026-03-05 09:00")
    late = desk(hall.zhao).get(QUEUE, {"light": "red"}).context["lines"]
    assert [(line.light, line.word, line.due) for line in late] == [
        ("red", "特别程序超时", "应在3月4日（星期三）做完")
    ]

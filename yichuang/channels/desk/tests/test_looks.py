"""Whole numbers opened from a case, and what a supervisor reads of it."""

import pytest
from django.urls import reverse

from yichuang.domain.cases import acts, reads
from yichuang.domain.cases.acts import exporting
from yichuang.domain.cases.tests.factories import Hall, account_of, party_of
from yichuang.domain.identity.tests.factories import BodyFactory, staff
from yichuang.domain.licences import acts as licences

pytestmark = pytest.mark.django_db

LOOKS = reverse("desk:looks")


@pytest.fixture
def case(hall):
    return hall.in_review()


def numbers(case):
    return reverse("desk:case-numbers", args=[case.number])


def whats(page) -> list[str]:
    return [line.what for line in page.context["lines"]]


def test_the_number_is_masked_until_a_reason_is_given_and_the_reason_stays(desk, hall, case):
    zhao, code = desk(hall.zhao), party_of(hall.mei).code
    assert code not in zhao.get(reverse("desk:case", args=[case.number])).text
    assert code not in zhao.get(numbers(case)).text

    refused = zhao.post(numbers(case), {"why": ""})
    assert (refused.status_code, code in refused.text, reads.looks_at(case).count()) == (422, False, 0)
    shown = zhao.post(numbers(case), {"why": "case"})

    assert code in shown.text
    look = reads.looks_at(case).get()
    assert (look.account, look.why, look.who["actor"]) == (hall.zhao.account, "case", "赵")


def test_who_supervises_says_what_is_looked_into(desk, hall, case):
    sun = desk(hall.sun)

    assert "请写明查的是什么" in sun.post(numbers(case), {"why": "supervision"}).text
    assert sun.post(numbers(case), {"why": "supervision", "note": "抽查"}).status_code == 200
    assert reads.looks_at(case).get().note == "抽查"


def test_a_stranger_finds_no_case_and_a_helper_of_it_opens_nothing(desk, hall, case):
    stranger = desk(staff("REVIEWER", "SUPERVISOR"))
    assert stranger.post(numbers(case), {"why": "case"}).status_code == 404

    type(case).objects.filter(pk=case.pk).update(helper=hall.zhao.account, errand="M1")
    assert desk(hall.zhao).post(numbers(case), {"why": "case"}).status_code == 403
    assert "查看完整号码" not in desk(hall.zhao).get(reverse("desk:case", args=[case.number])).text
    assert not reads.looks_at(case).exists()


@pytest.fixture
def happened(hall, case, at):
    """赵 opens a number, 冯 the face of a licence, 孙 takes a list away; 梅 looks at her own licence."""
    acts.open_numbers(case, by=hall.zhao, why="case")
    licence = hall.delivered().licence_identifier
    at("2026-03-02 10:01")
    licences.consult(licence, by=hall.clerk, why="handing_out")
    licences.consult(licence, by=hall.mei)
    export = acts.ask_export({}, by=hall.sun, told="全部在办")
    at("2026-03-02 10:02")
    exporting.make.func(str(export.pk))
    acts.take_export(reads.exports_of(hall.sun).get(), by=hall.sun)
    return case


def test_a_supervisor_reads_all_of_it_the_newest_first(desk, hall, happened):
    found = whats(desk(hall.sun).get(LOOKS))

    assert found[0].startswith("取走导出文件")
    assert found[1].endswith("的照面信息")
    assert found[2:] == [f"办件 {happened.number} 的完整号码"]


def test_it_is_filtered_by_person_and_by_day(desk, hall, happened, at):
    at("2026-03-03 10:00")
    sun = desk(hall.sun)
    acts.open_numbers(happened, by=hall.zhao, why="contact")

    assert len(whats(sun.get(LOOKS, {"person": hall.zhao.account}))) == 2
    assert len(whats(sun.get(LOOKS, {"person": hall.sun.account}))) == 1
    today = {"on_year": "2026", "on_month": "3", "on_day": "3"}
    assert len(whats(sun.get(LOOKS, today))) == 1
    assert whats(sun.get(LOOKS, today | {"on_day": "4"})) == []
    assert sun.get(LOOKS, today | {"on_month": "13"}).status_code == 422


def test_only_the_bodies_and_people_one_supervises(desk, hall, happened):
    elsewhere = Hall(body=BodyFactory())
    acts.open_numbers(elsewhere.received(), by=elsewhere.zhao, why="case")
    own = staff("SUPERVISOR", body=hall.body)

    assert len(whats(desk(hall.sun).get(LOOKS))) == 4
    assert f"办件 {happened.number} 的完整号码" in whats(desk(own).get(LOOKS))
    assert len(whats(desk(own).get(LOOKS))) == 2  # 孙, who took the list away, is kept by the centre
    assert whats(desk(staff("SUPERVISOR")).get(LOOKS)) == []


@pytest.mark.parametrize("name", ["zhao", "qian", "clerk", "counter"])
def test_nobody_else_reads_it(desk, hall, happened, name):
    assert desk(getattr(hall, name)).get(LOOKS).status_code == 403


def test_pages_follow_one_another_without_gap_or_repetition(desk, hall, case):
    for place in range(103):
        acts.open_numbers(case, by=hall.zhao, why="contact", note=f"{place}")
    sun, seen, query = desk(hall.sun), [], ""
    for _ in range(3):
        page = sun.get(LOOKS + query)
        seen += [line.why for line in page.context["lines"]]
        query = page.context["next"]

    assert seen == [f"联系申请人、送达：{place}" for place in reversed(range(103))]
    assert query == ""
    assert account_of(hall.zhao).number not in query


def test_the_list_asks_the_same_however_long(desk, hall, case, asked):
    sun = desk(hall.sun)
    acts.open_numbers(case, by=hall.zhao, why="contact")
    sun.get(LOOKS)
    once = asked(sun, LOOKS)
    for _ in range(2):
        acts.open_numbers(case, by=hall.zhao, why="contact")
    assert asked(sun, LOOKS) == once

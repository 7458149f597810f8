"""Phones people left with complaints and bad ratings: masked on every page, whole for a reason that is kept."""

import pytest
from django.urls import reverse

from yichuang.domain.evaluation.tests.factories import House
from yichuang.kernel.models import Unmasking

pytestmark = pytest.mark.django_db

PHONE, MASKED = "13900000077", "139****0077"
LOOKS = reverse("desk:looks")


@pytest.fixture
def hall(db, at):
    return House()


@pytest.fixture
def bad(hall):
    return hall.dispatched(name="示例评价人", phone=PHONE)


def phone_of(thing, kind):
    return reverse("desk:phone", args=[kind, thing.number])


def test_a_bad_rating_shows_the_phone_for_a_reason_alone(desk, hall, bad):
    browser = desk(hall.qian)
    for page in (
        reverse("desk:bad-rating", args=[bad.number]),
        reverse("desk:bad-rating-act", args=[bad.number, "contact"]),
    ):
        shown = browser.get(page).text
        assert (PHONE in shown, MASKED in shown, phone_of(bad, "badrating") in shown) == (False, True, True)
    asked = phone_of(bad, "badrating")
    assert PHONE not in browser.get(asked).text

    refused = browser.post(asked, {"why": ""})
    assert (refused.status_code, PHONE in refused.text, Unmasking.objects.count()) == (422, False, 0)
    shown = browser.post(asked, {"why": "contact"})

    look = Unmasking.objects.get()
    assert PHONE in shown.text
    assert (look.account, look.why, look.thing) == (hall.qian.account, "contact", bad.thing)
    assert PHONE not in f"{look.told} {look.who} {look.note}"


def test_who_supervises_says_what_is_looked_into_and_reads_who_looked(desk, hall, bad):
    sun = desk(hall.sun)
    desk(hall.qian).post(phone_of(bad, "badrating"), {"why": "contact"})

    assert "请写明查的是什么" in sun.post(phone_of(bad, "badrating"), {"why": "supervision", "note": " "}).text
    assert PHONE in sun.post(phone_of(bad, "badrating"), {"why": "supervision", "note": "抽查"}).text

    lines = sun.get(LOOKS).context["lines"]
    assert [(line.kind, line.why) for line in lines] == [("phone", "监督检查：抽查"), ("phone", "联系本人、回访")]
    assert {line.href for line in lines} == {reverse("desk:bad-rating", args=[bad.number])}


def test_a_complaint_and_whom_it_is_about(desk, hall):
    complaint = hall.complained(name="示例来访人", phone=PHONE)
    page = reverse("desk:complaint", args=[complaint.number])

    assert (PHONE in desk(hall.sun).get(page).text, MASKED in desk(hall.sun).get(page).text) == (False, True)
    assert PHONE in desk(hall.sun).post(phone_of(complaint, "complaint"), {"why": "contact"}).text
    assert desk(hall.zhao).post(phone_of(complaint, "complaint"), {"why": "contact"}).status_code == 404
    assert Unmasking.objects.get().account == hall.sun.account


@pytest.mark.parametrize("kind", ["badrating", "complaint", "objection", "evaluation", "case"])
def test_what_is_not_there_is_not_found(desk, hall, kind):
    assert desk(hall.sun).post(reverse("desk:phone", args=[kind, "X-1:1"]), {"why": "contact"}).status_code == 404


def test_where_nobody_left_a_phone_there_is_nothing_to_open(desk, hall):
    quiet = hall.dispatched(name="", phone="")

    assert (
        phone_of(quiet, "badrating") not in desk(hall.qian).get(reverse("desk:bad-rating", args=[quiet.number])).text
    )
    assert desk(hall.qian).get(phone_of(quiet, "badrating")).status_code == 404

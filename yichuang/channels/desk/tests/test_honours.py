"""荣誉岗 at the desk: supervisors keep it, all staff see it, the scoreboard and the person's page show it."""

import pytest
from django.urls import reverse

from yichuang.channels.desk.tests.conftest import Desk

pytestmark = pytest.mark.django_db
HOME = reverse("desk:honours")


def test_a_badge_is_given_on_the_page_and_stands_beside_the_person(hall):
    sun = Desk(hall.sun)
    told = {"person": hall.zhao.account, "kind": "PIONEER", "merits": "示例：带头值周六"}

    assert sun.post(reverse("desk:honour-new"), told).status_code == 302
    assert sun.post(reverse("desk:honour-new"), told).status_code == 422
    assert "党员先锋岗" in Desk(hall.wu).get(HOME).content.decode()
    assert sun.get(reverse("desk:person", args=[hall.zhao.account])).context["badges"] == ["党员先锋岗"]
    hall.granted()
    scores = sun.get(reverse("desk:scores-of", args=["person"])).context["scores"]
    assert {one.key: badges for one, badges in scores}[hall.zhao.account] == ["党员先锋岗"]
    own = Desk(hall.zhao).get(reverse("desk:score", args=["person", hall.zhao.account]))
    assert (own.context["badges"], "党员先锋岗" in own.text) == (["党员先锋岗"], True)


def test_hours_are_noted_and_struck_on_the_page(hall):
    sun = Desk(hall.sun)
    told = {"person": hall.zhao.account, "hours": "2.5", "what": "示例引导", "served_on_year": "2026",
            "served_on_month": "3", "served_on_day": "2"}  # fmt: skip

    assert sun.post(reverse("desk:service-new"), told).status_code == 302
    (row,) = sun.get(HOME).context["services"]
    assert (str(row[0].hours), row[2]) == ("2.5", True)
    assert sun.post(reverse("desk:service-striking", args=[row[0].number]), {"reason": "示例"}).status_code == 302
    assert sun.get(HOME).context["roster"] == []


def test_who_does_not_supervise_sees_and_changes_nothing(hall):
    zhao = Desk(hall.zhao)

    assert zhao.get(HOME).status_code == 200
    assert [zhao.get(reverse(f"desk:{name}")).status_code for name in ("honour-new", "service-new")] == [403, 403]

"""How the result is to be delivered, asked before an application is handed in."""

import pytest
from django.urls import reverse

from yichuang.domain.cases.tests.factories import Hall

pytestmark = pytest.mark.django_db


def check(case):
    return reverse("citizen:application-check", args=[case.number])


def test_post_is_offered_with_the_address_known_and_kept(signed_in, at):
    hall = Hall(result_by_post=True)
    case, mei = hall.filled(), signed_in(hall.mei)
    form = mei.get(check(case)).context["form"]
    assert [mode for mode, _ in form.fields["delivery"].choices] == ["window", "post", "electronic"]
    assert form["recipient"].value() == "梅"

    where = {"recipient": "梅示例", "delivery_phone": "13900000001", "delivery_address": "示例路9号"}
    mei.post(check(case), {"consent": "on", "delivery": "post", **where})

    case.refresh_from_db()
    assert (case.state, case.delivery_wish, case.delivery_to["address"]) == ("SUBMITTED", "post", "示例路9号")


def test_electronic_delivery_without_consent_is_a_mistake_beside_its_box(mei, hall):
    case = hall.filled()

    page = mei.post(check(case), {"consent": "on", "delivery": "electronic"})

    assert (page.status_code, list(page.context["form"].errors)) == (422, ["agreed_electronic"])
    case.refresh_from_db()
    assert case.state == "DRAFT"

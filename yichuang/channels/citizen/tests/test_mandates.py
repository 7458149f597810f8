"""The letter of a mandate, and its scope and days as they are given at home."""

import pytest
from django.urls import reverse

from yichuang.domain.cases.tests.factories import account_of, party_of
from yichuang.domain.identity import reads
from yichuang.domain.identity.tests.factories import MandateFactory

pytestmark = pytest.mark.django_db


def days(name, year, month, day):
    return {f"{name}_year": str(year), f"{name}_month": str(month), f"{name}_day": str(day)}


@pytest.fixture
def give(mei, hall):
    """Send the form by which 梅 gives 李 a mandate."""
    page = reverse("citizen:mandate", args=[hall.mei.own_party])
    return lambda **said: mei.post(page, {"account": hall.li.account, "kind": "agent", "document": "1号"} | said)


def test_a_mandate_may_name_its_items_and_days(give, hall):
    code = hall.version.item_id

    give(items=f" {code.lower()}、{code} ", **days("starts_on", 2026, 3, 3), **days("until", 2026, 3, 9))

    mandate = reads.mandates_visible_to(hall.mei).get()
    assert (mandate.items, str(mandate.starts_on), str(mandate.until)) == ([code], "2026-03-03", "2026-03-09")


@pytest.mark.parametrize(
    ("said", "box"),
    [
        ({"items": "NOPE-1"}, "items"),
        (days("until", 2026, 3, 1), "until"),
        (days("starts_on", 2026, 3, 1), "starts_on"),
        (days("starts_on", 2026, 3, 9) | days("until", 2026, 3, 8), "until"),
    ],
)
def test_a_mandate_for_nothing_or_for_days_gone_is_sent_back(give, hall, said, box):
    sent = give(**said)

    assert (sent.status_code, list(sent.context["form"].errors)) == (422, [box])
    assert not reads.mandates_visible_to(hall.mei).exists()


def test_the_letter_masks_both_and_says_what_and_until_when(mei, hall):
    mandate = MandateFactory(
        account=account_of(hall.li),
        party=party_of(hall.mei),
        kind="agent",
        document="1号",
        items=[hall.version.item_id],
    )

    page = mei.get(reverse("citizen:mandate-letter", args=[mandate.number]))

    assert party_of(hall.mei).code not in page.text
    assert party_of(hall.li).code not in page.text
    assert f"{hall.version.name}（{hall.version.item_id}）" in page.text
    assert "至委托人撤销为止" in page.text


def test_a_letter_of_others_does_not_exist(mei):
    assert mei.get(reverse("citizen:mandate-letter", args=[MandateFactory().number])).status_code == 404

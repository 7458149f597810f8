"""帮办 at the desk: asked for at the counter, filled in and handed in by the helper, decided by others."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from yichuang.channels.desk.tests.test_mandates import days
from yichuang.domain.cases import acts, reads
from yichuang.domain.cases.tests.factories import PNG, account_of, party_of
from yichuang.domain.catalogue.tests.factories import ItemFactory, ItemVersionFactory
from yichuang.domain.identity import acts as identity_acts
from yichuang.domain.identity import reads as identity
from yichuang.domain.identity.tests.factories import PartyFactory, letter_kept, staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def he(hall):
    """贺, a helper who is at a counter and a reviewer of the deciding body besides."""
    return staff("HELPER", "COUNTER", "ACCEPTOR", "REVIEWER", body=hall.body, name="贺")


@pytest.fixture
def asked_for(kong, hall, he):
    """梅 asks 贺 for help; the centre's counter records her letter."""

    def send(**said):
        mei = party_of(hall.mei)
        boxes = {
            "principal_number": mei.code, "principal_name": mei.name, "principal_seen": "on", "helper": he.account,
            "items": hall.version.item_id, **days("until", 2026, 5, 1),
            "letter": SimpleUploadedFile("委托书.png", PNG),
        }  # fmt: skip
        return kong.post(reverse("desk:mandate-help"), boxes | said)

    return send


def test_from_the_letter_to_the_decision(asked_for, desk, hall, he):
    assert asked_for().status_code == 302
    errand = identity.errands(he).get()
    helper = desk(he)
    page = helper.get(reverse("desk:helping"))
    assert "还没有开始" in page.text
    assert party_of(hall.mei).name in page.text
    assert b"".join(helper.get(reverse("desk:helping-letter", args=[errand.number]))) == PNG

    helper.post(reverse("desk:helping-begin", args=[errand.number]))
    case = reads.visible_to(identity.actor(account_of(he))).get()
    form, materials, check = (
        reverse(f"desk:{name}", args=[case.number]) for name in ("intake-form", "intake-materials", "helping-check")
    )
    typed = {"phone": "13900001111", "address": "示例路5号", "premises_address": "示例路1号"}
    assert helper.post(form, typed).url == materials
    assert "纸质件已核收" not in helper.get(materials).text
    sent = helper.post(materials, {"files_1": SimpleUploadedFile("示例.png", PNG), "paper_1": "on"})
    assert sent.url == check
    assert helper.post(check, {"delivery": "window"}).status_code == 422  # the party's consent is on the letter
    sent = helper.post(check, {"delivery": "window", "consent": "on"})
    assert sent.url == reverse("desk:helping")

    case = reads.visible_to(hall.counter).get()
    assert (case.state, case.helper, case.agent_name) == ("SUBMITTED", he.account, "贺")
    assert helper.get(reverse("desk:case", args=[case.number])).context["buttons"] == []
    assert helper.post(reverse("desk:case-receive", args=[case.number])).status_code == 403
    case = acts.accept(acts.receive(case, by=hall.counter), by=hall.zhao)
    assert helper.post(reverse("desk:case-start_review", args=[case.number])).status_code == 403
    assert "已受理" in helper.get(reverse("desk:helping")).text


def test_help_is_recorded_for_one_item_and_by_no_helper_for_themselves(asked_for, desk, he, hall):
    second = ItemVersionFactory(item=ItemFactory(body=hall.body)).item_id
    assert "请只写一个事项" in asked_for(items=f"{hall.version.item_id} {second}").text
    assert asked_for(items="").status_code == 422
    assert asked_for(helper=hall.zhao.account).status_code == 422

    own = desk(he).get(reverse("desk:mandate-help"))
    assert he.account not in dict(own.context["form"].fields["helper"].choices)


def test_the_errands_of_others_are_not_there(asked_for, desk, hall, he):
    asked_for()
    number = identity.errands(he).get().number
    other = desk(staff("HELPER", body=hall.body))

    assert other.post(reverse("desk:helping-begin", args=[number])).status_code == 404
    assert other.get(reverse("desk:helping-letter", args=[number])).status_code == 404
    assert number not in other.get(reverse("desk:helping")).text
    assert desk(hall.zhao).get(reverse("desk:helping")).status_code == 403


def test_after_the_mandate_the_party_is_masked_and_nothing_is_offered(asked_for, desk, hall, he):
    asked_for()
    mandate = identity.errands(he).get()
    identity_acts.revoke_mandate(mandate, by=hall.mei)

    page = desk(he).get(reverse("desk:helping")).text
    assert "开始填写" not in page
    assert desk(he).post(reverse("desk:helping-begin", args=[mandate.number])).status_code == 403


def test_the_list_asks_the_same_however_long(desk, hall, he, asked):
    def another():
        identity_acts.record_mandate(
            account_of(he), PartyFactory(), by=hall.counter, kind="helper", items=[hall.version.item_id],
            until=date(2027, 1, 1), letter=letter_kept(hall.counter.account).pk,
        )  # fmt: skip

    helper = desk(he)
    another()
    helper.get(reverse("desk:helping"))
    once = asked(helper, reverse("desk:helping"))
    another(), another()
    assert asked(helper, reverse("desk:helping")) == once

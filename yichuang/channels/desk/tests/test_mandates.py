"""委托书 at the counter: recorded with its scan, found by the whole number, ended; and whose pages they are."""

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from yichuang.domain.cases.tests.factories import PNG, party_of
from yichuang.domain.identity import reads as identity
from yichuang.domain.identity.tests.factories import AccountFactory, MandateFactory, citizen_number, letter_kept, staff
from yichuang.kernel.models import StoredFile

pytestmark = pytest.mark.django_db

Account, Mandate = (apps.get_model("identity", name) for name in ("Account", "Mandate"))
NEW = reverse("desk:mandate-new")


def days(name, year, month, day):
    return {f"{name}_year": str(year), f"{name}_month": str(month), f"{name}_day": str(day)}


@pytest.fixture
def send(kong, hall):
    """The clerk sends the form; what is said replaces a part of it."""

    def post(content=PNG, **said):
        known = party_of(hall.mei)
        boxes = {
            "principal_number": known.code, "principal_name": known.name, "agent_number": citizen_number(4711).lower(),
            "agent_name": "何示例", "agent_phone": "13600000002", "agent_seen": "on", "kind": "agent",
            "items": hall.version.item_id, **days("until", 2026, 5, 1),
            "letter": SimpleUploadedFile("委托书.png", content),
        }  # fmt: skip
        return kong.post(NEW, boxes | said)

    return post


def test_a_letter_is_recorded_and_shown_with_its_scan(send, kong, hall):
    there = send()

    mandate = Mandate.objects.get()
    assert there.url == reverse("desk:mandate", args=[mandate.number])
    assert identity.actor(mandate.account).speaks_for(hall.mei.own_party, hall.version.item_id)
    page = kong.get(there.url).text
    assert f"{hall.version.name}（{hall.version.item_id}）" in page
    assert "没有到场" in page
    assert citizen_number(4711) not in page
    assert b"".join(kong.get(reverse("desk:mandate-scan", args=[mandate.number]))) == PNG


def test_the_party_sees_the_very_letter(send, hall, client):
    send()
    number = Mandate.objects.get().number
    client.force_login(identity.account(hall.mei.account), backend="django.contrib.auth.backends.ModelBackend")

    assert reverse("citizen:mandate-scan", args=[number]) in client.get(
        reverse("citizen:mandate-letter", args=[number])
    ).text  # fmt: skip
    assert b"".join(client.get(reverse("citizen:mandate-scan", args=[number]))) == PNG
    client.force_login(identity.account(hall.li.account), backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(reverse("citizen:mandate-scan", args=[number])).status_code == 404


@pytest.mark.parametrize(
    ("said", "box"),
    [
        ({"agent_seen": ""}, "agent_seen"),
        ({"agent_number": "430203198503170014"}, "agent_number"),
        ({"principal_number": "1"}, "principal_number"),
        ({"items": ""}, "items"),
        ({"items": "NOPE-1"}, "items"),
        (days("until", "", "", ""), "until"),
        ({"letter": ""}, "letter"),
    ],
)
def test_what_is_missing_is_said_at_its_box(send, said, box):
    sent = send(**said)

    assert (sent.status_code, list(sent.context["form"].errors)) == (422, [box])
    assert not Mandate.objects.exists()


@pytest.mark.parametrize("content", [b"MZ\x90\x00 not a letter", b""])
def test_a_file_that_is_no_letter_is_refused_by_its_content(send, content):
    sent = send(content)

    assert (sent.status_code, list(sent.context["form"].errors)) == (422, ["letter"])
    assert not StoredFile.objects.exists()


def test_a_refusal_keeps_neither_account_nor_scan(send):
    sent = send(**days("until", 2027, 5, 1))

    assert sent.status_code == 422
    assert "不能超过 366 天" in sent.text
    assert not Account.objects.filter(name="何示例").exists()
    assert not StoredFile.objects.exists()


def test_a_mandate_given_online_is_found_by_the_whole_number_and_ended(kong, hall):
    mandate = MandateFactory(account=AccountFactory(), party=party_of(hall.mei))
    ending = reverse("desk:mandate-ending", args=[mandate.number])
    wish = {"wished_by": "principal", "seen": "on", "reason": "不再委托"}
    assert kong.post(ending, wish).status_code == 404

    found = kong.post(reverse("desk:mandates"), {"id_number": party_of(hall.mei).code})
    assert mandate.number in found.text
    kong.post(ending, wish | {"seen": ""})
    mandate.refresh_from_db()
    assert mandate.state == "in_force"
    kong.post(ending, wish)

    mandate.refresh_from_db()
    assert mandate.state == "revoked"


def test_another_body_s_counter_does_not_see_what_was_recorded_here(send, desk):
    send()
    number = Mandate.objects.get().number

    stranger = desk(staff("COUNTER", "SUPERVISOR"))
    for name in ("mandate", "mandate-scan", "mandate-ending"):
        assert stranger.get(reverse(f"desk:{name}", args=[number])).status_code == 404
    assert number not in stranger.get(reverse("desk:mandates")).text


def test_whoever_is_at_no_counter_records_and_ends_nothing(send, desk, hall):
    send()
    number = Mandate.objects.get().number

    assert desk(hall.zhao).get(NEW).status_code == 403
    assert desk(hall.sun).get(reverse("desk:mandate-ending", args=[number])).status_code == 403
    assert "撤销委托" not in desk(hall.sun).get(reverse("desk:mandate", args=[number])).text


def test_the_list_asks_the_same_however_long(kong, hall, asked):
    def another():
        return MandateFactory(
            party=party_of(hall.mei), body=hall.centre, letter=letter_kept(), items=["A"], until="2026-05-01"
        )

    another()
    kong.get(reverse("desk:mandates"))
    once = asked(kong, reverse("desk:mandates"))
    another(), another()
    assert asked(kong, reverse("desk:mandates")) == once

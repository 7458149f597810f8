"""Small tricks at every door: doubled and foreign boxes, other people's cookies, paths that lead elsewhere, markup."""

import string

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.db import connection
from django.test import Client
from django.urls import reverse
from django_otp.oath import TOTP

from tests.bad_days.standing import standing
from yichuang.channels.api.interface import api
from yichuang.channels.desk.signing_in import SignInForm, TokenForm
from yichuang.channels.desk.tests.conftest import Desk
from yichuang.channels.desk.tests.signing import PASSWORD, first_step, token_of
from yichuang.channels.shared import actors
from yichuang.domain.cases.models import Supply
from yichuang.domain.cases.tests.factories import account_of
from yichuang.domain.identity import acts as identity
from yichuang.domain.identity.models import Account, Session

pytestmark = pytest.mark.django_db
PROFILE = reverse("citizen:profile")
TURNED = "<script>alert(1)</script>ねこ O'Hara 🐎"
SECRETS = {"token", "password", "otp", "phone", "id_number", "session", "api_key", "authorization"}


# ------------------------------------------------------------------------------------------------ sessions


def test_signing_in_begins_a_new_session(client, zhao, factor):
    client.get(reverse("desk:sign-in"))
    step = first_step(client, zhao)
    before = client.session.session_key
    client.post(step.url, {"token": token_of(factor.key)})

    assert before != client.session.session_key
    assert not Session.objects.filter(pk=before).exists()


def test_a_session_s_key_cannot_be_guessed(client, zhao, factor):
    client.post(first_step(client, zhao).url, {"token": token_of(factor.key)})
    key = client.session.session_key

    assert len(key) == 32  # of 36 signs: 165 bits
    assert set(key) <= set(string.ascii_lowercase + string.digits)
    assert len({client.session._get_new_session_key() for _ in range(200)}) == 200


def test_a_session_travels_in_its_cookie_alone(client, zhao, factor):
    client.post(first_step(client, zhao).url, {"token": token_of(factor.key)})
    key, page = client.session.session_key, reverse("desk:account")

    assert {name for name, cookie in client.cookies.items() if cookie.value} <= {"sessionid", "csrftoken", "messages"}
    assert key not in client.get(page).text
    assert Client().get(page, {"sessionid": key}).status_code == 302
    assert Client().get(page, headers={"Authorization": f"Bearer {key}"}).status_code == 302


def test_a_browser_s_session_opens_nothing_at_the_interface(signed_in, hall):
    """So that no other site can send it there."""
    assert signed_in(hall.mei).get("/api/v1/cases").status_code == 401


def test_signing_out_empties_the_browser(signed_in, hall):
    for browser, out in ((Desk(hall.zhao), "desk:sign-out"), (signed_in(hall.mei), "citizen:sign-out")):
        answer = browser.post(reverse(out))

        assert (answer.status_code, answer["Clear-Site-Data"]) == (302, '"cache", "storage"')


def test_a_lost_device_ends_what_it_opened_at_once(hall, zhao):
    desk = Desk(hall.zhao)
    assert desk.get(reverse("desk:account")).status_code == 200

    identity.enrol_second_factor(zhao, by=hall.sun)

    assert desk.get(reverse("desk:account")).status_code == 302


def test_a_token_of_two_minutes_ago_opens_nothing(client, zhao, factor, at):
    token = token_of(factor.key)
    at("2026-03-02 10:02")

    assert client.post(first_step(client, zhao).url, {"token": token}).status_code == 422


def test_one_time_tokens_are_those_of_the_standard():
    """RFC 6238, appendix B, SHA-1, eight digits; our own devices show the last six of them."""
    totp = TOTP(b"12345678901234567890", digits=8)
    shown = {}
    for moment in (59, 1111111109, 2000000000):
        totp.time = moment
        shown[moment] = f"{totp.token():08}"

    assert shown == {59: "94287082", 1111111109: "07081804", 2000000000: "69279037"}


def test_every_password_has_a_salt_of_its_own():
    hasher = Argon2PasswordHasher()
    first, second = (hasher.encode(PASSWORD, hasher.salt()) for _ in range(2))

    assert first.startswith("argon2$argon2id$")
    assert first.split("$")[-2] != second.split("$")[-2]
    assert hasher.salt_entropy >= 128  # bits


def test_the_way_in_asks_for_no_secret_of_one_s_life():
    assert list(SignInForm.base_fields) == ["account", "password"]
    assert list(TokenForm.base_fields) == ["token"]


def test_a_password_may_be_pasted_and_remembered_by_the_browser(client):
    box = str(SignInForm()["password"])

    assert 'autocomplete="current-password"' in box
    assert "onpaste" not in box
    assert "readonly" not in box


# ------------------------------------------------------------------------------------------------ boxes


def test_a_box_nobody_asked_for_changes_nothing(signed_in, hall):
    mei = account_of(hall.mei)
    before = (mei.level, mei.kind, mei.own_party_id, mei.is_sample, mei.posts.count())

    signed_in(hall.mei).post(PROFILE, {
        "address": "示例路9号", "region": "", "level": "3", "kind": "staff", "is_sample": "1", "own_party": "1",
        "role": "SUPERVISOR", "state": "closed", "number": "boss",
    })  # fmt: skip

    mei = Account.objects.select_related("own_party").get(pk=mei.pk)
    assert mei.own_party.address == "示例路9号"
    assert (mei.level, mei.kind, mei.own_party_id, mei.is_sample, mei.posts.count()) == before
    assert (mei.number, mei.state) == (hall.mei.account, "active")


def test_a_box_of_the_interface_nobody_asked_for_changes_nothing(mei, application, hall):
    told = mei.post("/cases", application | {"state": "granted", "handler": hall.zhao.account, "number": "X"})

    case = mei.get(f"/cases/{told.json()['number']}").json()
    assert (told.status_code, case["state"], case["number"] == "X") == (201, "SUBMITTED", False)


def test_a_doubled_box_is_one_value_and_an_address_is_no_box(signed_in, hall):
    browser, before = signed_in(hall.mei), standing()

    both = browser.post(f"{PROFILE}?address=from-the-address", "address=first&address=%s" % ("长" * 300),
                        content_type="application/x-www-form-urlencoded")  # fmt: skip
    address_only = browser.post(reverse("citizen:own-data-erasure") + "?sure=on")

    assert both.status_code == 422  # the last counts, is checked, and is too long: nothing of the first was taken
    assert address_only.status_code in {409, 422}
    assert standing() == before


def test_what_was_typed_is_shown_as_it_was_typed_and_runs_nothing(signed_in, hall):
    browser = signed_in(hall.mei)

    browser.post(PROFILE, {"address": TURNED, "region": ""})
    page = browser.get(PROFILE).text

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;ねこ O&#x27;Hara 🐎" in page


def test_no_secret_is_asked_for_in_an_address_of_the_interface():
    described = api.get_openapi_schema(path_prefix="/api/v1/")["paths"]
    asked = {
        parameter["name"]
        for path in described.values()
        for operation in path.values()
        for parameter in operation.get("parameters", [])
        if parameter["in"] in {"query", "path"}
    }

    assert len(asked) > 10
    assert asked & SECRETS == set()


# ------------------------------------------------------------------------------------------------ what lies there


def cells():
    """Every cell of every table, as bytes."""
    with connection.cursor() as asked:
        for table in connection.introspection.table_names(asked):
            asked.execute(f'SELECT * FROM "{table}"')
            for row in asked.fetchall():
                for cell in row:
                    yield table, bytes(cell) if isinstance(cell, bytes | memoryview) else str(cell).encode()


def test_what_a_person_typed_lies_readable_in_no_table(hall):
    case, mei = hall.accepted(), account_of(hall.mei)
    typed = {mei.name, mei.phone, mei.own_party.code, *map(str, case.answers.values())}
    typed = {words.encode() for words in typed if len(words) > 1}

    found = [(table, words.decode()) for table, cell in cells() for words in typed if words in cell]

    assert len(typed) >= 3  # number, phone and an answer of the form, at least
    assert found == []


# ------------------------------------------------------------------------------------------------ pages and files


def test_when_asking_who_it_is_fails_nothing_is_shown(hall, monkeypatch):
    desk, number = Desk(hall.zhao), hall.accepted().number
    desk.raise_request_exception = False

    def broken(*_):
        raise RuntimeError("the rights cannot be read")

    monkeypatch.setattr(actors.reads, "actor", broken)
    answer = desk.get(reverse("desk:case", args=[number]))

    assert answer.status_code == 500
    assert number not in answer.text
    assert "rights cannot be read" not in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/static/", "/static/desk/", "/.git/config", "/.env", "/manage.py", "/yichuang/config/settings.py", "/var/",
        "/static/../manage.py", "/static/%2e%2e/manage.py", "/static/..%2fmanage.py", "/files/", "/static/.DS_Store",
        "/settings.py~", "/requirements.lock", "/Thumbs.db", "/yichuang.sqlite3", "/backup.tar.gz",
    ],
)  # fmt: skip
def test_no_folder_is_listed_and_no_file_of_the_house_is_served(client, path):
    answer = client.get(path)

    assert answer.status_code == 404
    assert "SECRET_KEY" not in answer.text


def test_a_file_handed_in_is_answered_as_what_it_is_and_as_nothing_that_runs(hall):
    """Whatever its sender named it: the kinds taken are drawn or saved by a browser, never run."""
    case = hall.accepted()
    supply = Supply.objects.filter(material__case=case, kind="file").first()

    answer = Desk(hall.zhao).get(reverse("desk:case-file", args=[case.number, supply.pk]))

    assert answer.status_code == 200
    assert answer["Content-Type"] in {"application/pdf", "image/png", "image/jpeg"}
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'self'" in answer["Content-Security-Policy"]
    assert answer["Content-Disposition"].startswith(("inline; filename", "attachment; filename"))

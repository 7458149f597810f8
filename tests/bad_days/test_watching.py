"""Who came in, who was turned away and from what: one line each, with nothing in it that was typed."""

import json
import logging

import pytest
from django.test import Client
from django.urls import reverse

from yichuang.channels.desk.tests.conftest import Desk
from yichuang.channels.desk.tests.signing import PASSWORD, first_step, token_of
from yichuang.domain.cases.tests.factories import account_of
from yichuang.domain.identity import acts as identity

pytestmark = pytest.mark.django_db
LINE_END = chr(0x2028)


@pytest.fixture
def zhao(hall):
    """赵's account, with a password; no sample."""
    account = account_of(hall.zhao)
    account.is_sample = False
    account.set_password(PASSWORD)
    account.save()
    return account


@pytest.fixture
def told(caplog):
    """The lines since the last time they were asked for, as what they hold."""
    caplog.set_level(logging.INFO, logger="yichuang.security")

    def lines() -> list[dict]:
        found = [json.loads(each.getMessage()) for each in caplog.records if each.name == "yichuang.security"]
        caplog.clear()
        return found

    return lines


def what(lines) -> list[tuple]:
    return [(line["what"], line["account"]) for line in lines]


def test_whoever_comes_in_and_goes_is_written_down(client, zhao, factor, told):
    client.post(first_step(client, zhao).url, {"token": token_of(factor.key)})
    client.post(reverse("desk:sign-out"))

    lines = told()
    assert what(lines)[-2:] == [("came_in", zhao.number), ("went", zhao.number)]
    assert lines[-2] == {
        "what": "came_in", "account": zhao.number, "from": "127.0.0.1", "page": "desk:second-factor",
    }  # fmt: skip


def test_a_wrong_password_token_and_code_are_written_down(client, zhao, factor, told, caller):
    first_step(client, zhao, password="wrong horse 一窗")
    client.post(first_step(client, zhao).url, {"token": "000000"})
    client.post(reverse("citizen:sign-in"), {"phone": "13900000077"})
    client.post(reverse("citizen:sign-in-code"), {"code": "000000"})
    caller().post("/session", {"username": zhao.number, "password": PASSWORD, "otp": "000000"})

    mine = zhao.number
    assert [each for each in what(told()) if each[0].startswith("wrong")] == [
        ("wrong_password", mine), ("wrong_token", mine), ("wrong_code", ""), ("wrong_token", mine),
    ]  # fmt: skip


def test_a_locked_account_is_written_down(client, zhao, told, settings):
    settings.AXES_ENABLED = True

    for _ in range(6):
        first_step(client, zhao, password="wrong horse 一窗")

    assert ("locked", zhao.number) in what(told())


def test_nothing_that_was_typed_is_written(client, zhao, told, caplog):
    for typed in ("430203198202020074", "my own password\nforged", f"x{LINE_END}y", PASSWORD):
        client.post(reverse("desk:sign-in"), {"account": typed, "password": "secret horse 一窗"})

    lines = told()
    assert what(lines) == [("wrong_password", "nobody")] * 4
    assert {len(json.dumps(line).splitlines()) for line in lines} == {1}


def test_a_line_cannot_be_forged(hall, told, caplog):
    zhao_at_the_desk = Desk(hall.zhao)

    zhao_at_the_desk.get(f"/desk/cases/a%0Ab{LINE_END}c/")

    assert told()[-1]["page"] == f"desk:case a\nb{LINE_END}c"
    zhao_at_the_desk.get(f"/desk/cases/a%0Ab{LINE_END}c/")
    written = [each.getMessage() for each in caplog.records if each.name == "yichuang.security"]
    assert [len(line.splitlines()) for line in written] == [1]  # the end of a line stands in it as its number


def test_whoever_is_turned_away_is_written_down_with_the_page(hall, told, caller, mei):
    number, desk = hall.accepted().number, Desk(hall.zhao)
    told()

    desk.get(reverse("desk:staff"))
    mei.get("/cases/YC-NOBODYS")
    caller().get("/cases")
    Client(enforce_csrf_checks=True).post(reverse("citizen:sign-in"), {"phone": "13900000077"})
    Client().generic("TRACE", "/")
    desk.get(reverse("desk:case", args=[f"{number}X"]))

    assert [(line["what"], line["account"], line["page"]) for line in told()] == [
        ("not_yours", hall.zhao.account, "desk:staff"),
        ("not_found", hall.mei.account, "api:case YC-NOBODYS"),
        ("no_token", "", "api:file"),
        ("not_yours", "", "citizen:sign-in"),
        ("unknown_method", "", ""),
        ("not_found", hall.zhao.account, f"desk:case {number}X"),
    ]


def test_a_stranger_who_finds_nothing_is_no_news(client, told):
    client.get("/no/such/page/")

    assert told() == []


def test_the_line_goes_where_the_product_writes_its_log():
    """Whatever level the bureau sets for the rest."""
    from yichuang.config import settings as product  # noqa: PLC0415

    assert product.LOGGING["loggers"]["yichuang.security"] == {"level": "INFO"}
    assert product.LOGGING["root"]["handlers"] == ["console"]
    assert product.LOGGING["formatters"]["line"]["format"].startswith("{asctime} {levelname} {name}: ")


def test_a_token_of_a_machine_is_written_down_when_it_is_given(zhao, factor, told, caller):
    said = caller().post("/session", {"username": zhao.number, "password": PASSWORD, "otp": token_of(factor.key)})

    assert said.json()["token"] != ""
    assert what(told()) == [("came_in", zhao.number)]


def test_a_password_somebody_else_set_is_changed_first_everywhere(zhao, factor, caller, hall):
    client = Client()
    given, own = "当面告诉的示例口令 2026", "只有本人知道的示例 2026"
    identity.set_password(zhao, given, by=hall.sun)

    client.post(first_step(client, zhao, password=given).url, {"token": token_of(factor.key)})
    kept_out = client.get(reverse("desk:queue"))
    at_the_interface = caller().post("/session", {"username": zhao.number, "password": given, "otp": "000000"})

    assert kept_out.url == reverse("desk:own-password")
    assert "别人替您设的" in client.get(kept_out.url).text
    assert (at_the_interface.status_code, list(at_the_interface.json()["errors"])) == (422, ["password"])
    client.post(kept_out.url, {"old": given, "password": own, "again": own})
    assert client.get(reverse("desk:queue")).status_code == 200


def test_a_password_somebody_else_set_runs_out(client, zhao, hall, at):
    identity.set_password(zhao, "当面告诉的示例口令 2026", by=hall.sun)

    at("2026-03-16 09:59")
    assert first_step(client, zhao, password="当面告诉的示例口令 2026").status_code == 302
    at("2026-03-16 10:01")
    assert first_step(client, zhao, password="当面告诉的示例口令 2026").status_code == 422


def test_whoever_slept_finds_no_way_in_at_the_interface_either(zhao, factor, caller, at):
    at("2026-09-01 10:00")

    said = caller().post("/session", {"username": zhao.number, "password": PASSWORD, "otp": token_of(factor.key)})

    assert (said.status_code, list(said.json()["errors"])) == (422, ["password"])

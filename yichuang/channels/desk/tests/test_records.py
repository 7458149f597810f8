"""操作记录 and the people, as the three administrators (三员) have them before them."""

import pytest
from django.apps import apps
from django.urls import reverse

from yichuang.channels.desk import record_words, records
from yichuang.domain.cases.tables import WHY_LOOK
from yichuang.domain.cases.tests.factories import account_of
from yichuang.domain.identity import acts
from yichuang.domain.identity.tests.factories import BodyFactory, staff
from yichuang.kernel import ledger
from yichuang.kernel.models import Thing

RECORDS = reverse("desk:records")
PASSWORD = "correct horse 一窗"


@pytest.fixture
def three(hall, desk):
    """The browsers of the three administrators of the bureau."""
    bureau = BodyFactory(kind="bureau", region=hall.body.region)
    return {role: desk(staff(role, body=bureau, scope=("*",))) for role in ("SYSTEM", "SECURITY", "AUDITOR")}


def lines(page) -> list[tuple]:
    return [(line.act, line.thing) for line in page.context["lines"]]


def test_every_act_stands_there_the_newest_first(three, hall):
    case = hall.accepted()

    page = three["AUDITOR"].get(RECORDS)

    assert lines(page)[0] == ("accept", f"case:{case.number}")
    assert [line.pk for line in page.context["lines"]] == sorted(
        (line.pk for line in page.context["lines"]), reverse=True
    )


def test_every_kind_of_thing_and_every_act_has_a_word():
    kinds = {model._meta.model_name: model for model in apps.get_models() if issubclass(model, Thing)}

    assert set(record_words.KINDS) == set(kinds)
    assert {word for word, _ in record_words.KINDS.values() if not word.strip()} == set()


def test_a_line_is_said_in_words(three, hall):
    hall.accepted()

    page = three["AUDITOR"].get(RECORDS)

    assert next(each["kind"] for _, each in page.context["said"]) == "办件"
    assert {each["act"] for _, each in page.context["said"] if each["act"].isascii()} == set()


def test_an_auditor_of_less_than_the_house_reads_nothing(hall, desk):
    """The rules of posts make none; one written by hand would still see nothing."""
    narrow = desk(staff("AUDITOR", body=hall.body))

    assert narrow.get(RECORDS).status_code == 403


def test_a_thing_is_found_by_its_number_and_a_person_by_the_account(three, hall):
    first, _ = hall.accepted(), hall.accepted()

    of_thing = three["AUDITOR"].get(RECORDS, {"thing": first.number})
    of_person = three["AUDITOR"].get(RECORDS, {"account": hall.mei.account})
    of_nobody = three["AUDITOR"].get(RECORDS, {"thing": "X", "account": hall.zhao.account})

    assert {line.thing for line in of_thing.context["lines"]} == {f"case:{first.number}"}
    assert {line.account for line in of_person.context["lines"]} == {hall.mei.account}
    assert "没有这样的记录" in of_nobody.text


def test_a_page_follows_the_other_without_gap_or_repetition(three, hall, monkeypatch):
    monkeypatch.setattr(records, "SIZE", 3)
    case = hall.accepted()
    address, seen = f"{RECORDS}?thing={case.number}", []
    while address:
        page = three["AUDITOR"].get(address)
        seen += [line.seq for line in page.context["lines"]]
        address = page.context["next"] and RECORDS + page.context["next"]

    assert seen == list(range(ledger.last(case).seq, 0, -1))
    assert len(seen) > 3


@pytest.mark.parametrize("before", ["x", "-1", "9" * 30])
def test_a_place_that_is_none_is_the_start(three, hall, before):
    hall.accepted()

    assert len(lines(three["AUDITOR"].get(RECORDS, {"before": before}))) > 1


def test_nobody_else_reads_them_and_nothing_can_be_done_there(three, hall, desk):
    others = [three["SYSTEM"], three["SECURITY"], desk(hall.sun), desk(hall.zhao)]

    assert [browser.get(RECORDS).status_code for browser in others] == [403] * 4
    assert three["AUDITOR"].post(RECORDS).status_code == 405


def test_the_auditor_reads_who_looked_but_opens_no_case(three, hall, desk):
    case = hall.accepted()
    looked = desk(hall.zhao).post(
        reverse("desk:case-numbers", args=[case.number]), {"why": WHY_LOOK[0][0], "note": "示例"}
    )

    page = three["AUDITOR"].get(reverse("desk:looks"))

    assert looked.status_code == 200
    assert [(line.kind, line.href) for line in page.context["lines"]] == [("case", "")]
    assert three["AUDITOR"].get(reverse("desk:case", args=[case.number])).status_code == 404


PEOPLE = {
    "accounts": ("desk:person-password", "desk:person-token", "desk:person-deactivation"),
    "posts": ("desk:person-appointment", "desk:person-stand-in"),
}


def opens(browser, hall) -> dict[str, set[int]]:
    return {
        what: {browser.get(reverse(name, args=[hall.wu.account])).status_code for name in names}
        for what, names in PEOPLE.items()
    }


def test_apart_each_keeps_the_own_part_of_the_people_and_a_supervisor_none(three, hall, desk, settings):
    settings.ADMINISTRATORS_APART = True

    assert opens(three["SYSTEM"], hall) == {"accounts": {200}, "posts": {403}}
    assert opens(three["SECURITY"], hall) == {"accounts": {403}, "posts": {200}}
    assert opens(three["AUDITOR"], hall) == {"accounts": {403}, "posts": {403}}
    assert opens(desk(hall.sun), hall) == {"accounts": {403}, "posts": {403}}


def test_the_page_of_a_person_offers_what_one_keeps_and_no_case(three, hall, settings):
    settings.ADMINISTRATORS_APART = True
    case, page = hall.accepted(), reverse("desk:person", args=[hall.zhao.account])
    system, security = three["SYSTEM"].get(page).text, three["SECURITY"].get(page).text

    assert ("重设密码" in system, "任职或授权" in system) == (True, False)
    assert ("重设密码" in security, "任职或授权" in security) == (False, True)
    assert case.number not in system + security
    assert three["SYSTEM"].post(reverse("desk:person-handing-on", args=[hall.zhao.account])).status_code == 403


def test_a_security_administrator_gives_a_post_and_a_system_administrator_a_password(three, hall, settings):
    settings.ADMINISTRATORS_APART = True
    wu, password = account_of(hall.wu), reverse("desk:person-password", args=[hall.wu.account])
    given = {"body": hall.body.code, "role": "CERT_CLERK", "title": "", "items": "", "document": ""}

    assert three["SECURITY"].post(reverse("desk:person-appointment", args=[wu.number]), given).status_code == 302
    assert three["SYSTEM"].post(password, {"password": PASSWORD}).status_code == 302

    assert "CERT_CLERK" in wu.roles
    assert account_of(hall.wu).check_password(PASSWORD)
    assert acts.end_post(wu.posts.get(role="CERT_CLERK"), by=three["SECURITY"].actor).state == "ended"

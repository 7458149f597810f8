"""Who applies: the number on the document, somebody known or somebody new."""

import pytest

from yichuang.channels.desk.tests.test_intake import applicant, step
from yichuang.domain.cases import reads
from yichuang.domain.cases.tests.factories import Hall, party_of
from yichuang.domain.identity import reads as identity
from yichuang.domain.identity.tests.factories import (
    TOWN,
    VILLAGE,
    BodyFactory,
    PartyFactory,
    RegionFactory,
    citizen_number,
    credit_code,
)
from yichuang.kernel import ledger


def test_a_known_number_fills_the_form_and_asks_to_compare(kong, hall):
    mei = party_of(hall.mei)

    page = kong.post(applicant(hall), {"id_number": mei.code.lower(), "name": "", "phone": "", "address": ""})

    assert page.status_code == 200
    assert page.context["known"] == mei
    assert page.context["form"]["name"].value() == "梅"
    assert not reads.drafts_at_counter(hall.counter).exists()


def test_going_on_opens_a_draft_bound_to_window_and_party(kong, hall):
    mei = party_of(hall.mei)

    answer = kong.post(
        applicant(hall), {"id_number": mei.code, "name": "梅", "phone": mei.phone, "address": mei.address}
    )

    case = reads.drafts_at_counter(hall.counter).get()
    assert answer.url == step("form", case)
    assert (case.channel, case.party_number, case.account) == ("counter", mei.number, hall.counter.account)


def test_somebody_new_is_registered_by_the_number_on_the_document(kong, hall):
    number = citizen_number(777)

    kong.post(
        applicant(hall), {"id_number": number, "name": "示例新人", "phone": "13911110000", "address": "示例路7号"}
    )

    party = identity.party_with_code(number, by=hall.counter)
    assert (party.name, party.kind, party.code_kind) == ("示例新人", "natural", "111")


def test_a_credit_code_registers_an_organisation(kong, hall):
    code = credit_code(777)

    kong.post(applicant(hall), {"id_number": code, "name": "示例新公司", "phone": "", "address": ""})

    assert identity.party_with_code(code, by=hall.counter).kind == "legal"


def test_an_organisation_to_be_formed_needs_no_code(kong, hall):
    kong.post(
        applicant(hall), {"document": "forming", "id_number": "", "name": "示例拟设公司", "phone": "", "address": ""}
    )

    case = reads.drafts_at_counter(hall.counter).get()
    assert identity.party(case.party_number).kind == "forming"


@pytest.mark.parametrize(
    ("document", "number"), [("516", "X12345678"), ("511", "1234567"), ("553", "923"), ("002", "MB0000018")]
)
def test_a_number_that_no_such_document_has_is_said_at_its_field(kong, hall, document, number):
    answer = kong.post(applicant(hall), {"document": document, "id_number": number, "name": "示例人", "phone": "139"})

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["id_number"])
    assert not reads.drafts_at_counter(hall.counter).exists()


@pytest.mark.parametrize(("document", "number"), [("516", "H12345678"), ("511", "12345678"), ("002", "MB0000019")])
def test_somebody_with_another_document_is_registered(kong, hall, document, number):
    kong.post(applicant(hall), {"document": document, "id_number": number, "name": "示例人", "phone": "13911110000"})

    assert identity.party_with_code(number, by=hall.counter).code_kind == document


@pytest.mark.parametrize("number", ["430203198503170018", "12345", "91430203MA4L000115"])
def test_a_number_whose_check_character_is_wrong_goes_no_further(kong, hall, number):
    answer = kong.post(applicant(hall), {"id_number": number, "name": "示例人", "phone": "139", "address": ""})

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["id_number"]
    assert answer.context["form"]["name"].value() == "示例人"
    assert not reads.drafts_at_counter(hall.counter).exists()


def test_a_known_number_under_another_name_is_refused_in_the_form(kong, hall):
    answer = kong.post(
        applicant(hall), {"id_number": party_of(hall.mei).code, "name": "示例别人", "phone": "", "address": ""}
    )

    assert answer.status_code == 422
    assert "姓名或名称不一致" in answer.text


def test_an_item_for_organisations_does_not_take_a_person(kong, hall):
    type(hall.version).objects.update(audience=["2", "3"])

    answer = kong.post(
        applicant(hall), {"id_number": party_of(hall.mei).code, "name": "梅", "phone": "", "address": ""}
    )

    assert answer.context["form"].errors["id_number"] == ["本事项由单位申请，请输入单位的统一社会信用代码"]


def test_an_item_of_the_towns_goes_to_the_town_of_the_village(desk, at):
    district = RegionFactory()
    town_region = RegionFactory(code=TOWN, parent=district)
    RegionFactory(code=VILLAGE, parent=town_region)
    town = BodyFactory(town=True, region=town_region)
    hall = Hall(body=BodyFactory(code="TOWNS", is_collective=True))
    kong, mei = desk(hall.counter), PartyFactory(name="梅")
    boxes = {"id_number": mei.code, "name": "梅", "phone": "", "address": ""}

    without = kong.post(applicant(hall), boxes)
    kong.post(applicant(hall), boxes | {"region": VILLAGE})

    assert without.context["form"].errors["region"] == ["请选择所在的村（社区）"]
    assert reads.drafts_at_counter(hall.counter).get().deciding_body_id == town.code


def test_a_new_number_without_a_name_asks_for_the_name(kong, hall):
    answer = kong.post(applicant(hall), {"id_number": "430203198503170025", "name": "", "phone": "", "address": ""})

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["name"]
    assert not reads.drafts_at_counter(hall.counter).exists()


def test_a_number_typed_full_width_is_the_same_number(kong, hall):
    wide = party_of(hall.mei).code.translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"})

    answer = kong.post(applicant(hall), {"id_number": wide, "name": "", "phone": "", "address": ""})

    assert answer.context["known"] == party_of(hall.mei)


def test_a_new_phone_told_at_the_window_is_kept_and_the_ledger_does_not_say_which(kong, hall):
    party = party_of(hall.mei)
    was = (party.phone, party.address)
    told = {"id_number": party.code, "name": party.name, "phone": "13900000088", "address": ""}

    kong.post(applicant(hall), told)

    party.refresh_from_db()
    assert (party.phone, party.address) == ("13900000088", was[1])
    entry = ledger.last(party)
    assert (entry.act, entry.facts) == ("correct", {"changed": ["phone"]})
    assert "13900000088" not in str(vars(entry))

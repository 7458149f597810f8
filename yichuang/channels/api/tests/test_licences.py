"""A licence over the interface: to its holder, and to staff who say why."""

import pytest

from yichuang.domain.licences import reads


@pytest.fixture
def licence(hall):
    return reads.named(hall.delivered().licence_identifier)[0]


@pytest.fixture
def address(licence):
    return f"/licences/{licence.identifier}"


def readings(licence):
    return [(reading.why, reading.case_number) for reading in reads.read_by(licence)]


def test_the_holder_gets_it_whole(mei, address, licence):
    told = mei.get(address).json()

    assert (told["holder"], told["state"], told["version"]) == (licence.holder_name, "valid", 1)
    assert readings(licence) == [("own", "")]


def test_staff_get_it_only_with_a_reason_that_is_kept(caller, hall, licence, address):
    clerk = caller(hall.clerk)

    refused = clerk.get(address)
    answer = clerk.get(f"{address}?why=case&case=YC9")

    assert (refused.status_code, answer.status_code) == (409, 200)
    assert refused.json()["reasons"] == ["请选择查看事由：查看证照要留下是谁、为什么。"]
    assert readings(licence) == [("case", "YC9")]


def test_whoever_opens_its_paper_in_a_case_is_written_down(caller, mei, hall, licence):
    paper = f"/documents/{licence.document_id}.pdf"

    answers = [browser.get(paper).status_code for browser in (mei, caller(hall.clerk), caller(hall.li))]

    assert answers == [200, 200, 404]
    assert readings(licence) == [("case", licence.case_number), ("own", licence.case_number)]


def test_a_stranger_learns_nothing_and_leaves_no_trace(caller, hall, licence, address):
    assert caller(hall.li).get(address).status_code == 404
    assert readings(licence) == []


def test_verification_tells_what_is_public_and_masks_the_holder(caller, licence):
    told = caller().post(f"/licences/verify?identifier={licence.identifier}").json()

    assert (told["verdict"], told["number"], told["version"]) == ("valid", licence.number, 1)
    assert told["holder"] == licence.holder_name[:1] + "*" * (len(licence.holder_name) - 1)


def test_a_number_that_a_decision_names_is_not_called_foreign(caller, hall):
    case = hall.granted()

    told = caller().post(f"/licences/verify?identifier={case.certificate_number}").json()

    assert (told["verdict"], told["number"], told["issuer"]) == ("awaited", case.certificate_number, hall.body.name)
    assert {name: told[name] for name in ("identifier", "name", "holder", "issued_on", "decision")} == dict.fromkeys(
        ("identifier", "name", "holder", "issued_on", "decision"), ""
    )

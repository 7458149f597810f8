"""Wrong, missing, oversized, wrongly typed or hostile: a sentence that names the field, and nothing is written."""

import json
from io import BytesIO
from struct import pack
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.bad_days.standing import rows, standing
from yichuang.channels.api.tests.caller import ROOT
from yichuang.domain.cases import acts
from yichuang.domain.cases.tests.factories import PNG
from yichuang.domain.catalogue.tests.factories import FormFieldFactory
from yichuang.domain.identity import acts as identity
from yichuang.domain.identity.tests.factories import citizen_number, credit_code
from yichuang.kernel import documents, local_seal
from yichuang.kernel.refusals import ActRefused
from yichuang.kernel.tests import specimens

pytestmark = pytest.mark.django_db
LINK = "../../../etc/passwd"
TURNED = chr(0x202E)  # what follows is shown from right to left


def problem(answer) -> tuple:
    """The status and the fields at fault of an answer that must be application/problem+json in Chinese."""
    assert answer["Content-Type"] == "application/problem+json"
    told = answer.json()
    assert any("一" <= sign <= "鿿" for sign in json.dumps(told, ensure_ascii=False))
    return answer.status_code, sorted(told.get("errors", {}))


@pytest.mark.parametrize(
    ("change", "fields"),
    [
        ({"item": "NO-SUCH-ITEM"}, ["item"]),
        ({"item": ["a", "list"]}, ["item"]),
        ({"item": None}, ["item"]),
        ({"party": "NOBODY"}, ["party"]),
        ({"party": {"$ne": ""}}, ["party"]),
        ({"fields": "no object"}, ["fields"]),
        ({"fields": {"phone": "12"}}, ["fields.phone", "fields.premises_address"]),
        ({"fields": {"premises_address": "示例路\x00"}}, ["fields.premises_address"]),
        ({"fields": {"premises_address": {"nested": ["x"]}}}, ["fields.premises_address"]),
        ({"fields": {"premises_address": "长" * 100_000}}, ["fields.premises_address"]),
        ({"materials": [{"material": "eins"}]}, ["materials.0.material"]),
        ({"materials": "none"}, ["materials"]),
        ({"consent": "perhaps"}, ["consent"]),
        ({"fields": {"premises_address": "half \ud800"}}, ["fields.premises_address"]),
        ({"fields": {"a\x00b": "x"}}, ["fields"]),
        ({"region": "999\x00"}, ["region"]),
        ({"region": "000000000000"}, ["region"]),
    ],
)
def test_a_wrong_application_names_its_fields_and_writes_nothing(mei, application, change, fields):
    before = standing()

    answer = mei.post("/cases", application | change)

    assert problem(answer) == (422, fields)
    assert standing() == before


@pytest.mark.parametrize("number", [2**63, -1, 0, 99, 2**200])
def test_a_material_that_is_not_on_the_list_is_refused_and_writes_nothing(mei, application, number):
    before = standing()

    answer = mei.post("/cases", application | {"materials": [{"material": number, "paper": True}]})

    assert answer.status_code in {409, 422}
    problem(answer)
    assert standing() == before


@pytest.mark.parametrize("file", ["not-an-id", "00000000-0000-0000-0000-000000000000", "\x00", "😀" * 50])
def test_a_file_nobody_handed_in_is_refused_and_writes_nothing(mei, application, file):
    before = standing()

    answer = mei.post("/cases", application | {"materials": [{"material": 1, "file": file}]})

    assert answer.status_code in {409, 422}
    problem(answer)
    assert standing() == before


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'"text"', b"\xff\xfe", b"null", b'{"item": NaN}'])
def test_what_is_no_application_at_all_is_refused(mei, body):
    before = standing()

    answer = mei.client.post(f"{ROOT}/cases", body, content_type="application/json", headers=mei.headers)

    assert answer.status_code in {400, 422}
    problem(answer)
    assert standing() == before


@pytest.mark.parametrize("kind", ["text/plain", "application/xml", "application/x-www-form-urlencoded", "nonsense"])
def test_a_body_of_another_kind_than_json_is_refused(mei, application, kind):
    before = standing()

    answer = mei.client.post(f"{ROOT}/cases", json.dumps(application), content_type=kind, headers=mei.headers)

    assert problem(answer) == (415, [])
    assert standing() == before


@pytest.mark.parametrize("length", [101, 10_000])
def test_a_key_longer_than_any_key_is_refused(mei, application, length):
    before = standing()

    answer = mei.post("/cases", application, **{"Idempotency-Key": "k" * length})

    assert problem(answer) == (422, ["Idempotency-Key"])
    assert standing() == before


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("示例.docx", specimens.container("[Content_Types].xml", "word/document.xml")),
        ("示例.xlsx", specimens.xlsx()),
        ("示例.ofd", specimens.container("OFD.xml")),
    ],
)
def test_a_file_whose_pages_nobody_counts_is_taken_all_the_same(mei, name, content):
    answer = mei.upload(content, name)

    assert (answer.status_code, answer.json()["name"], answer.json()["pages"]) == (201, name, None)


@pytest.mark.parametrize("phone", ["1", "12345678901", "1380000000", "13800000001\x00", "alert(1)", "9" * 5000])
def test_what_is_no_phone_gets_no_code(mei, phone):
    before = standing()

    assert problem(mei.post("/session", {"phone": phone})) == (422, ["phone"])
    assert standing() == before


def test_a_phone_with_spaces_and_country_code_is_that_phone(mei):
    assert mei.post("/session", {"phone": "+86 138-0000-0001"}).status_code == 200
    assert mei.post("/session", {"phone": "13800000001"}).status_code == 409, "a code was sent a moment ago"


def bomb(mark: str) -> bytes:
    """A container of some kilobytes that says it unfolds to more than we ever open."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as parts:
        parts.writestr(mark, b" " * 1024)
        for number in range(4):
            parts.writestr(f"part{number}", b"\x00" * (80 * 1024 * 1024))
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("示例.pdf", b"MZ a program"),
        ("示例.pdf", b"%PDF-1.7\n" + b"x" * 100),
        ("示例.png", b"<svg onload=alert(1)>"),
        ("示例.zip", specimens.container("a.txt")),
        ("示例.docm", specimens.container("word/document.xml", "word/vbaProject.bin")),
        ("空.pdf", b""),
    ],
)
def test_a_file_that_is_not_what_it_claims_is_refused_by_its_field(mei, name, content):
    before = standing()

    assert problem(mei.upload(content, name)) == (422, ["file"])
    assert standing() == before


def test_a_spreadsheet_that_unfolds_without_end_is_refused(mei):
    before = standing()

    assert problem(mei.upload(bomb("xl/workbook.xml"), "示例.xlsx")) == (422, ["file"])
    assert standing() == before


def test_a_document_that_grows_a_thousandfold_is_refused_though_it_stays_below_the_most(mei):
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as parts:
        parts.writestr("word/document.xml", b" " * (100 * 1024 * 1024))
    before = standing()

    assert problem(mei.upload(out.getvalue(), "示例.docx")) == (422, ["file"])
    assert standing() == before


def test_a_picture_of_two_thousand_million_points_is_refused(mei):
    """Some hundred bytes that would fill the memory of whoever opens them."""
    size = pack(">II", 50_000, 50_000)
    assert PNG[16:24] == pack(">II", 1, 1)
    before = standing()

    assert problem(mei.upload(PNG[:16] + size + PNG[24:], "示例.png")) == (422, ["file"])
    assert standing() == before


def test_a_file_over_20_mb_is_refused(mei):
    before = standing()

    assert problem(mei.upload(PNG + b"\x00" * 20 * 1024 * 1024, "示例.png")) == (422, ["file"])
    assert standing() == before


@pytest.mark.parametrize(
    "name", [LINK, "..\\..\\boot.ini", "/etc/passwd", "a\x00b.png", "．．／x.png", f"{TURNED}gnp.exe"]
)
def test_a_name_full_of_tricks_becomes_a_plain_name(mei, name):
    answer = mei.client.post(f"{ROOT}/files", {"file": SimpleUploadedFile("x", PNG, "image/png")}, headers=mei.headers)
    kept = mei.upload(PNG, name).json()["name"]

    assert answer.status_code == 201
    assert kept.endswith(".png")
    assert not {"/", "\\", "\x00", TURNED} & set(kept)
    assert not kept.startswith(".")


@pytest.mark.parametrize(
    "number", [citizen_number(1)[:-1] + "?", citizen_number(1)[:6] + "20990101" + "0015", "1" * 18]
)
def test_a_citizen_number_with_a_wrong_check_digit_is_said_at_its_field(mei, application, hall, number):
    FormFieldFactory(version=hall.version, seq=9, element__code="id_number", element__type="id_number")
    before = rows()

    answer = mei.post("/cases", application | {"fields": application["fields"] | {"id_number": number}})

    assert problem(answer) == (422, ["fields.id_number"])
    assert rows() == before


def test_the_same_key_twice_is_one_case_and_nothing_more_is_written(mei, application):
    first = mei.post("/cases", application, **{"Idempotency-Key": "k-1"}).json()
    before = rows()

    second = mei.post("/cases", application, **{"Idempotency-Key": "k-1"})

    assert (second.status_code, second.json()["number"]) == (201, first["number"])
    assert rows() == before


def test_an_abolished_item_takes_no_application(mei, application, hall):
    hall.version.state = "abolished"
    hall.version.save()
    before = standing()

    answer = mei.post("/cases", application)

    assert problem(answer)[0] == 409
    assert "已取消，现在不能申请" in answer.json()["reasons"][0]
    assert standing() == before


def test_an_act_that_is_not_in_the_table_or_comes_too_late_writes_nothing(hall, caller):
    case, zhao, qian = hall.accepted(), caller(hall.zhao), caller(hall.qian)
    before = standing()

    assert problem(zhao.act(case.number, "approve_everything"))[0] == 404
    assert problem(zhao.act(case.number, "accept"))[0] == 409
    assert problem(qian.act(case.number, "extend", days="many", reason="示例")) == (422, ["days"])
    assert problem(qian.act(case.number, "extend", days=10**30, reason="示例")) == (422, ["days"])
    assert standing() == before


@pytest.mark.parametrize("code", [credit_code(1)[:-1] + "I", "", "9" * 18, "示例"])
def test_a_wrong_credit_code_registers_no_company(hall, code):
    before = rows()

    with pytest.raises(ActRefused):
        identity.register_party(kind="legal", name="示例", code_kind="001", code=code, by=hall.counter)
    assert rows() == before


def test_a_seal_that_is_missing_waits_and_is_put_on_when_the_key_comes(hall, monkeypatch, settings, tmp_path):
    case = hall.received()
    kept = local_seal.signer

    def missing(body, name):
        raise FileNotFoundError(f"{body}.pem")

    monkeypatch.setattr(local_seal, "signer", missing)
    acts.accept(case, by=hall.zhao)
    paper = documents.of(case).get(code="DOC-03")
    documents.seal(paper)
    paper.refresh_from_db()
    assert (paper.sealing, paper.tries, paper.file) == ("to_be_sealed", 1, None)

    monkeypatch.setattr(local_seal, "signer", kept)
    documents.seal(paper)
    paper.refresh_from_db()
    assert paper.sealing == "sealed"

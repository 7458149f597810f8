"""What anybody may ask without signing in: progress by number and password, and whether a licence is genuine."""

import pytest
from django.urls import reverse

from yichuang.domain.cases import reads
from yichuang.kernel import documents

pytestmark = pytest.mark.django_db
PROGRESS, VERIFICATION = "citizen:progress", "citizen:verification"


def ask(client, number, password):
    return client.post(reverse(PROGRESS), {"number": number, "password": password})


def wrong(case):
    return f"{(int(case.password) + 1) % 10**6:06}"


def test_number_and_password_show_how_far_it_is_and_nothing_more(client, hall):
    case = hall.accepted()

    page = ask(client, f" {case.number.lower()} ", case.password)

    assert page.context["found"]["state"] == "已受理"
    assert hall.mei.name not in page.text
    assert "示例路" not in page.text


def test_a_wrong_pair_does_not_say_which_half_was_wrong(client, hall):
    case = hall.accepted()

    answers = [ask(client, case.number, wrong(case)), ask(client, "YC0000000000000", case.password)]

    assert [page.status_code for page in answers] == [422, 422]
    assert answers[0].context["form"].errors == answers[1].context["form"].errors


def test_five_wrong_passwords_lock_the_number_even_for_the_right_one(client, hall):
    case = hall.accepted()
    for _ in range(5):
        assert ask(client, case.number, wrong(case)).status_code == 422

    page = ask(client, case.number, case.password)

    assert page.status_code == 429
    assert "登录“我的办件”照样能看" in page.text


def test_a_right_password_clears_the_count(client, hall):
    case = hall.accepted()
    for _ in range(4):
        ask(client, case.number, wrong(case))
    ask(client, case.number, case.password)

    assert ask(client, case.number, wrong(case)).status_code == 422


def test_a_draft_has_no_progress(client, hall):
    case = hall.drafted()

    assert ask(client, case.number, case.password).status_code == 422


def test_the_qr_code_of_a_receipt_fills_in_the_number(client):
    assert 'value="YC1"' in client.get(reverse(PROGRESS), {"number": "YC1"}).text


# --------------------------------------------------------------------------------------------- verification


def test_the_qr_code_of_a_licence_shows_that_it_holds(client, hall, settings):
    case = hall.delivered()

    licence = next(paper for paper in reads.documents_of(case) if paper.code == "DOC-12")

    page = client.get(licence.snapshot["query"]["url"].removeprefix(settings.PUBLIC_BASE_URL))

    assert (page.context["word"], page.context["colour"]) == ("真实有效", "green")
    assert ("证照名称", "示例许可证") in page.context["lines"]


def test_a_typed_identifier_leads_to_its_licence(client, hall):
    identifier = hall.delivered().licence_identifier

    response = client.post(reverse(VERIFICATION), {"code": f" {identifier.lower()} "})

    assert response.url == reverse("citizen:licence", args=[identifier])


def test_the_file_as_issued_is_genuine_and_a_changed_one_is_not(client, hall, picture):
    case = hall.delivered()
    licence = next(paper for paper in reads.documents_of(case) if paper.code == "DOC-12")
    pdf = documents.pdf(licence)

    genuine = client.post(reverse(VERIFICATION), {"file": picture("证.pdf", pdf)})
    changed = client.post(reverse(VERIFICATION), {"file": picture("证.pdf", pdf.replace(b"/Page", b"/Pagf", 1))})

    assert genuine.context["word"] == "真实有效"
    assert changed.context["word"] == "被改动过"


def test_a_foreign_file_is_not_ours(client, picture):
    page = client.post(reverse(VERIFICATION), {"file": picture("外.pdf", b"%PDF-1.4\n%%EOF")})

    assert page.context["word"] == "查不到"


def test_many_files_from_one_place_are_too_many_and_a_code_is_still_looked_up(client, picture, settings):
    settings.VERIFY_ADDRESS_TRIES = 2

    def upload(address="192.0.2.1"):
        return client.post(reverse(VERIFICATION), {"file": picture("外.pdf", b"%PDF-1.4")}, REMOTE_ADDR=address)

    answers = [upload().status_code, upload().status_code]
    refused = upload()
    typed = client.post(reverse(VERIFICATION), {"code": "ABCD2345EFGH"}, REMOTE_ADDR="192.0.2.1")

    assert (answers, refused.status_code) == ([200, 200], 429)
    assert "从当前网络上传查验的次数太多，请过一小时再传" in refused.text
    assert typed.context["word"] == "查不到"
    assert upload("192.0.2.2").status_code == 200


def test_an_hour_later_files_are_checked_again(client, picture, settings, at):
    settings.VERIFY_ADDRESS_TRIES = 1
    at("2026-03-02 10:00")
    assert client.post(reverse(VERIFICATION), {"file": picture("外.pdf", b"%PDF-1.4")}).status_code == 200
    assert client.post(reverse(VERIFICATION), {"file": picture("外.pdf", b"%PDF-1.4")}).status_code == 429

    at("2026-03-02 11:01")

    assert client.post(reverse(VERIFICATION), {"file": picture("外.pdf", b"%PDF-1.4")}).status_code == 200


def test_the_query_code_of_a_paper_shows_its_face(client, hall):
    paper = reads.documents_of(hall.accepted()).last()

    page = client.post(reverse(VERIFICATION), {"code": paper.query_code})

    assert ("文号", paper.number) in page.context["lines"]


def test_nothing_asked_says_what_to_fill_in(client):
    page = client.post(reverse(VERIFICATION), {"code": ""})

    assert page.status_code == 422
    assert page.context["form"].errors["code"] == ["请填写证照标识、证照编号或文书查询码，或者上传文件"]


def test_the_privacy_notice_is_open_to_all(client):
    assert client.get(reverse("citizen:privacy")).status_code == 200


def test_the_number_on_a_decision_whose_certificate_is_not_made_is_ours_and_tells_of_nobody(client, hall):
    case = hall.granted()

    page = client.post(reverse(VERIFICATION), {"code": case.certificate_number})

    assert (page.context["word"], page.context["colour"]) == ("证照没有制出", "yellow")
    assert page.context["lines"] == [("证照编号", case.certificate_number), ("颁发机关", hall.body.name)]
    for told in (case.number, case.applicant_name, case.item_name):
        assert told not in page.text

import pytest
from django.urls import reverse

from yichuang.channels.desk.tests.conftest import now
from yichuang.domain.cases import acts, reads
from yichuang.domain.identity.tests.factories import BodyFactory, staff


def page_of(case):
    return reverse("desk:case", args=[case.number])


@pytest.mark.parametrize(
    ("build", "who", "expected"),
    [
        ("submitted", "counter", ["pre_review", "receive", "withdraw"]),
        ("received", "zhao", ["amend", "ask_to_correct", "turn_away", "accept"]),
        ("received", "sun", ["void"]),
        ("accepted", "zhao", ["start_review", "reassign"]),
        ("in_review", "zhao", ["record_site_check", "propose", "offer_hearing", "tell_interested_party"]),
        ("in_review", "wu", []),
        ("proposed", "qian", ["send_back", "grant", "deny", "reassign", "terminate"]),
        ("granted", "clerk", ["make_certificate", "hand_over"]),
        ("ready", "clerk", ["deliver"]),
        ("ready", "zhao", []),
    ],
)
def test_the_buttons_are_the_rows_open_to_the_officer(desk, hall, build, who, expected):
    case = getattr(hall, build)()
    actor = getattr(hall, who)

    page = desk(actor).get(page_of(case))

    assert {row.act for row in page.context["open_acts"]} == set(expected)
    assert {row.act for row in page.context["open_acts"]} == {row.act for row in reads.open_acts(actor, case)}
    assert len(page.context["buttons"]) == len(expected)


def test_acts_of_another_kind_of_matter_are_no_buttons(desk, hall):
    page = desk(hall.zhao).get(page_of(hall.accepted()))

    assert "转外部系统办理" not in page.text
    assert "登记办理结果" not in page.text


def test_the_page_shows_form_materials_documents_and_clocks(desk, hall):
    case = hall.in_review()

    page = desk(hall.zhao).get(page_of(case))

    assert ("经营场所地址", "示例路1号") in page.context["answers"]
    assert [line["line"].supplied for line in page.context["materials"]] == [True]
    assert [paper.code for paper in page.context["documents"]] == ["DOC-01", "DOC-03"]
    assert [clock["kind"] for clock in page.context["clocks"]] == ["notice", "statutory", "promise"]
    assert all(clock["lines"] for clock in page.context["clocks"])
    assert page.context["moments"][0].act == "start_review"


def test_personal_numbers_are_masked(desk, hall):
    case = hall.in_review()
    number = now(case).answers["id_number"]

    page = desk(hall.zhao).get(page_of(case))

    assert number not in page.text
    assert f"{number[:6]}********{number[-4:]}" in page.text


@pytest.mark.parametrize("station", ["in_review", "delivered"])
def test_the_phone_is_masked_and_whoever_has_to_call_opens_it_for_that(desk, hall, station):
    case = getattr(hall, station)()
    phone = now(case).answers["phone"]

    assert phone not in desk(hall.zhao).get(page_of(case)).text
    assert f"{phone[:3]}****{phone[-4:]}" in desk(hall.zhao).get(page_of(case)).text
    assert phone in desk(hall.zhao).post(reverse("desk:case-numbers", args=[case.number]), {"why": "contact"}).text


def test_a_file_handed_in_opens_in_the_browser(desk, hall):
    case = hall.in_review()
    supply = case.materials.get().supplies.get()

    answer = desk(hall.zhao).get(reverse("desk:case-file", args=[case.number, supply.pk]))

    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/png"
    assert answer["Content-Disposition"].startswith("inline")


def test_a_file_of_another_case_is_not_found_here(desk, hall):
    case, other = hall.in_review(), hall.in_review()
    supply = other.materials.get().supplies.get()

    assert desk(hall.zhao).get(reverse("desk:case-file", args=[case.number, supply.pk])).status_code == 404


def test_a_document_opens_as_pdf(desk, hall):
    case = hall.received()
    paper = reads.documents_of(case).get()

    answer = desk(hall.zhao).get(reverse("desk:case-document", args=[case.number, paper.pk]))

    assert answer["Content-Type"] == "application/pdf"
    assert b"".join(answer.streaming_content).startswith(b"%PDF")


def test_a_document_of_another_case_is_not_found_here(desk, hall):
    case, other = hall.received(), hall.received()
    paper = reads.documents_of(other).get()

    assert desk(hall.zhao).get(reverse("desk:case-document", args=[case.number, paper.pk])).status_code == 404


def test_a_case_of_another_office_does_not_exist_for_me(desk, hall):
    case = hall.in_review()
    supply, paper = case.materials.get().supplies.get(), reads.documents_of(case).first()
    li = desk(staff("REVIEWER", "HEAD", body=BodyFactory(), name="李"))

    addresses = [
        page_of(case),
        reverse("desk:case-file", args=[case.number, supply.pk]),
        reverse("desk:case-document", args=[case.number, paper.pk]),
        reverse("desk:case-propose", args=[case.number]),
    ]

    assert [li.get(address).status_code for address in addresses] == [404, 404, 404, 404]


def test_a_draft_filled_in_at_home_does_not_exist_for_staff(desk, hall):
    assert desk(hall.zhao).get(page_of(hall.drafted())).status_code == 404


def test_site_checks_and_follow_ups_are_told(desk, hall):
    case = acts.record_site_check(
        hall.in_review(), by=hall.zhao, officers=[hall.zhao.account, hall.wu.account], result="现场符合要求。"
    )

    page = desk(hall.zhao).get(page_of(case))

    assert [(check["officers"], check["result"]) for check in page.context["checks"]] == [("赵、吴", "现场符合要求。")]


def test_a_case_page_asks_as_often_with_a_long_story(desk, hall, asked):
    case = hall.in_review()
    zhao = desk(hall.zhao)
    zhao.get(page_of(case))

    both = [hall.zhao.account, hall.wu.account]
    acts.record_site_check(case, by=hall.zhao, officers=both, result="第一次。")
    once = asked(zhao, page_of(case))
    acts.record_site_check(case, by=hall.zhao, officers=both, result="第二次。")
    acts.record_site_check(case, by=hall.zhao, officers=both, result="第三次。")

    assert asked(zhao, page_of(case)) == once

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from yichuang.channels.desk.tests.conftest import now
from yichuang.domain.cases import acts
from yichuang.domain.cases.tests.factories import PNG, Hall, party_of
from yichuang.domain.guidance import reads as guidance
from yichuang.domain.identity.tests.factories import (
    BodyFactory,
    staff,
)

INTAKE = reverse("desk:intake")


def applicant(hall):
    return reverse("desk:intake-applicant", args=[hall.version.item_id])


def step(name, case):
    return reverse(f"desk:intake-{name}", args=[case.number])


@pytest.fixture
def draft(hall):
    """A draft begun by the counter clerk for 梅."""
    return acts.draft(item=hall.version.item_id, party=hall.mei.own_party, by=hall.counter, channel="counter")


@pytest.fixture
def filled(hall, draft):
    return acts.save_draft(draft, by=hall.counter, answers={"premises_address": "示例路1号"})


def test_a_code_typed_whole_leads_to_its_item(kong, hall):
    assert kong.get(INTAKE, {"q": hall.version.item_id.lower()}).url == applicant(hall)


def test_words_nobody_uses_find_nothing_and_say_so(kong):
    page = kong.get(INTAKE, {"q": "没有这个词"})

    assert page.context["found"] == []
    assert "没有找到" in page.text


def test_what_a_clerk_searches_in_vain_is_noted_for_whoever_keeps_the_words(kong):
    for words in ("怎么买股票", "", "12345678"):
        kong.get(INTAKE, {"q": words})

    assert [(row.words, row.times) for row in guidance.unanswered()] == [("股票", 1)]


def test_an_item_that_is_suspended_says_why_it_cannot_be_applied_for(kong, hall):
    type(hall.version).objects.update(state="suspended", reason="法规修订")

    page = kong.get(applicant(hall))

    assert page.status_code == 409
    assert "法规修订" in page.text


def test_whatever_is_typed_is_saved_even_when_wrong(kong, draft):
    answer = kong.post(step("form", draft), {"phone": "不是电话", "address": "示例路5号", "premises_address": ""})

    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"phone", "premises_address"}
    assert now(draft).answers["address"] == "示例路5号"
    assert kong.get(step("form", draft)).context["form"]["phone"].value() == "不是电话"


def test_a_whole_form_goes_on_to_the_materials(kong, draft):
    boxes = {"phone": "13900001111", "address": "示例路5号", "premises_address": "示例路6号"}

    assert kong.post(step("form", draft), boxes).url == step("materials", draft)


def test_what_the_document_proves_is_not_asked_again(kong, draft):
    page = kong.get(step("form", draft))

    assert "id_number" not in page.context["form"].fields
    assert "name" not in page.context["form"].fields
    assert party_number(page) == 1


def party_number(page) -> int:
    return sum("********" in answer for _, answer in page.context["known"])


def test_saving_for_later_keeps_the_draft_on_the_list(kong, draft):
    kong.post(step("form", draft), {"premises_address": "示例路6号", "later": "1"})

    assert [line.number for line in kong.get(INTAKE).context["drafts"]] == [draft.number]


def test_paper_seen_and_files_scanned_are_both_kept(kong, filled):
    kong.post(step("materials", filled), {"paper_1": "on", "files_1": SimpleUploadedFile("示例.png", PNG)})

    supplies = filled.materials.get().supplies.filter(replaced=False)
    assert {supply.kind for supply in supplies} == {"paper", "file"}
    assert now(filled).missing == []


def test_a_material_is_taken_off_again(kong, filled):
    kong.post(step("materials", filled), {"paper_1": "on"})

    kong.post(step("materials", filled), {"remove": "1"})

    assert now(filled).missing == ["经营场所使用证明"]


def test_a_file_that_does_not_fit_never_loses_what_came_with_it(kong, filled):
    answer = kong.post(
        step("materials", filled), {"paper_1": "on", "files_1": SimpleUploadedFile("示例.png", b"nothing")}
    )

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["files_1"]
    assert now(filled).missing == []


def test_what_may_follow_is_promised_by_a_tick(desk, hall, draft):
    draft.materials.update(necessity="deferrable")
    kong = desk(hall.counter)
    assert kong.get(step("materials", draft)).context["owed"]

    kong.post(step("materials", draft), {"promise": "1"})

    assert now(draft).tolerance_promised


def test_receiving_gives_the_voucher_and_the_next_person(kong, filled):
    kong.post(step("materials", filled), {"paper_1": "on"})

    answer = kong.post(step("check", filled), {"identity_checked": "on", "window": "A01"})

    assert answer.url == reverse("desk:case-received", args=[filled.number])
    page = kong.get(answer.url)
    assert now(filled).state == "RECEIVED"
    assert (now(filled).window, now(filled).identity_level) == ("A01", 3)
    assert page.context["voucher"].code == "DOC-01"
    assert now(filled).password not in page.text  # it stands on the voucher, for the applicant
    assert INTAKE in page.text


def test_receiving_with_paper_missing_is_lawful_and_says_what_is_missing(kong, filled):
    assert kong.get(step("check", filled)).context["case"].missing == ["经营场所使用证明"]

    kong.post(step("check", filled), {"identity_checked": "on"})

    assert now(filled).state == "RECEIVED"


def test_nothing_is_received_before_the_document_was_seen(kong, filled):
    answer = kong.post(step("check", filled), {"window": "A01"})

    assert answer.status_code == 422
    assert answer.context["form"].errors["identity_checked"] == ["请先核对身份证件，再勾选"]
    assert answer.context["form"]["window"].value() == "A01"
    assert now(filled).state == "DRAFT"


def test_a_form_not_whole_is_not_received_and_says_why(kong, draft):
    page = kong.get(step("check", draft))
    answer = kong.post(step("check", draft), {"identity_checked": "on"})

    assert page.context["faults"] == ["请填写“经营场所地址”。"]
    assert answer.status_code == 422
    assert now(draft).state == "DRAFT"


def test_an_instant_matter_can_be_decided_with_the_person_at_the_window(desk, at):
    hall = Hall(instant=True)
    both = staff("COUNTER", "ACCEPTOR", body=hall.body, name="孔")
    case = acts.draft(item=hall.version.item_id, party=hall.mei.own_party, by=both, channel="counter")
    acts.save_draft(case, by=both, answers={"premises_address": "示例路1号"})
    kong = desk(both)
    kong.post(step("materials", case), {"paper_1": "on"})

    page = kong.get(kong.post(step("check", case), {"identity_checked": "on"}).url)

    assert reverse("desk:case-decide_on_the_spot", args=[case.number]) in [
        button.href for button in page.context["buttons"]
    ]


@pytest.mark.parametrize("name", ["form", "materials", "check"])
def test_a_draft_handed_in_meanwhile_leads_to_its_case(kong, hall, filled, name):
    acts.receive(filled, by=hall.counter, identity_checked=True)

    assert kong.get(step(name, filled)).url == reverse("desk:case", args=[filled.number])


def test_a_draft_can_be_given_up(kong, draft):
    kong.post(step("discard", draft))

    assert now(draft).state == "WITHDRAWN"
    assert kong.get(INTAKE).context["drafts"] == []


def test_a_case_still_a_draft_opens_in_the_form(kong, draft):
    assert kong.get(reverse("desk:case", args=[draft.number])).url == step("form", draft)


def test_an_officer_without_a_counter_takes_nothing_in(desk, hall, draft):
    zhao = desk(hall.zhao)

    answers = [zhao.get(INTAKE), zhao.get(applicant(hall)), zhao.get(step("form", draft))]

    assert [answer.status_code for answer in answers] == [403, 403, 403]


def test_the_counter_of_another_body_does_not_see_the_draft(desk, hall, draft):
    li = desk(staff("COUNTER", body=BodyFactory(), name="李"))

    assert [li.get(step(name, draft)).status_code for name in ("form", "materials", "check")] == [404, 404, 404]


def test_the_counter_of_another_body_cannot_begin_this_item(desk, hall):
    li = desk(staff("COUNTER", body=BodyFactory(), name="李"))

    assert (
        li.post(
            applicant(hall), {"id_number": party_of(hall.mei).code, "name": "梅", "phone": "", "address": ""}
        ).status_code
        == 403
    )

"""The last two steps: the papers, and the look over everything before it is handed in."""

import pytest
from django.urls import reverse

from yichuang.domain.cases import acts, reads
from yichuang.domain.cases.tests.factories import GAP

pytestmark = pytest.mark.django_db


def step(case, slug):
    return reverse(f"citizen:application-{slug}", args=[case.number])


def case_of(hall):
    return reads.visible_to(hall.mei).get()


# ------------------------------------------------------------------------------------------------ materials


def test_files_are_kept_and_lead_on(mei, hall, picture):
    case = hall.drafted()

    response = mei.post(step(case, "materials"), {"material_1": [picture("一.png"), picture("二.png")]})

    assert response.url == step(case, "check")
    names = [each.file_name for each in case.materials.get().supplies.all()]
    assert names == ["一.png", "二.png"]


def test_one_unfit_file_never_loses_the_others(mei, hall, picture):
    case = hall.drafted()

    page = mei.post(
        step(case, "materials"), {"material_1": [picture("好.png"), picture("坏.pdf", b"this is not a pdf")]}
    )

    assert page.status_code == 422
    assert page.context["form"].errors["material_1"][0].startswith("“坏.pdf”：")
    assert [each.file_name for each in case.materials.get().supplies.all()] == ["好.png"]


def test_a_file_can_be_taken_off_again(mei, hall, picture):
    case = hall.drafted()
    mei.post(step(case, "materials"), {"material_1": picture(), "upload": "1"})

    response = mei.post(step(case, "materials"), {"remove": "1"})

    assert response.url == step(case, "materials")
    assert case_of(hall).missing == ["经营场所使用证明"]


@pytest.mark.parametrize("typed", ["7", "x", "-1"])
def test_a_material_that_is_not_on_the_list_does_not_exist(mei, hall, typed):
    assert mei.post(step(hall.drafted(), "materials"), {"remove": typed}).status_code == 404


def test_a_licence_that_is_not_mine_is_refused(mei, hall):
    page = mei.post(step(hall.drafted(), "materials"), {"licence": "1 1.2.3"})

    assert page.status_code == 422
    assert page.context["form"].non_field_errors() == ["“经营场所使用证明”：没有查到申请人名下的这份证照。"]


# ---------------------------------------------------------------------------------------------------- check


def test_the_last_page_shows_everything_with_a_way_to_change_it(mei, hall):
    case = hall.filled()

    page = mei.get(step(case, "check"))

    assert page.context["details"] == [("经营场所地址", "示例路1号")]
    assert page.context["faults"] == []
    assert step(case, "applicant") in page.text


def test_what_is_still_missing_is_listed_and_there_is_no_button_yet(mei, hall):
    case = hall.drafted()

    page = mei.get(step(case, "check"))

    assert page.context["faults"] == [("请填写“经营场所地址”。", step(case, "details"))]
    assert "提交申请</button>" not in page.text


def test_handing_in_shows_number_and_password(mei, hall):
    case = hall.filled()

    response = mei.post(step(case, "check"), {"consent": "on"})
    page = mei.get(response.url)

    case.refresh_from_db()
    assert case.state == "SUBMITTED"
    assert case.number in page.text
    assert case.password in page.text


def test_without_consent_nothing_is_handed_in(mei, hall):
    case = hall.filled()

    page = mei.post(step(case, "check"), {})

    assert page.status_code == 422
    assert page.context["form"].errors["consent"] == ["请先阅读个人信息使用告知，再勾选同意"]
    case.refresh_from_db()
    assert case.state == "DRAFT"


def test_an_incomplete_application_is_refused_with_every_reason(mei, hall):
    case = hall.drafted()

    page = mei.post(step(case, "check"), {"consent": "on"})

    assert page.status_code == 409
    assert "表单还有必填项没有填写" in page.text
    assert "必要材料还没有收齐" in page.text


def test_a_draft_is_given_up_after_a_second_look(mei, hall):
    case = hall.drafted()

    assert "真的要放弃" in mei.get(step(case, "discard")).text
    assert case_of(hall).state == "DRAFT"
    mei.post(step(case, "discard"))

    case.refresh_from_db()
    assert case.state == "WITHDRAWN"


# ------------------------------------------------------------------------------------------ promised to follow


@pytest.fixture
def deferrable(hall):
    """The one material of the item may follow."""
    material = hall.version.materials.get()
    material.necessity = "3"
    material.save()
    return hall


def test_what_may_follow_must_be_brought_or_promised_before_handing_in(mei, deferrable):
    case = deferrable.filled()

    assert mei.get(step(case, "check")).context["unpromised"] == ["经营场所使用证明"]

    mei.post(step(case, "materials"), {"promise": "1"})
    assert mei.get(step(case, "check")).context["unpromised"] == []
    mei.post(step(case, "check"), {"consent": "on"})
    assert case_of(deferrable).state == "SUBMITTED"


def test_what_was_promised_is_brought_later(mei, deferrable, picture):
    case = deferrable.filled()
    mei.post(step(case, "materials"), {"promise": "1"})
    case = acts.accept(
        acts.receive(acts.submit(case, by=deferrable.mei, consent=True), by=deferrable.counter), by=deferrable.zhao
    )
    page = reverse("citizen:errand-owed", args=[case.number])
    assert page in mei.get(reverse("citizen:errand", args=[case.number])).text

    assert mei.post(page).status_code == 422
    response = mei.post(page, {"material_1": picture()})

    assert response.url == reverse("citizen:errand", args=[case.number])
    assert case_of(deferrable).owed == []


def test_where_nothing_is_owed_there_is_nothing_to_bring(mei, hall):
    assert mei.get(reverse("citizen:errand-owed", args=[hall.accepted().number])).status_code == 404


def test_a_draft_given_back_says_what_to_change(mei, hall):
    case = acts.return_for_edit(acts.pre_review(hall.submitted(), by=hall.counter), by=hall.counter, gaps=[GAP])

    page = mei.get(step(case, "applicant"))

    assert "窗口退回修改" in page.text
    assert "照片看不清。重新拍摄并上传" in page.text

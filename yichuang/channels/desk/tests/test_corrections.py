"""Correction notices and what answers them: rows of gaps, materials brought to the window, slips put right."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from yichuang.channels.desk.tests.conftest import now
from yichuang.channels.desk.tests.test_acts import gaps
from yichuang.channels.shared.questions import PROVEN
from yichuang.domain.cases import acts
from yichuang.domain.cases.tests.factories import GAP, PNG, Hall
from yichuang.domain.catalogue.tests.factories import DataElementFactory, FormFieldFactory
from yichuang.domain.identity.tests.factories import citizen_number
from yichuang.kernel.codes import masked


@pytest.fixture
def hall(db, at):
    return Hall()


def address(act, case):
    return reverse(f"desk:case-{act}", args=[case.number])


def state_of(case):
    return now(case).state


def test_a_correction_notice_begins_with_three_rows_and_grows_without_losing_any(desk, hall):
    case, zhao = hall.received(), desk(hall.zhao)
    assert len(zhao.get(address("ask_to_correct", case)).context["form"].rows) == 3

    more = zhao.post(address("ask_to_correct", case), gaps(3) | {"more": "1"})

    assert more.status_code == 200
    assert len(more.context["form"].rows) == 4
    assert more.context["form"].rows[2]["defect"].value() == "照片看不清"
    assert state_of(case) == "RECEIVED"


def test_every_row_of_a_correction_notice_reaches_the_notice(desk, hall):
    case = hall.received()

    desk(hall.zhao).post(address("ask_to_correct", case), gaps(1) | gaps(3, material="other", other="租赁合同"))

    assert [gap["material"] for gap in now(case).gaps] == ["经营场所使用证明", "租赁合同"]


def test_a_row_half_filled_is_a_mistake_and_nothing_is_told(desk, hall):
    case = hall.received()

    answer = desk(hall.zhao).post(address("ask_to_correct", case), gaps(2, basis=""))

    assert answer.status_code == 422
    assert answer.context["form"].non_field_errors() == ["第2项：请填写“依据”"]
    assert answer.context["form"].rows[1]["remedy"].value() == "重新拍摄"
    assert state_of(case) == "RECEIVED"


def test_a_correction_notice_without_a_row_is_a_mistake(desk, hall):
    answer = desk(hall.zhao).post(address("ask_to_correct", hall.received()), {"rows": "3"})

    assert answer.status_code == 422
    assert answer.context["form"].non_field_errors() == ["请至少写明一项需要补正的内容"]


def test_a_site_check_names_two_people(desk, hall):
    case = hall.in_review()

    answer = desk(hall.zhao).post(
        address("record_site_check", case), {"officers": [hall.zhao.account], "result": "好"}
    )

    assert answer.status_code == 422
    assert answer.context["form"].errors["officers"] == ["请正好选两个人"]
    assert not case.site_checks.exists()


def test_a_correction_takes_a_scan(desk, hall):
    case = hall.correcting()

    done = desk(hall.counter).post(
        address("correct", case), {"files_1": SimpleUploadedFile("示例.png", PNG, content_type="image/png")}
    )

    assert (done.status_code, state_of(case)) == (302, "RECEIVED")
    assert [supply.kind for supply in case.materials.get().supplies.filter(replaced=False)] == ["file"]


def test_a_file_that_is_none_is_a_mistake_beside_its_box(desk, hall):
    case = hall.correcting()

    answer = desk(hall.counter).post(
        address("correct", case), {"files_1": SimpleUploadedFile("示例.png", b"no picture at all")}
    )

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["files_1"]
    assert state_of(case) == "CORRECTION"


def test_a_correction_with_nothing_brought_is_a_mistake(desk, hall):
    answer = desk(hall.counter).post(address("correct", hall.correcting()), {})

    assert answer.status_code == 422


def test_a_gap_in_the_form_is_met_by_that_very_question_answered_anew(desk, hall):
    case = acts.ask_to_correct(hall.received(), by=hall.zhao, gaps=[GAP | {"material": "premises_address"}])
    counter = desk(hall.counter)
    shown = counter.get(address("correct", case))
    assert list(shown.context["form"].fields) == ["premises_address"]
    same = counter.post(
        address("correct", case), {"premises_address": shown.context["form"].initial["premises_address"]}
    )
    assert (same.status_code, state_of(case)) == (422, "CORRECTION")

    done = counter.post(address("correct", case), {"premises_address": "示例路9号"})

    assert (done.status_code, state_of(case)) == (302, "RECEIVED")
    assert now(case).answers["premises_address"] == "示例路9号"


def test_a_paper_asked_for_besides_the_list_has_boxes_of_its_own(desk, hall):
    case = acts.ask_to_correct(hall.received(), by=hall.zhao, gaps=[GAP | {"material": "租赁合同"}])
    counter = desk(hall.counter)
    assert "2. 租赁合同" in counter.get(address("correct", case)).text

    done = counter.post(address("correct", case), {"paper_2": "on"})

    assert (done.status_code, state_of(case)) == (302, "RECEIVED")
    assert [supply.kind for supply in case.materials.get(name="租赁合同").supplies.all()] == ["paper"]


def test_an_amendment_keeps_what_was_not_touched(desk, hall):
    case = hall.received()
    before = now(case).answers

    desk(hall.zhao).post(address("amend", case), {"note": "电话写错", **before, "phone": "13911112222"})

    assert now(case).answers == before | {"phone": "13911112222"}


def test_an_amendment_shows_a_personal_number_masked_and_leaves_it_where_nothing_is_typed(desk, at):
    hall = Hall()
    element = DataElementFactory(code="manager_id_number", label="负责人身份证号码", type="id_number")
    FormFieldFactory(version=hall.version, seq=2, element=element, is_required=False)
    number = citizen_number(88)
    case = acts.amend(hall.received(), by=hall.zhao, note="补填", answers={"manager_id_number": number})
    whole = {name: value for name, value in now(case).answers.items() if name not in PROVEN}

    shown = desk(hall.zhao).get(address("amend", case))
    desk(hall.zhao).post(address("amend", case), {"note": "无", **whole, "manager_id_number": ""})

    assert [number in shown.text, masked(number) in shown.text] == [False, True]
    assert now(case).answers["manager_id_number"] == number


def test_a_chief_gives_the_case_to_somebody(desk, hall):
    case = hall.accepted()

    desk(hall.qian).post(address("start_review", case), {"to": hall.wu.account})

    assert now(case).handler == hall.wu.account


def test_a_case_is_not_given_to_somebody_without_the_post(desk, hall):
    case = hall.in_review()

    answer = desk(hall.qian).post(address("reassign", case), {"to": hall.clerk.account})

    assert answer.status_code == 422
    assert now(case).handler == hall.zhao.account


def test_a_correction_notice_begins_with_every_required_material_not_handed_in(desk, hall):
    case = hall.received()
    case.materials.update(supplied=False)

    first, *others = desk(hall.zhao).get(address("ask_to_correct", case)).context["form"].rows

    assert (first["material"].value(), first["defect"].value()) == (str(case.materials.get().seq), "没有提交")
    assert not any(row["material"].value() for row in others)

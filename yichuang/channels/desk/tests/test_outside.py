import csv
import json
from io import BytesIO, StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from yichuang.channels.desk.tests.conftest import now
from yichuang.domain.cases import acts, reads
from yichuang.domain.cases.tests.factories import Hall, party_of
from yichuang.domain.identity.tests.factories import BodyFactory, staff

OUTCOMES = reverse("desk:outcomes")
HEADINGS = "办件编号,结果,受理号或文号,决定日期,不予理由"


@pytest.fixture
def hall(db, at):
    return Hall(decided="elsewhere")


def forwarded(hall):
    return acts.forward(hall.accepted(), by=hall.zhao)


def file_of(*rows):
    return SimpleUploadedFile("结果.csv", "\n".join([HEADINGS, *rows]).encode())


def test_the_sheet_to_hand_over_names_the_matter_and_its_papers(desk, hall):
    case = hall.accepted()

    page = desk(hall.zhao).get(reverse("desk:case-transfer", args=[case.number]))

    assert page.context["record"]["task_code"] == hall.version.item.task_code
    assert [line["line"].name for line in page.context["materials"]] == ["经营场所使用证明"]
    assert "接收人" in page.text


def test_the_exchange_file_has_the_columns_of_the_national_record(desk, hall):
    case = hall.accepted()

    answer = desk(hall.zhao).get(reverse("desk:case-exchange", args=[case.number, "json"]))

    records = json.loads(answer.content)
    assert set(records) == {
        "up_pro_accept", "up_pro_material", "up_pro_process", "up_pro_special_procedure", "up_pro_result",
    }  # fmt: skip
    accepted = records["up_pro_accept"][0]
    assert (accepted["accept_date"], accepted["apply_type"], accepted["applyer_type"]) == ("2026-03-02", "1", "1")
    assert accepted["accept_doc_no"] != ""
    assert [row["process_name"] for row in records["up_pro_process"]] == ["填写申请", "提交申请", "收件", "受理"]
    assert records["up_pro_result"] == []


def test_the_exchange_file_opens_as_a_table(desk, hall):
    case = hall.accepted()

    answer = desk(hall.zhao).get(reverse("desk:case-exchange", args=[case.number, "csv"]))

    rows = list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig"))))
    assert [row["applyer_name"] for row in rows] == ["梅"]


def test_each_sheet_and_file_with_whole_numbers_is_kept_as_a_look_with_its_reason(desk, hall):
    case, zhao = hall.accepted(), desk(hall.zhao)

    sheet = zhao.get(reverse("desk:case-transfer", args=[case.number]))
    zhao.get(reverse("desk:case-exchange", args=[case.number, "json"]))
    zhao.get(reverse("desk:case-exchange", args=[case.number, "csv"]))
    assert zhao.get(reverse("desk:case-exchange", args=[case.number, "xml"])).status_code == 404

    assert party_of(hall.mei).code in sheet.text
    looks = [(look.account, look.why, look.note) for look in reads.looks_at(case)]
    assert looks[::-1] == [
        (hall.zhao.account, "other_system", note) for note in ("移交单", "交换数据 JSON", "交换数据 CSV")
    ]


@pytest.mark.parametrize("name", ["transfer", "exchange"])
def test_only_who_may_hand_the_case_over_reads_it_in_full(desk, hall, name):
    case = hall.accepted()
    args = [case.number, "json"] if name == "exchange" else [case.number]
    address = reverse(f"desk:case-{name}", args=args)
    others = [hall.qian, staff("REVIEWER", body=BodyFactory(), name="李")]

    assert [desk(other).get(address).status_code for other in others] == [403, 404]


def test_a_case_decided_here_has_nothing_to_hand_over(desk, at):
    hall = Hall()
    case = hall.accepted()

    assert desk(hall.zhao).get(reverse("desk:case-transfer", args=[case.number])).status_code == 404


def test_the_dry_run_names_every_fault_and_enters_nothing(desk, hall):
    case = forwarded(hall)
    waiting = hall.accepted()
    rows = [
        f"{case.number},准予,示例〔2026〕1号,2026-02-01,",
        f"{waiting.number},准予,示例〔2026〕2号,2026-03-02,",
        "没有这个,准予,示例〔2026〕3号,2026-03-02,",
        f"{case.number},也许,,2026-03-02,",
    ]

    page = desk(hall.zhao).post(OUTCOMES, {"file": file_of(*rows)})

    assert page.status_code == 422
    assert [(problem.row, problem.column) for problem in page.context["plan"].problems] == [
        (2, "决定日期"), (3, "办件编号"), (4, "办件编号"), (5, "受理号或文号"), (5, "结果"),
    ]  # fmt: skip
    assert now(case).state == "PENDING_DECISION"


def test_a_check_alone_enters_nothing(desk, hall):
    case = forwarded(hall)

    page = desk(hall.zhao).post(OUTCOMES, {"file": file_of(f"{case.number},准予,示例1号,2026-03-02,")})

    assert page.status_code == 200
    assert page.context["plan"].problems == []
    assert now(case).state == "PENDING_DECISION"


def test_outcomes_go_in_all_together(desk, hall):
    yes, no = forwarded(hall), forwarded(hall)
    rows = [f"{yes.number},准予,示例1号,2026-03-02,", f"{no.number},不予,示例2号,2026-03-02,场所不符合条件"]

    zhao = desk(hall.zhao)

    looked = zhao.post(OUTCOMES, {"file": file_of(*rows)})
    answer = zhao.post(OUTCOMES, {"held": looked.context["held"]})  # the file is not chosen a second time

    assert answer.status_code == 302
    assert (now(yes).state, now(no).state) == ("GRANTED", "DENIED")
    assert now(no).outside_reference == "示例2号"


def test_what_moved_on_since_the_look_is_told_and_nothing_goes_in(desk, hall):
    yes, no = forwarded(hall), forwarded(hall)
    zhao = desk(hall.zhao)
    rows = [f"{yes.number},准予,示例1号,2026-03-02,", f"{no.number},准予,示例2号,2026-03-02,"]
    looked = zhao.post(OUTCOMES, {"file": file_of(*rows)})
    acts.withdraw(no, by=hall.mei, reason="不办了")

    page = zhao.post(OUTCOMES, {"held": looked.context["held"]})

    assert page.status_code == 409
    assert [(problem.row, problem.column) for problem in page.context["plan"].problems] == [(3, "办件编号")]
    assert now(yes).state == "PENDING_DECISION"


def test_a_look_of_another_is_not_mine_to_confirm(desk, hall):
    case = forwarded(hall)
    looked = desk(hall.zhao).post(OUTCOMES, {"file": file_of(f"{case.number},准予,示例1号,2026-03-02,")})

    answer = desk(hall.sun).post(OUTCOMES, {"held": looked.context["held"]})

    assert answer.status_code in (302, 403)
    assert now(case).state == "PENDING_DECISION"


def test_a_denial_without_a_reason_stops_the_whole_file(desk, hall):
    yes, no = forwarded(hall), forwarded(hall)
    rows = [f"{yes.number},准予,示例1号,2026-03-02,", f"{no.number},不予,示例2号,2026-03-02,"]

    page = desk(hall.zhao).post(OUTCOMES, {"file": file_of(*rows)})

    assert [(problem.row, problem.column) for problem in page.context["plan"].problems] == [(3, "不予理由")]
    assert (now(yes).state, now(no).state) == ("PENDING_DECISION", "PENDING_DECISION")


def test_a_case_of_another_body_is_one_there_is_not(desk, hall):
    case = forwarded(hall)
    li = desk(staff("REVIEWER", body=BodyFactory(), name="李"))

    page = li.post(OUTCOMES, {"file": file_of(f"{case.number},准予,示例1号,2026-03-02,")})

    assert [problem.reason for problem in page.context["plan"].problems] == ["没有这个办件"]


def test_the_template_has_the_headings(desk, hall):
    zhao = desk(hall.zhao)

    text = zhao.get(reverse("desk:outcomes-template", args=["csv"])).content.decode("utf-8-sig")
    sheet = load_workbook(BytesIO(zhao.get(reverse("desk:outcomes-template", args=["xlsx"])).content)).active

    assert text.strip() == HEADINGS
    assert ",".join(cell.value for cell in sheet[1]) == HEADINGS


def test_what_was_handed_over_and_has_no_outcome_is_listed(desk, hall):
    case, _ = forwarded(hall), hall.accepted()

    assert [line.number for line in desk(hall.zhao).get(OUTCOMES).context["lines"]] == [case.number]


def test_the_result_record_says_what_was_decided(desk, hall):
    case = acts.record_outcome(forwarded(hall), by=hall.zhao, outcome="deny", reference="示例2号", reason="不符合条件")

    records = json.loads(desk(hall.zhao).get(reverse("desk:case-exchange", args=[case.number, "json"])).content)

    assert (records["up_pro_result"][0]["result_type"], records["up_pro_result"][0]["result_explain"]) == (
        "1",
        "示例2号",
    )

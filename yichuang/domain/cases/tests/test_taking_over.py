"""Cases of an older system come in as they stand, with the days they had; faults are named; twice is once."""

import csv
from datetime import date
from io import StringIO

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied

from yichuang.domain.cases import acts
from yichuang.domain.cases.acts.clockwork import deem_silent
from yichuang.domain.cases.imports import taking_over as imports
from yichuang.domain.cases.models import Case
from yichuang.domain.cases.reads import open_acts
from yichuang.domain.cases.reads.exchange import special_records
from yichuang.domain.cases.tests.factories import Hall
from yichuang.domain.identity.models import Party
from yichuang.domain.identity.tests.factories import citizen_number
from yichuang.kernel import clocks, ledger, verify
from yichuang.kernel.sheets import FileRefused, read

pytestmark = pytest.mark.django_db
SYSTEM = "示例旧审批系统"
IN_SPECIAL = {imports.SPECIAL: "检验", imports.BEGUN: "2026-02-27", imports.TOLD: "8"}
HEADINGS = [field.column_name for field in imports.Cases.fields.values()]


def before_the_head(hall) -> dict:
    return {imports.OUTCOME: "拟准予", imports.PROPOSER: hall.zhao.account, imports.OPINION: "符合条件，拟准予。"}


def row(hall, number="OLD-1", **changes):
    known = {
        imports.NUMBER: number, imports.ITEM: hall.version.item_id, imports.KIND: "个人", imports.NAME: "示例申请人",
        imports.CODE: citizen_number(7, born="19700101"), imports.PHONE: "13900000077", imports.STATE: "已受理",
        imports.RECEIVED: "2026-02-24", imports.ACCEPTED: "2026-02-25",
    }  # fmt: skip
    return {heading: (known | changes).get(heading, "") for heading in HEADINGS}


def file_of(*rows) -> bytes:
    text = StringIO()
    writer = csv.DictWriter(text, HEADINGS)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def plan_of(hall, *rows, by=None):
    return imports.check("old.csv", file_of(*rows), system=SYSTEM, by=by or hall.sun)


def taken(hall, **changes) -> Case:
    assert imports.load(plan_of(hall, row(hall, **changes)), by=hall.sun) == 1
    return Case.objects.get()


def test_an_accepted_case_runs_from_its_original_day(hall):
    case = taken(hall)

    assert (case.state, case.accepted_on.isoformat(), case.applicant_name) == ("ACCEPTED", "2026-02-25", "示例申请人")
    assert case.promise_due.isoformat() == "2026-03-03"  # five working days; Saturday 02-28 is one
    assert {clock.kind: clock.start.isoformat() for clock in clocks.of(case)} == {
        "statutory": "2026-02-25",
        "promise": "2026-02-25",
    }


def test_the_ledger_says_from_where(hall):
    case = taken(hall)
    [entry] = ledger.of(case)

    assert entry.act == "take_over"
    assert (entry.facts["source"], entry.facts["source_number"], entry.facts["row"]) == (SYSTEM, "OLD-1", 2)
    assert len(entry.facts["file"]) == 64
    assert [fault for fault in verify.faults() if case.number in fault] == []


@pytest.mark.parametrize(
    ("state", "days", "kinds"),
    [
        ("已收件", {imports.ACCEPTED: ""}, {"notice"}),
        ("待补正", {imports.ACCEPTED: "", imports.ASKED: "2026-02-25", imports.MISSING: "规范材料"}, {"correction"}),
        ("审查中", {}, {"statutory", "promise"}),
        ("已准予", {imports.DECIDED: "2026-02-27"}, {"delivery"}),
        ("不予许可", {imports.DECIDED: "2026-02-27"}, {"delivery"}),
        ("待领取", {imports.DECIDED: "2026-02-27"}, {"delivery"}),
    ],
)
def test_every_state_comes_with_its_own_clocks(hall, state, days, kinds):
    if imports.MISSING in days:
        days = days | {imports.MISSING: hall.version.materials.first().name}
    case = taken(hall, **{imports.STATE: state}, **days)

    assert case.get_state_display() == state
    assert {clock.kind for clock in clocks.of(case)} == kinds


@pytest.fixture
def tested(at):
    """A hall whose item lets the clock stand still for a test (检验) of thirty working days at most."""
    hall = Hall(specials=["检验"])
    hall.version.specials.update(longest_days=30)
    return hall


def test_the_limits_stand_still_from_the_day_the_special_procedure_began(tested, at):
    hall = tested
    at("2026-03-09 10:00")
    case = taken(hall, **{imports.STATE: "特别程序中"} | IN_SPECIAL)
    kept = {clock.kind: clock for clock in clocks.of(case)}

    assert (case.state, case.special_kind, case.due_on) == ("SPECIAL", "检验", None)
    assert {kind: clock.suspended_since for kind, clock in kept.items()} == {
        "statutory": date(2026, 2, 27), "promise": date(2026, 2, 27), "special": None,
    }  # fmt: skip
    assert case.resumes_on == kept["promise"].named_until == date(2026, 3, 10)  # Saturday 02-28 is one of the eight
    assert [fault for fault in verify.faults() if case.number in fault] == []

    at("2026-03-10 10:00")
    case = acts.finish_special(case, by=hall.zhao, result="检验合格。")
    # Accepted on 02-25 with five days: 02-26 is the first, 02-27 to 03-10 are left out, 03-11 is the second.
    assert (case.state, case.promise_due) == ("IN_REVIEW", date(2026, 3, 16))
    assert [record["special_time"] for record in special_records(case)] == ["2026-02-27"]
    assert [fault for fault in verify.faults() if case.number in fault] == []


def test_a_case_before_the_head_is_decided_on_the_opinion_it_came_with(hall):
    case = taken(hall, **{imports.STATE: "待决定"} | before_the_head(hall))

    assert (case.proposer, case.proposal, case.handler) == (hall.zhao.account, "grant", hall.zhao.account)
    assert case.promise_due == date(2026, 3, 3)
    assert [said.text for said in case.remarks.all()] == ["符合条件，拟准予。"]
    assert ledger.of(case).get().facts["proposer"] == hall.zhao.account
    assert acts.grant(case, by=hall.qian).state == "GRANTED"


def test_where_two_must_decide_the_one_who_proposed_there_does_not_decide_here(hall):
    case = taken(hall, **{imports.STATE: "待决定"} | before_the_head(hall) | {imports.PROPOSER: hall.qian.account})
    Case.objects.update(four_eyes=True)

    with pytest.raises(PermissionDenied):
        acts.grant(Case.objects.get(pk=case.pk), by=hall.qian)


@pytest.mark.parametrize(
    ("changes", "column", "reason"),
    [
        ({imports.SPECIAL: "听证"}, imports.SPECIAL, "这个事项可以暂停计时的特别程序：检验"),
        ({imports.BEGUN: "2026-02-24"}, imports.BEGUN, "不能晚于今天，也不能早于前一步"),
        ({imports.BEGUN: ""}, imports.BEGUN, "这个状态的办件要写这个日期"),
        ({imports.TOLD: ""}, imports.TOLD, "这个状态的办件要写这一列"),
        ({imports.TOLD: "300"}, imports.TOLD, "这个特别程序最多"),
        ({imports.OPINION: "同意"}, imports.OPINION, "这个状态的办件不写这一列"),
    ],
)
def test_a_special_procedure_is_one_of_the_item_with_its_day_and_length(tested, changes, column, reason):
    plan = plan_of(tested, row(tested, **{imports.STATE: "特别程序中"} | IN_SPECIAL | changes))

    assert [(problem.column, problem.reason.startswith(reason)) for problem in plan.problems] == [(column, True)]


def test_what_is_decided_elsewhere_is_not_before_our_head():
    hall = Hall(decided="outside")
    plan = plan_of(hall, row(hall, **{imports.STATE: "待决定"} | before_the_head(hall)))

    assert [problem.column for problem in plan.problems] == [imports.STATE]


def test_a_case_taken_over_goes_on_like_any_other(hall):
    case = acts.start_review(taken(hall), by=hall.zhao)
    case = acts.propose(case, by=hall.zhao, outcome="grant", opinion="符合条件。")
    case = acts.grant(case, by=hall.qian)
    case = acts.hand_over(acts.make_certificate(case, by=hall.clerk), by=hall.clerk)

    assert acts.deliver(case, by=hall.clerk, mode="window", proof="已核对").state == "DELIVERED"


def test_silence_counts_from_the_original_receipt(hall, at):
    taken(hall, **{imports.STATE: "已收件", imports.ACCEPTED: "", imports.RECEIVED: "2026-02-10"})

    assert deem_silent() == 1
    assert Case.objects.get().accepted_on.isoformat() == "2026-02-10"


def test_days_added_in_the_older_system_stay_added(hall):
    case = taken(hall, **{imports.EXTENDED: "10", imports.EXCLUDED: "5"})

    assert case.term("statutory")["length"] == hall.version.statutory_days + 15
    assert case.term("promise")["length"] == hall.version.promised_days + 5
    assert "extend" not in {line.act for line in open_acts(hall.zhao, case)}


def test_the_same_file_twice_is_taken_over_once(hall):
    rows = [row(hall), row(hall, "OLD-2")]
    imports.load(plan_of(hall, *rows), by=hall.sun)
    again = plan_of(hall, *rows)

    assert (again.known, imports.load(again, by=hall.sun), Case.objects.count()) == (2, 0, 2)


@pytest.mark.parametrize(
    ("changes", "column", "reason"),
    [
        ({imports.ITEM: "NO-1"}, imports.ITEM, "没有这个事项，或者没有发布"),
        ({imports.CODE: "430203198503170000"}, imports.CODE, "证件号码不正确，请对照证件核对"),
        ({imports.STATE: "草稿"}, imports.STATE, "只能填"),
        ({imports.ACCEPTED: ""}, imports.ACCEPTED, "这个状态的办件要写这个日期"),
        ({imports.ACCEPTED: "2026-02-20"}, imports.ACCEPTED, "不能晚于今天，也不能早于前一步"),
        ({imports.ACCEPTED: "2026-03-20"}, imports.ACCEPTED, "不能晚于今天，也不能早于前一步"),
        ({imports.DECIDED: "2026-02-26"}, imports.DECIDED, "这个状态的办件还没有这个日期"),
        ({imports.MISSING: "没有的材料"}, imports.MISSING, "这个事项没有这项材料"),
        ({imports.HANDLER: "nobody-1"}, imports.HANDLER, "没有这个账号"),
        (
            {imports.STATE: "待补正", imports.ACCEPTED: "", imports.ASKED: "2026-02-25"},
            imports.MISSING,
            "待补正的办件要写清",
        ),
    ],
)
def test_a_fault_is_named_with_row_and_column_and_nothing_goes_in(hall, changes, column, reason):
    plan = plan_of(hall, row(hall), row(hall, "OLD-2", **changes))

    assert [(problem.row, problem.column) for problem in plan.problems] == [(3, column)]
    assert plan.problems[0].reason.startswith(reason)
    with pytest.raises(FileRefused):
        imports.load(plan, by=hall.sun)
    assert not Case.objects.exists()


def test_what_fails_late_takes_everything_back(hall):
    rows = [row(hall), row(hall, "OLD-2", **{imports.NAME: "另一个名字"})]
    plan = plan_of(hall, *rows)
    parties = Party.objects.count()

    with pytest.raises(FileRefused, match="姓名或名称不一致"):
        imports.load(plan, by=hall.sun)
    assert (Case.objects.count(), Party.objects.count()) == (0, parties)


def test_only_who_supervises_the_body_takes_over(hall):
    assert [problem.column for problem in plan_of(hall, row(hall), by=hall.zhao).problems] == [imports.ITEM]
    plan = plan_of(hall, row(hall))

    with pytest.raises((PermissionDenied, FileRefused)):
        imports.load(plan, by=hall.zhao)
    assert not Case.objects.exists()


def test_the_sample_file_has_the_right_headings_and_cells():
    file = settings.ROOT / "docs" / "samples" / "take-over-cases.csv"
    sheet = read(file, imports.Cases)

    assert (sheet.problems, len(sheet.rows)) == ([], 5)
    assert all("示例" in getattr(row, imports.NAME) for row in sheet.rows)

"""Places and people from files: every structural fault at its row and column, nothing written; twice is once."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from yichuang.domain.identity import imports, reads
from yichuang.domain.identity.imports import TABLES
from yichuang.domain.identity.imports.columns import Totals
from yichuang.domain.identity.models import Account, Body, District, Load, Post, Region, Window
from yichuang.domain.identity.tables import CONSOLE
from yichuang.domain.identity.tests.districts import CODES, FILES, cells, files, spoiled
from yichuang.domain.identity.tests.factories import AccountFactory
from yichuang.kernel import ledger
from yichuang.kernel.codes import is_credit_code
from yichuang.kernel.sheets import FileRefused, parse

pytestmark = pytest.mark.django_db


def load(what=None):
    return imports.load(imports.check(what or files()), by=CONSOLE)


def rows_in_all_tables():
    return sum(model.objects.count() for model in (Region, Body, District, Window, Account, Post, Load))


def test_a_district_is_loaded_whole():
    load()

    assert reads.district().bureau.code == "BUR"
    assert reads.whose_site().district == "示例区"
    assert Region.objects.get(code="999901001001").population == 1000
    assert [body.code for body in Body.objects.filter(is_collective=True)] == ["ALL"]
    assert reads.town_body("999901001002").code == "TOW"
    assert [window.number for window in reads.windows_serving("AAJ")] == ["A01", "B01"]
    assert Body.objects.filter(uscc_is_sample=False).count() == 0


def test_staff_get_accounts_and_posts_but_no_password():
    load()
    account = Account.objects.get(number="bur-01")

    actor = reads.actor(account)
    assert (account.name, account.has_usable_password()) == ("示例甲", False)
    assert actor.holds("COUNTER", "AAJ")  # the bureau's windows serve every body
    assert not reads.actor(Account.objects.get(number="aaj-01")).holds("REVIEWER", "BUR")
    assert {post.starts_on.isoformat() for post in Post.objects.all()} == {"2021-01-01"}


def test_every_file_and_every_account_is_in_the_ledger():
    load()

    assert {ledger.last(one).facts["table"] for one in Load.objects.all()} == set(FILES)
    assert [ledger.last(one).act for one in Account.objects.all()] == ["open"] * 4
    assert {ledger.last(one).account for one in Post.objects.all()} == {"console"}


def test_the_same_again_changes_nothing_and_says_so():
    load()
    before, entries = rows_in_all_tables(), Load.objects.count()

    loads = load()

    assert all(one.did_nothing for one in loads)
    assert (rows_in_all_tables(), Load.objects.count()) == (before, entries)


def test_the_same_content_in_another_form_changes_nothing():
    load()

    loads = load(files(regions=FILES["regions"].replace("\n", "\r\n")))

    assert all(one.did_nothing for one in loads)


def test_a_changed_cell_changes_its_row_only():
    load()

    loads = load(spoiled("departments", 3, "short_name", "甲局"))

    assert [(one.table, one.created, one.changed) for one in loads if not one.did_nothing] == [("departments", 0, 1)]
    assert Body.objects.get(code="AAJ").short_name == "甲局"


def test_roles_that_are_gone_are_ended_and_new_ones_given():
    load()

    load(spoiled("staff", 3, "roles", "REVIEWER|CERT_CLERK"))

    actor = reads.actor(Account.objects.get(number="aaj-01"))
    assert {post.role for post in actor.posts} == {"REVIEWER", "CERT_CLERK"}
    assert ledger.last(Post.objects.get(account__number="aaj-01", role="ACCEPTOR")).act == "end"


def test_a_stand_in_is_not_ended_by_a_list_that_does_not_know_it():
    load()
    bur, aaj = Account.objects.get(number="bur-01"), Account.objects.get(number="aaj-01")
    Post.objects.create(
        account=bur, body_id="AAJ", role="REVIEWER", state="held", starts_on="2021-01-01", until="2099-01-01",
        stands_in_for=aaj, reason="病假",
    )  # fmt: skip

    load(spoiled("staff", 2, "title", "窗口组长"))

    assert reads.actor(bur).holds("REVIEWER", "AAJ")


def test_somebody_who_moved_to_another_body_is_corrected():
    load()

    load(spoiled("staff", 4, "department", "BUR"))

    account = Account.objects.get(number="aaj-02")
    assert account.home_body_id == "BUR"
    assert {post.body for post in reads.actor(account).posts} == {"BUR"}


def test_a_shut_account_stays_shut():
    load()
    Account.objects.filter(number="aaj-01").update(state="closed")
    Post.objects.filter(account__number="aaj-01").update(state="ended")

    load(spoiled("staff", 3, "title", "审查员"))

    assert Post.objects.filter(account__number="aaj-01", state="held").count() == 0


FAULTS = [
    ("regions", 3, "code", "99990100100", "应是 12 位数字的统计区划代码"),
    ("regions", 3, "code", "999901001001", "镇（街道）的代码应以 000 结尾"),
    ("regions", 3, "level", "county", "只能填 district、town、village"),
    ("regions", 3, "parent", "", "区县没有上级，镇街和村社区要写上级"),
    ("regions", 4, "parent", "999901009000", "上级不存在，或级别不对"),
    ("regions", 4, "parent", "999901000000", "上级不存在，或级别不对"),
    ("communities", 2, "region", "999901001009", "没有这个村（社区）"),
    ("communities", 2, "region", "999901001000", "没有这个村（社区）"),
    ("communities", 2, "households", "1001", "户数比人口还多"),
    ("communities", 2, "lat", "北", "只能填数字"),
    ("departments", 3, "uscc", CODES[1][:-1] + ("0" if CODES[1][-1] != "0" else "1"), "统一社会信用代码的校验位不对"),
    ("departments", 3, "uscc", CODES[0], "与第 2 行重复"),
    ("departments", 3, "name", "示例区行政审批局", "与第 2 行重复"),
    ("departments", 3, "kind", "office", "只能填 department、town、bureau"),
    ("departments", 3, "region", "999901009000", "没有这个区划"),
    ("district", 2, "bureau", "XXX", "没有这个机构"),
    ("district", 2, "posts_from", "去年", "日期应写成 2021-06-30 的样子"),
    ("working_hours", 2, "days", "mon|tues", "“tues”不在可选范围内：mon、tue、wed、thu、fri、sat、sun"),
    ("working_hours", 2, "am_open", "12:30", "时间要从早到晚，不能重复"),
    ("working_hours", 2, "am_open", "", "开门和关门时间要成对"),
    ("windows", 3, "departments", "XXX", "没有这个机构"),
    ("windows", 3, "hours", "NIGHT", "没有这个工作时间"),
    ("windows", 3, "number", "A01", "与第 2 行重复"),
    ("windows", 3, "kind", "bar", "只能填 guide、general"),
    ("staff", 3, "department", "XXX", "没有这个机构"),
    ("staff", 3, "roles", "REVIEWER|KING", "“KING”不在可选范围内"),
    ("staff", 3, "region", "999901001000", "与机构所在的区划 999901000000 不一致"),
    ("staff", 3, "username", "bur-01", "与第 2 行重复"),
    ("staff", 3, "username", "赵", "应是小写字母、数字和连字符"),
]  # fmt: skip


@pytest.mark.parametrize(("table", "row", "column", "value", "reason"), FAULTS)
def test_a_structural_fault_is_told_at_its_row_and_column_and_nothing_is_written(table, row, column, value, reason):
    plan = imports.check(spoiled(table, row, column, value))

    blamed = [p.reason for p in plan.problems if (p.file, p.row, p.column) == (f"{table}.csv", row, column)]
    assert any(found.startswith(reason) for found in blamed)
    with pytest.raises(FileRefused):
        imports.load(plan, by=CONSOLE)
    assert rows_in_all_tables() == 0


def test_a_code_outside_its_parents_is_told():
    [problem] = imports.check(spoiled("regions", 5, "code", "999902001002")).sheets["regions"].problems

    assert (problem.row, problem.column, problem.reason) == (5, "parent", "代码不是以上级的代码开头")


def test_of_two_equal_codes_the_second_is_told():
    [problem] = imports.check(spoiled("regions", 4, "code", "999901001002")).sheets["regions"].problems

    assert (problem.row, problem.column, problem.reason) == (5, "code", "与第 4 行重复")


REQUIRED = [
    (table, row, column)
    for table, text in FILES.items()
    for column in cells(text)[0]
    for row in range(2, len(cells(text)) + 1)
    if not TABLES[table]().fields[column].widget.blank
]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cell=st.sampled_from(REQUIRED), value=st.sampled_from(["", "   "]))
def test_any_required_cell_left_empty_is_told_where_it_is(cell, value):
    table, row, column = cell

    problems = imports.check(spoiled(table, row, column, value)).problems

    assert (f"{table}.csv", row, column, "不能为空") in {(p.file, p.row, p.column, p.reason) for p in problems}
    assert rows_in_all_tables() == 0


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(digits=st.text("0123456789ABCDEFGHJKLMNPQRTUWXY", min_size=18, max_size=18))
def test_no_invented_credit_code_passes_unless_its_check_characters_are_right(digits):
    problems = imports.check(spoiled("departments", 3, "uscc", digits)).problems

    assert bool([p for p in problems if p.column == "uscc"]) is not is_credit_code(digits)


def test_a_username_of_a_citizen_is_not_taken_over():
    AccountFactory(number="aaj-01")

    problems = imports.check(files()).problems

    assert [(p.row, p.column) for p in problems] == [(3, "username")]


def test_a_failure_in_the_middle_leaves_nothing(monkeypatch):
    def fails(*_args, **_kwargs):
        raise RuntimeError("disk full")

    monkeypatch.setattr("yichuang.domain.identity.imports.people.appoint", fails)

    with pytest.raises(RuntimeError):
        load()
    assert rows_in_all_tables() == 0


def test_sums_the_folder_states_are_held_against_its_files():
    totals = parse("totals.csv", b"file,figure,total\nregions.csv,,4\ncommunities.csv,population,1501\n", Totals)

    plan = imports.check(files(), totals=totals)

    assert [(p.file, p.row, p.column, p.reason) for p in plan.problems] == [
        ("communities.csv", 0, "population", "“population”合计是 1500，totals.csv 写的是 1501"),
    ]


def test_a_file_alone_is_checked_against_what_is_known():
    load()
    staff = {"staff": ("staff.csv", FILES["staff"].replace("aaj-02", "aaj-03").encode())}

    plan = imports.check(staff)
    assert plan.problems == []
    [loaded] = imports.load(plan, by=CONSOLE)
    assert (loaded.created, loaded.changed) == (1, 0)

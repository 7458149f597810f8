"""The rules kept: by supervisors of the district, in and out as a file, each change in the ledger."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from yichuang.domain.identity.tables import CONSOLE
from yichuang.domain.identity.tests.factories import citizen, staff
from yichuang.domain.supervision import acts, imports, reads
from yichuang.domain.supervision.acts.ruling import Ruling
from yichuang.domain.supervision.models import CardRule
from yichuang.domain.supervision.states import CARD_RULES, RuleState
from yichuang.domain.supervision.tables import METRICS
from yichuang.domain.supervision.tests.factories import FILE
from yichuang.kernel import ledger
from yichuang.kernel.actors import Actor
from yichuang.kernel.refusals import ActRefused, OutOfTurn
from yichuang.kernel.sheets import FileRefused
from yichuang.kernel.states import NOTHING

pytestmark = pytest.mark.django_db
LATE = Ruling(
    name="示例超期", colour="red", about="case", metric="overdue_promise_wd", compare=">=", threshold=Decimal(2),
    unit="working_day", points=3, told=("CHIEF",), reply_days=3, basis="示例依据",
)  # fmt: skip


def said(**parts):
    return Ruling(**vars(LATE) | parts)


@pytest.mark.parametrize("state", [NOTHING, *RuleState.values])
def test_an_act_is_open_only_in_the_states_of_its_rows(state, monkeypatch):
    monkeypatch.setattr("rules.Predicate.test", lambda *_: True)
    open_acts = {row.act for row in CARD_RULES.open_to(Actor(), CardRule(state=state))}

    assert open_acts == {act for act in CARD_RULES.words if any(state in row.frm for row in CARD_RULES.rows_of(act))}


def test_only_supervisors_of_the_district_keep_them():
    for somebody in (staff("HEAD"), staff("SUPERVISOR"), citizen("梅示例")):
        with pytest.raises(PermissionDenied):
            acts.set_up("L01", LATE, by=somebody)
    acts.set_up("L01", LATE, by=staff("SUPERVISOR", scope=("*",)))

    assert reads.rule("L01").in_words == "超过承诺时限的工作日达到 2 个工作日"


def test_each_change_is_a_line_of_the_ledger_and_who_read_an_older_version_is_told():
    rule = acts.set_up("L01", LATE, by=CONSOLE)
    acts.change(rule, said(points=2), by=CONSOLE, version=1, reason="示例：太重")
    with pytest.raises(OutOfTurn, match="刚才有人改过"):
        acts.change(rule, said(points=1), by=CONSOLE, version=1)

    lines = [(line.act, line.facts["version"], line.facts["points"]) for line in ledger.of(rule)]
    assert lines == [("set_up", 1, 3), ("change", 2, 2)]


def test_a_code_is_taken_once():
    acts.set_up("L01", LATE, by=CONSOLE)
    with pytest.raises(ActRefused, match="L01 已经有了"):
        acts.set_up("L01", LATE, by=CONSOLE)


@pytest.mark.parametrize(
    ("parts", "at"),
    [
        ({"metric": "nothing"}, "metric"),
        ({"unit": "ratio"}, "unit"),
        ({"compare": "<="}, "compare"),
        ({"threshold": Decimal("1.5")}, "threshold"),
        ({"threshold": Decimal(0)}, "threshold"),
        ({"threshold": Decimal(367)}, "threshold"),
        ({"metric": "elapsed_share_of_promise", "unit": "ratio", "threshold": Decimal("1.01")}, "threshold"),
        ({"metric": "elapsed_share_of_promise", "unit": "ratio", "threshold": Decimal(0)}, "threshold"),
        ({"colour": "blue", "reply_days": 0}, "points"),
        ({"colour": "blue", "points": 0}, "reply_days"),
        ({"points": 21}, "points"),
        ({"reply_days": 61}, "reply_days"),
        ({"told": ()}, "told"),
        ({"told": ("MAYOR",)}, "told"),
        ({"basis": " "}, "basis"),
    ],
)
def test_a_rule_that_could_not_be_used_is_refused(parts, at):
    with pytest.raises(ActRefused):
        acts.set_up("L01", said(**parts), by=CONSOLE)
    rule = CardRule(number="L01")
    said(**parts).write(rule)

    assert list(rule.faults) == [at]
    assert CardRule.objects.count() == 0


def test_the_districts_file_comes_in_whole_and_goes_out_as_it_came(rules):
    assert len(rules) == 22
    assert {rule.measured.how for rule in rules.values()} == {metric.how for metric in METRICS.values()}
    csv = "\n".join(",".join(row) for row in imports.exported())

    done = imports.load(imports.check("card_rules.csv", csv.encode()), by=CONSOLE)

    assert (done.rows, done.new, done.changed) == (22, 0, 0)


def test_a_file_changes_what_it_names_and_switches_off_and_on(rules):
    heading, *rows = imports.exported()
    late = next(row for row in rows if row[0] == "R07")
    off = ",".join([*late[:8], "2", *late[9:-1], "0"])
    done = imports.load(imports.check("card_rules.csv", f"{','.join(heading)}\n{off}\n".encode()), by=CONSOLE)

    assert (done.rows, done.new, done.changed) == (1, 0, 1)
    assert (reads.rule("R07").points, reads.rule("R07").state, reads.rule("R08").state) == (2, "OFF", "ON")


@pytest.mark.parametrize(("column", "value"), [("operator", "<="), ("metric", "nothing"), ("notify", "MAYOR"),
                                               ("code", "r7"), ("threshold", "abc"), ("unit", "ratio")])  # fmt: skip
def test_a_faulty_file_names_the_cell_and_changes_nothing(rules, column, value):
    heading, *rows = imports.exported()
    row = dict(zip(heading, next(row for row in rows if row[0] == "R07"), strict=True)) | {column: value}
    sheet = imports.check("card_rules.csv", f"{','.join(heading)}\n{','.join(row.values())}\n".encode())

    assert {problem.column for problem in sheet.problems} == {column}
    with pytest.raises(FileRefused):
        imports.load(sheet, by=CONSOLE)
    assert reads.rule("R07").version == 1


def test_the_seed_leaves_what_was_changed_at_the_desk(rules, tmp_path):
    from yichuang.domain.supervision import seeds  # noqa: PLC0415

    acts.change(reads.rule("R07"), said(points=9), by=CONSOLE, version=1)

    assert seeds.load(FILE.parent) == "亮牌规则：22 条"
    assert reads.rule("R07").points == 9


def test_what_another_domain_measures_says_it_is_not_there_yet(rules):
    elsewhere = [code for code, rule in rules.items() if rule.measured.how == "elsewhere"]

    assert elsewhere == ["R21", "R22"]

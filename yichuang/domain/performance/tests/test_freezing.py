"""What is final stays as it is; what is corrected behind it makes a difference report, and is told of."""

import pytest
from django.apps import apps

from yichuang.domain.performance.acts.differing import tell_of_differences
from yichuang.domain.performance.models import Evaluation
from yichuang.domain.performance.reads import evaluations as reads
from yichuang.domain.performance.reads.standing import said
from yichuang.domain.performance.tests import evaluating as made
from yichuang.domain.performance.tests.factories import YEAR
from yichuang.kernel import reports

pytestmark = pytest.mark.django_db
FEWER = [row | {"state": "off"} if row["no"] == "K4" else row for row in made.ROWS]


def test_figures_formulas_and_fingerprints_are_frozen(bureau):
    found = made.final(bureau)

    kiosks, rate = (found.frozen["figures"][code] for code in ("kiosks", "spent_rate"))
    assert (kiosks["value"], kiosks["source"]["label"], kiosks["source"]["digest"]) == (
        "4", "统计自名录 kiosks.csv（state 为 on）", "d1",
    )  # fmt: skip
    assert rate["source"]["behind"] == {"formula": "expenditure / final", "of": ["expenditure", "final"]}
    assert len(rate["source"]["fingerprint"]) == 16
    assert len(found.frozen["books"]["fingerprint"]) == 64
    assert found.digest == reports.fingerprint_of(found.frozen["figures"])


def test_a_correction_changes_nothing_of_it_and_is_reported_with_what_follows_from_it(bureau):
    found = made.final(bureau)
    before = said(found)
    assert reads.changed_since(found) == []
    made.roster(FEWER, digest="d2")

    assert said(Evaluation.objects.get()) == before
    assert [(one.id, one.then, one.now) for one in reads.changed_since(found)] == [
        ("kiosks", "4台", "3台"), ("I02", "4台", "3台"), ("score_I02", "50分", "37.5分"), ("score", "97分", "84.5分"),
    ]  # fmt: skip


def test_a_roster_of_the_same_rows_in_another_file_is_no_difference(bureau):
    found = made.final(bureau)
    made.roster(digest="d2")

    assert reads.changed_since(found) == []


def test_differences_are_told_once_and_again_when_they_are_others(bureau):
    found = made.final(bureau)
    told = [tell_of_differences()]
    made.roster(FEWER)
    told += [tell_of_differences(), tell_of_differences()]
    made.roster(made.ROWS[:2])
    told += [tell_of_differences(), tell_of_differences()]
    made.roster()
    told += [tell_of_differences()]

    assert told == [0, 1, 0, 1, 0, 0]
    heard = apps.get_model("notices.Notice").objects.filter(recipient=bureau.head.account, about=found.thing)
    assert [one.title for one in heard].count("绩效自评有差异") == 2


def test_a_draft_has_no_difference_report(bureau):
    assert reads.changed_since(made.draft(bureau)) == []


def test_the_rows_a_figure_counts_can_be_looked_at(bureau):
    found = made.draft(bureau)
    made.roster(FEWER)

    roster, rows = reads.roster_rows(found, "kiosks")
    assert (roster.file, [row["no"] for row in rows]) == ("kiosks.csv", ["K1", "K2", "K3"])
    assert reads.roster_rows(found, "content") == (None, [])


def test_a_roster_that_lacks_a_column_or_is_not_there_is_said(bureau):
    found = made.draft(bureau)
    made.roster([{"no": "K1", "name": "示例"}])
    assert said(found)["figures"]["kiosks"]["source"]["why"] == "名录 kiosks.csv 没有“state”这一列"
    apps.get_model("performance.Roster").objects.all().delete()

    assert said(found)["figures"]["kiosks"]["source"]["why"] == "还没有名录 kiosks.csv，请先导入"
    assert found.year == YEAR

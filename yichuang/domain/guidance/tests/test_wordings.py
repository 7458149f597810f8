"""Wordings: kept by supervisors, short, one meaning each, the same from a file as from the page."""

import pytest
from django.core.exceptions import PermissionDenied

from yichuang.domain.guidance import acts, imports, reads
from yichuang.domain.guidance.models import Wording
from yichuang.domain.identity.tables import CONSOLE
from yichuang.domain.identity.tests.factories import staff
from yichuang.kernel import ledger
from yichuang.kernel.refusals import ActRefused
from yichuang.kernel.sheets import FileRefused

pytestmark = pytest.mark.django_db
SYNONYMS = "term,words\n扯证,结婚登记\n粉店,小餐饮|餐馆\n"


def file(text, table="synonyms"):
    return imports.check(table, f"{table}.csv", text.encode())


def test_only_supervisors_keep_them():
    for somebody in (staff("REVIEWER", scope=("*",)), staff("SUPERVISOR")):  # the second of one body only
        with pytest.raises(PermissionDenied):
            acts.add_wording(["扯证"], official=["结婚登记"], by=somebody)
    acts.add_wording(["扯证"], official=["结婚登记"], by=staff("SUPERVISOR", scope=("*",)))

    assert [each.said for each in reads.wordings()] == [["扯证"]]


@pytest.mark.parametrize(
    ("said", "official", "advice"),
    [
        (["我想在路边开个店"], ["个体工商户"], ""),  # a sentence
        (["开店"], ["个体工商户注册登记"], ""),
        ([], ["个体工商户"], ""),
        (["开店"], [], ""),  # nothing meant
        (["开店"], ["个体户"], "请到别处。"),  # ours and not ours
    ],
)
def test_a_wording_says_something_short_and_one_thing(said, official, advice):
    with pytest.raises(ActRefused):
        acts.add_wording(said, official=official, advice=advice, by=CONSOLE)
    assert Wording.objects.count() == 0


def test_the_same_is_not_said_twice_but_can_be_again_after_it_was_removed():
    wording = acts.add_wording(["扯证"], official=["结婚登记"], by=CONSOLE)
    with pytest.raises(ActRefused, match="已经有了"):
        acts.add_wording(["扯证"], official=["离婚登记"], by=CONSOLE)

    acts.remove_wording(wording, by=CONSOLE)
    acts.add_wording(["扯证"], official=["离婚登记"], by=CONSOLE)
    assert [each.official for each in reads.wordings()] == [["离婚登记"]]


def test_the_ledger_says_what_was_changed():
    wording = acts.add_wording(["扯证"], official=["结婚登记"], by=CONSOLE)
    acts.change_wording(wording, said=["扯证"], official=["登记结婚"], by=CONSOLE)

    lines = [(line.act, line.facts["official"]) for line in ledger.of(wording)]
    assert lines == [("add", "结婚登记"), ("change", "登记结婚")]


def test_a_file_adds_changes_and_says_nothing_twice():
    first = imports.load("synonyms", file(SYNONYMS), by=CONSOLE)
    again = imports.load("synonyms", file(SYNONYMS), by=CONSOLE)
    other = imports.load("synonyms", file("term,words\n扯证,登记结婚\n"), by=CONSOLE)

    assert [(each.added, each.changed) for each in (first, again, other)] == [(2, 0), (0, 0), (0, 1)]
    assert reads.wordings().count() == 2  # what a file does not name stays


def test_what_is_exported_reads_back():
    imports.load("synonyms", file(SYNONYMS), by=CONSOLE)
    imports.load("elsewhere", file("words,advice\n股票,请找证券公司。\n", "elsewhere"), by=CONSOLE)

    assert imports.exported("synonyms") == [["term", "words"], ["扯证", "结婚登记"], ["粉店", "小餐饮|餐馆"]]
    assert imports.exported("elsewhere") == [["words", "advice"], ["股票", "请找证券公司。"]]


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("term,words\n我想在路边开店,个体户\n", "term"),
        ("term,words\n开店,个体工商户注册登记\n", "words"),
        ("term,words\n开店,\n", "words"),
        ("term,words\n开店,个体户\n开店,小店\n", "term"),
    ],
)
def test_a_faulty_file_names_the_cell_and_changes_nothing(text, column):
    sheet = file(text)

    assert [problem.column for problem in sheet.problems] == [column]
    with pytest.raises(FileRefused):
        imports.load("synonyms", sheet, by=CONSOLE)
    assert Wording.objects.count() == 0

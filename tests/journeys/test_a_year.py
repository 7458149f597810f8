"""A simulated year runs through the acts alone, and the same seed gives the same year."""

from fractions import Fraction
from random import Random

import pytest
import time_machine

from tools.simulate import volumes
from tools.simulate.hours import Hours
from tools.simulate.matters import MatterCourse
from tools.simulate.people import Crowd, Staff
from tools.simulate.year import Year
from yichuang.domain.cases.models import Case
from yichuang.domain.catalogue import reads as catalogue
from yichuang.domain.evaluation.models import Invitation
from yichuang.domain.joint import reads
from yichuang.domain.joint.models import Matter
from yichuang.kernel import measures, verify

pytestmark = [pytest.mark.usefixtures("whole_district"), pytest.mark.any_python]
FACTS = ("matter", "item_code", "state", "channel", "filed_on", "accepted_on", "decided_on", "closed_on", "region")


def lived(cases: int, joint: int, seed: int) -> list[tuple]:
    before = set(Case.objects.values_list("number", flat=True))
    year = Year(cases, 2026, seed, joint=joint)
    year.prepare()
    year.run(lambda *_: None)
    assert year.refused == {}
    return sorted(Case.objects.exclude(number__in=before).values_list(*FACTS), key=str)


def test_the_same_seed_gives_the_same_year_with_each_case_and_matter_in_it(loaded_district, settings, tmp_path):
    first = lived(12, 12, seed=7)
    assert list(verify.faults()) == []
    assert len([facts for facts in first if not facts[0]]) == 12
    matters = {facts[0] for facts in first if facts[0]}
    assert matters
    assert matters == set(Matter.objects.values_list("number", flat=True))
    loaded_district.put_back()
    settings.LEDGER_ROOT = tmp_path / "again"

    assert lived(12, 12, seed=7) == first


def test_a_year_of_matters_keeps_the_books_it_is_given_and_people_say_what_they_think(loaded_district):
    """Exactly so many items are taken in and so many completed, by the acts; then read as a supervisor reads them."""
    year = Year(0, 2026, 3, joint=14, completed=8)
    year.prepare()
    year.run(lambda *_: None)

    came, done, rate = (
        measures.read(f"joint.items_{what}", period=measures.year(2026), seen_by=measures.THE_HOUSE).total.value
        for what in ("received", "completed", "completion_rate")
    )
    ended = Matter.objects.exclude(closed_on=None).values_list("number", flat=True)
    asked = Invitation.objects.filter(asked_on__year=2026, kind="matter").values_list("subject", flat=True)
    assert year.refused == {}
    assert (came, done, rate) == (14, 8, Fraction(8, 14))
    assert sorted(asked) == sorted(ended)
    assert not Invitation.objects.filter(subject__in=Case.objects.exclude(matter="").values("number")).exists()
    assert list(verify.faults()) == []


def test_every_theme_can_be_applied_for_with_the_answers_that_need_most(loaded_district):
    """58 themes with the catalogue's own forms and lists: each comes to a plan whose first cases are filed at once."""
    with time_machine.travel("2026-03-04 10:00+08:00", tick=False):
        crowd, staff, chance = Crowd(30, Random(1)), Staff(), Random(1)
        how = {"hours": Hours(2026), "staff": staff, "crowd": crowd, "begin": lambda _course: None}
        left: dict[str, object] = {}
        for version in catalogue.themes():
            whole = MatterCourse(volumes.JointShare(version.theme_id, most_answers(version, chance), 0), chance, **how)
            whole.apply()
            parts = reads.parts_of(whole.matter)
            if wrong := [part.item_code for part in parts if bool(part.case) == bool(part.waits_for)]:
                left[version.theme_id] = wrong

    assert left == {}
    assert len(catalogue.themes()) == Matter.objects.count()


def most_answers(version, chance) -> dict:
    """Of twenty sheets the one that comes to the most items."""
    sheets = [volumes.some_answers(version.sheet, chance) for _ in range(20)]
    return max(sheets, key=lambda answers: len(version.sheet.chosen(answers)))


def test_smaller_years_keep_the_proportions_of_the_items():
    whole = {share.item: share.cases for share in volumes.shares(240_983)}
    tenth = {share.item: share.cases for share in volumes.shares(24_098)}

    assert sum(whole.values()) == 240_983
    assert sum(tenth.values()) == 24_098
    assert all(abs(tenth.get(item, 0) - cases / 10) <= 1 for item, cases in whole.items())

"""A simulated year runs through the acts alone, and the same seed gives the same year."""

import pytest

from tools.simulate import volumes
from tools.simulate.year import Year
from yichuang.domain.cases.models import Case
from yichuang.kernel import verify

pytestmark = pytest.mark.usefixtures("whole_district")
FACTS = ("item_code", "state", "channel", "filed_on", "accepted_on", "decided_on", "closed_on", "region")


def lived(cases: int, seed: int) -> list[tuple]:
    before = set(Case.objects.values_list("number", flat=True))
    year = Year(cases, 2026, seed)
    year.prepare()
    year.run(lambda *_: None)
    assert year.refused == {}
    return sorted(Case.objects.exclude(number__in=before).values_list(*FACTS), key=str)


def test_the_same_seed_gives_the_same_year(loaded_district, settings, tmp_path):
    first = lived(12, seed=7)
    assert list(verify.faults()) == []
    loaded_district.put_back()
    settings.LEDGER_ROOT = tmp_path / "again"

    assert lived(12, seed=7) == first
    assert len(first) == 12


def test_smaller_years_keep_the_proportions_of_the_items():
    whole = {share.item: share.cases for share in volumes.shares(240_983)}
    tenth = {share.item: share.cases for share in volumes.shares(24_098)}

    assert sum(whole.values()) == 240_983
    assert sum(tenth.values()) == 24_098
    assert all(abs(tenth.get(item, 0) - cases / 10) <= 1 for item, cases in whole.items())

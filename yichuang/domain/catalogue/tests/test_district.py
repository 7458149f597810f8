"""The reference district: loaded whole, twice the same, and its published figures come out."""

from decimal import Decimal

import pytest
from django.conf import settings
from django.db import transaction

from yichuang.domain.catalogue import reads, seeds
from yichuang.domain.catalogue.models import Finding, FormField, Item, ItemVersion, Material, ThemeVersion
from yichuang.domain.catalogue.rules import themes
from yichuang.domain.catalogue.tables import national
from yichuang.domain.identity import seeds as identity
from yichuang.kernel.verify import faults


@pytest.fixture(scope="module")
def district(django_db_setup, django_db_blocker):
    """Loaded once for this file, and rolled back after it."""
    with django_db_blocker.unblock():
        atomic = transaction.atomic()
        atomic.__enter__()
        identity.load(settings.DISTRICT)
        seeds.load(settings.DISTRICT)
        yield
        transaction.set_rollback(True)
        atomic.__exit__(None, None, None)


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("district")]


def test_every_item_with_its_materials_and_fields_is_there():
    assert [model.objects.count() for model in (Item, ItemVersion, Material, FormField)] == [386, 386, 1513, 1901]
    assert ItemVersion.objects.published().count() == 386


def test_the_same_again_changes_nothing_and_says_so():
    assert identity.load(settings.DISTRICT).endswith("没有变化")
    assert seeds.load(settings.DISTRICT) == "事项：386 项，没有变化；一件事：58 件，没有变化"


def test_the_published_figures_come_out():
    found = [(rate.numerator, rate.denominator, rate.percent) for rate in reads.optimisation()]

    assert found == [(40, 162, Decimal("24.7")), (304, 833, Decimal("36.5")), (54, 108, Decimal("50.0"))]


def test_findings_stay_open_and_nothing_is_filled_in():
    library = reads.library()

    assert [(rate.numerator, rate.denominator) for rate in library.by_handling_item] == [
        (386, 386),
        (0, 386),
        (386, 386),
    ]
    assert [rate.denominator for rate in library.by_item] == [383] * 3
    assert library.findings == {grade: Finding.objects.filter(severity=grade).count() for grade in ("error", "warn")}
    assert library.findings["error"] > 0


def test_every_national_code_is_right():
    wrong = []
    for version in ItemVersion.objects.published().select_related("item__row"):
        item = version.item
        wrong += national.faults(
            catalog=item.row_id, task=item.task_code, handling=item.handling_code, item_type=version.item_type,
            level=version.exercise_levels[0],
        )  # fmt: skip
    assert wrong == []
    assert Item.objects.filter(codes_are_sample=False).count() == 0


def test_every_theme_is_in_force_and_whole():
    versions = list(ThemeVersion.objects.filter(state="published"))

    assert len(versions) == 58
    assert [version.number for version in versions if themes.faults(version.sheet)] == []
    assert sum(len(version.lines) for version in versions) == 480


def test_every_item_has_a_topic_for_everybody_it_serves():
    assert Finding.objects.filter(rule="Q09").count() == 0


def test_the_food_licence_and_the_workshop_licence_are_decided_here():
    assert set(Item.objects.filter(code__in=["SCJG-021", "SCJG-029"]).values_list("decided", flat=True)) == {"here"}
    assert [s.kind for s in reads.suspending_procedures(reads.version_in_force("SCJG-029"))] == ["检验"]


def test_the_ledger_of_the_load_is_whole():
    assert list(faults()) == []

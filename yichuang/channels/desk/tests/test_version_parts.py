"""The rows of an item's parts as a browser sends them: every box of the page, the empty rows below too."""

import pytest
from django import forms
from django.urls import reverse

from yichuang.domain.catalogue import acts, reads
from yichuang.domain.catalogue.tests.factories import SpecialProcedureFactory

PARTS = ("materials", "fields", "steps", "specials")


@pytest.fixture
def draft(hall):
    SpecialProcedureFactory(version=hall.version)
    return acts.new_version(hall.version.item, by=hall.zhao)


def sent(box) -> str:
    """What a browser sends for a box nobody touched: of a list its first line where none is chosen."""
    value = box.value()
    if isinstance(box.field.widget, forms.Select) and value in (None, ""):
        return box.field.choices[0][0]
    return "" if value is None else str(value)


def as_shown(shown, **changed) -> dict:
    formset = shown.context["formset"]
    ticks = {box.html_name for form in formset for box in form if isinstance(box.field, forms.BooleanField)}
    boxes = {box.html_name: sent(box) for form in formset for box in form}
    kept = {name: value for name, value in boxes.items() if name not in ticks or value == "True"}
    counts = {box.html_name: str(box.value()) for box in formset.management_form}
    return kept | counts | changed


@pytest.mark.parametrize("part", PARTS)
def test_a_page_saved_as_it_came_changes_nothing(desk, hall, draft, part):
    zhao, address = desk(hall.zhao), reverse("desk:version-part", args=[draft.number, part])
    before = reads.part_rows(part, draft)

    answer = zhao.post(address, as_shown(zhao.get(address)))

    assert answer.status_code == 302
    assert reads.part_rows(part, type(draft).objects.get(pk=draft.pk)) == before


def test_a_mistake_names_row_and_box(desk, hall, draft):
    zhao, address = desk(hall.zhao), reverse("desk:version-part", args=[draft.number, "fields"])

    answer = zhao.post(
        address,
        as_shown(zhao.get(address), **{"form-0-element": "size", "form-0-label": "面积", "form-0-longest": "-5"}),
    )

    assert answer.status_code == 422
    assert "第 1 行“最多字数”：" in answer.text
    assert "第 2 行" not in answer.text.split("govuk-error-summary__list")[1].split("</ul>")[0]


def test_a_special_procedure_written_twice_is_told_and_nothing_is_changed(desk, hall, draft):
    zhao, address = desk(hall.zhao), reverse("desk:version-part", args=[draft.number, "specials"])
    [kind] = [row["kind"] for row in reads.part_rows("specials", draft)]

    answer = zhao.post(address, as_shown(zhao.get(address), **{"form-1-kind": kind}))

    assert answer.status_code == 422
    assert f"特别程序“{kind}”写了两行，请只留一行。" in answer.text
    assert draft.specials.count() == 1

"""The applicant gives up one item that waited for them: what the others need of what was handed in is not lost."""

import pytest

from yichuang.domain.cases import acts as cases
from yichuang.domain.cases.models import Supply
from yichuang.domain.catalogue.models import CanonicalMaterial, FormField, ItemVersion
from yichuang.domain.catalogue.rules.themes import Line, Sheet
from yichuang.domain.catalogue.tests.factories import DataElementFactory, MaterialFactory, offered
from yichuang.domain.joint import acts
from yichuang.domain.joint.tests.factories import DRAWING, FIRE, FOOD, FORM, REGISTRATION, SIGN
from yichuang.kernel import news
from yichuang.kernel.models import StoredFile

pytestmark = pytest.mark.django_db


@pytest.fixture
def matter(street):
    """A sample theme in which two items need the same drawing and wait for different ones before them; the first of
    the two was left as a draft, for its form asks for more than it did."""
    food = ItemVersion.objects.get(item=FOOD)
    MaterialFactory(version=food, seq=3, canonical=CanonicalMaterial.objects.get(name=DRAWING), licence_type="")
    lines = (Line(FIRE), Line(REGISTRATION), Line(FOOD, depends_on=(FIRE,)), Line(SIGN, depends_on=(REGISTRATION,)))
    offered("T4", Sheet((), lines), lead=street.centre, name="示例四件")
    matter = acts.draft(theme="T4", party=street.mei.own_party, situations={}, by=street.mei)
    matter = acts.save_draft(matter, by=street.mei, answers=FORM | {"phone": "13900000000", "address": "示例路1号"})
    for one in matter.the_plan.brought:
        matter = acts.attach(matter, by=street.mei, kind=one.kind, supplies=[{"file": street.file_of()}])
    matter = acts.file(matter, by=street.mei, consent=True, results="as_ready")
    FormField.objects.create(
        version=food, seq=9, label="经营项目", type="text", is_required=True,
        element=DataElementFactory(code="food_kinds", label="经营项目"),
    )  # fmt: skip
    street.granted(matter, FIRE)
    news.drain()
    return street.now(matter)


def kept(matter) -> bool:
    """Whether the drawing is still there."""
    return StoredFile.objects.filter(pk=drawing(matter)).exists()


def drawing(matter) -> str:
    return matter.supplies[next(one.kind for one in matter.the_plan.brought if one.name == DRAWING)][0]["file"]


def test_a_file_of_the_matter_outlives_the_draft_that_was_given_up(street, matter):
    draft = street.case(matter, FOOD)
    cases.discard(draft, by=street.mei)
    news.drain()
    street.granted(matter, REGISTRATION)
    news.drain()

    sign = street.case(matter, SIGN)
    assert (draft.state, sign.state, kept(matter)) == ("DRAFT", "SUBMITTED", True)
    assert Supply.objects.filter(material__case=sign, file=drawing(matter)).exists()


def test_what_no_case_has_on_file_is_deleted_when_the_matter_is_over(street, matter):
    draft = street.case(matter, FOOD)
    own = street.file_of()
    cases.attach(draft, by=street.mei, materials=[{"material": 1, "file": own}])
    cases.discard(draft, by=street.mei)
    street.denied(matter, REGISTRATION)
    for item in (FIRE, REGISTRATION):
        cases.deliver(street.ready(matter, item), by=street.clerk, mode="window", proof="身份证已核对")
    before = kept(matter)
    news.drain()

    on_file = set(Supply.objects.filter(material__case__matter=matter.number).values_list("file", flat=True)) - {""}
    assert (street.now(matter).state, before, kept(matter)) == ("PARTIAL", True, False)
    assert not StoredFile.objects.filter(pk=own).exists()
    assert {str(file.pk) for file in StoredFile.objects.filter(pk__in=on_file)} == on_file != set()

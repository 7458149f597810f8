"""Items for tests: small, lawful and visibly invented."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from yichuang.domain.catalogue.acts import themes
from yichuang.domain.catalogue.models import (
    CanonicalMaterial,
    CatalogRow,
    DataElement,
    FormField,
    HandlingStep,
    Item,
    ItemVersion,
    Material,
    SpecialProcedure,
    Theme,
    ThemeVersion,
)
from yichuang.domain.catalogue.rules.themes import Sheet
from yichuang.domain.catalogue.tables import codes
from yichuang.domain.identity.tables import CONSOLE
from yichuang.domain.identity.tests.factories import BodyFactory


class CatalogRowFactory(DjangoModelFactory):
    class Meta:
        model = CatalogRow
        django_get_or_create = ("code",)

    code = factory.Sequence(lambda n: f"9901{n:05}000")
    name = factory.Sequence(lambda n: f"示例许可{n}")
    item_type = codes.LICENSING
    legal_basis = "《示例条例》第一条"
    exercise_levels = ["4"]
    is_sample = True


class ItemFactory(DjangoModelFactory):
    class Meta:
        model = Item
        django_get_or_create = ("code",)

    code = factory.Sequence(lambda n: f"ITEM-{n:03}")
    body = factory.SubFactory(BodyFactory)
    row = factory.SubFactory(CatalogRowFactory)
    task_code = factory.LazyAttribute(lambda o: f"{o.body.uscc}4{o.row.code}")
    handling_code = factory.LazyAttribute(lambda o: f"{o.task_code}01")
    codes_are_sample = True
    decided = "here"
    annual_volume = 100
    keywords = ["示例"]


class DataElementFactory(DjangoModelFactory):
    class Meta:
        model = DataElement
        django_get_or_create = ("code",)

    code = "premises_address"
    label = "经营场所地址"
    type = "address"


class CanonicalMaterialFactory(DjangoModelFactory):
    class Meta:
        model = CanonicalMaterial
        django_get_or_create = ("name",)

    name = "经营场所使用证明"
    made_from_form = factory.LazyAttribute(lambda o: o.name in codes.MADE_FROM_THE_FORM)


class ItemVersionFactory(DjangoModelFactory):
    """A published licensing item, 20 working days by law and 5 promised, with one material and one field.

    ItemVersionFactory(draft=True) is not published; (instant=True) is decided at once; `materials` and `fields`
    say how many (0 for none), `specials` which special procedures it names.
    """

    class Meta:
        model = ItemVersion
        skip_postgeneration_save = True

    class Params:
        draft = factory.Trait(state="draft", published_on=None)
        instant = factory.Trait(kind=codes.INSTANT, promised_days=0, four_eyes=False)

    item = factory.SubFactory(ItemFactory)
    version = 1
    number = factory.LazyAttribute(lambda o: f"{o.item.code}-v{o.version}")
    state = "published"
    held_by = "body"
    published_on = date(2021, 1, 4)
    name = factory.LazyAttribute(lambda o: o.item.row.name if o.item.row else "示例事项")
    item_type = codes.LICENSING
    legal_basis = "《示例条例》第一条"
    exercise_levels = ["4"]
    audience = ["1", "2"]
    person_topics = ["准营准办"]
    corp_topics = ["准营准办"]
    kind = codes.PROMISED
    modes = ["1", "2"]
    statutory_days, statutory_unit = 20, codes.WORKDAYS
    promised_days, promised_unit = 5, codes.WORKDAYS
    visits = 0
    conditions = "有固定的经营场所。"
    is_charged = False
    pays_online = False
    result_type = codes.CERTIFICATE_RESULT
    result_name = "示例许可证"
    licence_type = "示例许可证"
    validity_years = 5
    is_online = True
    online_depth = ["1", "2", "3", "4", "5", "6"]
    in_hall = True
    consult_by = "0731-00000001"
    complain_to = "0731-00000002"
    four_eyes = True
    identity_level = 2

    @factory.post_generation
    def materials(self, create, extracted, **_):
        for seq in range(1, (1 if extracted is None else extracted) + 1):
            MaterialFactory(version=self, seq=seq)

    @factory.post_generation
    def fields(self, create, extracted, **_):
        for seq in range(1, (1 if extracted is None else extracted) + 1):
            FormFieldFactory(
                version=self, seq=seq, element__code=f"premises_address_{seq}" if seq > 1 else "premises_address"
            )

    @factory.post_generation
    def specials(self, create, extracted, **_):
        for seq, kind in enumerate(extracted or (), 1):
            SpecialProcedureFactory(version=self, seq=seq, kind=kind)


class MaterialFactory(DjangoModelFactory):
    class Meta:
        model = Material

    version = factory.SubFactory(ItemVersionFactory, materials=0)
    seq = 1
    name = factory.SelfAttribute("canonical.name")
    canonical = factory.SubFactory(CanonicalMaterialFactory)
    necessity = codes.REQUIRED
    originals = 1
    medium = "3"
    source = codes.FROM_APPLICANT
    issuer = "申请人"


class FormFieldFactory(DjangoModelFactory):
    class Meta:
        model = FormField

    version = factory.SubFactory(ItemVersionFactory, fields=0)
    seq = 1
    element = factory.SubFactory(DataElementFactory)
    label = factory.SelfAttribute("element.label")
    type = factory.SelfAttribute("element.type")
    is_required = True


class HandlingStepFactory(DjangoModelFactory):
    class Meta:
        model = HandlingStep

    version = factory.SubFactory(ItemVersionFactory)
    seq = 1
    name = "受理"


class SpecialProcedureFactory(DjangoModelFactory):
    class Meta:
        model = SpecialProcedure

    version = factory.SubFactory(ItemVersionFactory)
    seq = 1
    kind = "检验"


def offered(code: str, sheet: Sheet, *, lead, name: str = "示例开店") -> ThemeVersion:
    """A theme in force."""
    what = {"name": name, "audience": "corp", "promise_days": 10, "summary": "示例：几项一起办。"}
    what |= {"batches": ["LOCAL"], "keywords": ["示例说法"]}
    return themes.load_theme(Theme(code=code, lead=lead), what, sheet, by=CONSOLE)

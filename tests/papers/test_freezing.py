"""A paper keeps what it said and how it looked on the day it was issued, whatever changes later."""

from dataclasses import replace

import pytest

from tests.papers.conftest import forget, text_of
from tests.papers.specimens import MATTER, OFFICE, one_of_each
from yichuang.domain.cases.models import Case
from yichuang.domain.cases.tests.factories import Hall
from yichuang.kernel import documents, typesetting
from yichuang.kernel.models import Document

pytestmark = pytest.mark.django_db

NOTICE = one_of_each()["DOC-05"]
TEMPLATE = "domain/cases/typst/not-required.v1.typ"


def test_a_later_template_version_does_not_change_an_old_paper(issue, another_press):
    old, drawn_before = issue(NOTICE), issue(NOTICE)
    first = typesetting.typeset(old.template, 1, old.snapshot, old.issued_at)

    newer = (another_press / TEMPLATE).read_text(encoding="utf-8").replace("不必再为此提交材料", "无须再来")
    (another_press / TEMPLATE.replace(".v1.", ".v2.")).write_text(newer, encoding="utf-8")
    forget()
    new = issue(NOTICE)

    assert [paper.template_version for paper in (old, drawn_before, new)] == [1, 1, 2]
    assert documents.pdf(old) == first
    assert "不必再为此提交材料" in text_of(documents.pdf(old))
    assert "无须再来" in text_of(documents.pdf(new))


def test_a_later_change_of_the_case_does_not_change_an_old_paper():
    case = Hall().received()
    receipt = documents.of(case).get(code="DOC-01")
    name, item = case.applicant_name, case.item_name
    body = case.deciding_body
    first = typesetting.typeset(receipt.template, 1, receipt.snapshot, receipt.issued_at)

    Case.objects.filter(pk=case.pk).update(applicant_name="改名后的示例人", item_name="改名后的事项")
    type(body).objects.filter(pk=body.pk).update(name="改名后的示例局")

    kept = Document.objects.get(pk=receipt.pk)
    assert typesetting.typeset(kept.template, 1, kept.snapshot, kept.issued_at) == first
    shown = text_of(documents.pdf(kept))
    assert name in shown
    assert item.replace(" ", "") in shown
    assert "改名后" not in shown


def test_other_words_of_the_office_today_are_not_those_of_a_paper_of_yesterday(issue):
    old = issue(NOTICE)
    moved = replace(MATTER, office=replace(OFFICE, contact_phone="0731-00000009"))

    new = issue(one_of_each(moved)["DOC-05"])

    assert "0731-00000001" in text_of(documents.pdf(old))
    assert "0731-00000009" in text_of(documents.pdf(new))


def test_every_template_names_its_version_and_imports_a_version_of_the_sheet():
    found = [path for path in typesetting.templates().rglob("*.typ") if path.parent.name == "typst"]

    assert [path.name for path in found if not path.suffixes[-2].removeprefix(".v").isdigit()] == []
    loose = [
        path.name for path in found if "import" in (text := path.read_text(encoding="utf-8")) and ".v1.typ" not in text
    ]
    assert loose == []

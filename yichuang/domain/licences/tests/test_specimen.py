"""The specimen (样张) of a licence type: a certificate to look at, of which nothing remains."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from yichuang.domain.catalogue.models import DataElement
from yichuang.domain.identity.tables import CONSOLE
from yichuang.domain.identity.tests.factories import BodyFactory
from yichuang.domain.licences import acts, papers
from yichuang.domain.licences.models import Licence
from yichuang.domain.licences.reads import SENTENCES
from yichuang.kernel import sealing, typesetting
from yichuang.kernel.models import Document, Sequence

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2026-03-02 10:00 +0800", tick=False)]


def drawn(kind):
    pdf = papers.specimen(kind)
    pages = PdfReader(BytesIO(pdf)).pages
    assert len(pages) == 1
    assert sealing.validate(pdf).outcome == sealing.Outcome.NOT_OURS
    return "".join(pages[0].extract_text().split())


@pytest.fixture
def define(db):
    body = BodyFactory(name="示例局")
    DataElement.objects.create(code="business_scope", label="范围", type="text")

    def define(**facts):
        return acts.define(by=CONSOLE, name="示例许可证", body=body, **facts)

    return define


def test_a_specimen_shows_the_lines_of_its_type_with_samples_and_is_marked(define):
    face = [
        {"name": "项目", "required": True, "element": "premises_address"},
        {"name": "负责人", "required": False, "element": "legal_rep_name"},
        {"name": "备注", "required": False},
    ]

    shown = drawn(define(face=face, validity_years=5))

    lines = ["许可事项示例许可事项", "项目示例项目", "负责人示例负责人", "办件编号示例"]
    assert "".join(lines) in shown
    for word in (
        "示例许可证",
        "示例局（示例）",
        "2026年3月2日至2031年3月1日",
        "证照编号：样张",
        "样张，不能查验",
        "（盖章处）",
    ):
        assert word in shown
    assert "备注" not in shown


@pytest.mark.parametrize(("years", "until"), [(None, "按事项"), (0, "长期")])
def test_a_type_of_the_usual_face_shows_what_forms_do_ask(define, years, until):
    shown = drawn(define(validity_years=years))

    assert f"至{until}" in shown
    assert "经营场所示例经营场所" in shown
    assert "范围示例范围" in shown


def test_of_a_specimen_nothing_remains(define):
    kind = define()
    before = set(Sequence.objects.values_list("name", "last"))

    papers.specimen(kind)

    assert set(Sequence.objects.values_list("name", "last")) == before
    assert not Document.objects.exists()
    assert not Licence.objects.exists()


def test_its_code_leads_to_a_page_that_knows_no_such_licence(client, define, monkeypatch):
    drawn_from = []
    monkeypatch.setattr(typesetting, "specimen", lambda _template, _version, face: drawn_from.append(face) or b"")
    papers.specimen(define())

    page = client.get(drawn_from[0]["query"]["path"])

    assert (page.status_code, page.context["word"]) == (200, "查不到")
    assert page.context["sentence"] == SENTENCES["not_ours"]
    assert [name for name, _ in page.context["lines"]] == ["证照标识"]

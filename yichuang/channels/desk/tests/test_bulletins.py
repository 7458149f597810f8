"""Bulletins at the desk: each figure leads to what it counts; the files say what the page says."""

import re
from datetime import date
from html import unescape
from io import BytesIO

import pytest
import time_machine
from django.apps import apps
from django.urls import reverse
from pypdf import PdfReader

from yichuang.domain.identity.tests.factories import DISTRICT, RegionFactory, staff
from yichuang.domain.supervision import reads
from yichuang.domain.supervision.acts import bulletins
from yichuang.domain.supervision.rules.periods import MONTH, holding
from yichuang.kernel.tests.reports.small import bookmarks_of, figures_of, squeezed

pytestmark = pytest.mark.django_db
MARCH = holding(MONTH, date(2026, 3, 1))


@pytest.fixture
def bureau(hall):
    """The district of the hall with one delivered case in March; the rest of the test is on the first of April."""
    apps.get_model("identity.District").objects.create(region=RegionFactory(code=DISTRICT), bureau=hall.centre)
    hall.head = staff("HEAD", body=hall.centre, name="易")
    hall.delivered()
    with time_machine.travel("2026-04-01T10:00:00+08:00", tick=False):
        hall.draft = bulletins.draft(MARCH, by=hall.sun)
        yield hall


def of(name, found, **more):
    return reverse(f"desk:{name}", args=[found.number, *more.values()])


def now(found):
    """The bulletin as it stands in the database."""
    return type(found).objects.get(pk=found.pk)


def places_of(answer):
    """(id, href, text) of every link that is the place of a figure."""
    found = re.findall(r'<a class="govuk-link" id="(\w+)" href="([^"]*)">([^<]*)</a>', answer.content.decode())
    return [(name, unescape(href), text) for name, href, text in found]


def test_each_measured_figure_leads_to_its_measure_asked_as_it_was(bureau, desk):
    browser = desk(bureau.sun)
    places = {name: (href, text) for name, href, text in places_of(browser.get(of("bulletin", bureau.draft)))}

    href, text = places["cases_received"]
    assert (href, text) == ("/desk/measures/cases.received/?from=2026-03-01&to=2026-03-31", "1件")
    href, text = places[f"cases_received_by_{bureau.body.code}"]
    assert href.endswith(f"&department={bureau.body.code}")
    assert [browser.get(href).status_code for href, _ in places.values()] == [200] * len(places)


def test_word_pdf_and_page_of_an_issued_bulletin_state_the_same_figures(bureau, desk):
    issued = bulletins.issue(bulletins.review(bureau.draft, by=bureau.sun), by=bureau.head)
    browser, stated = desk(bureau.zhao), figures_of(reads.said(issued))
    files = {ending: browser.get(of("bulletin-file", issued, ending=ending)) for ending in ("docx", "pdf", "html")}

    assert {ending: answer.status_code for ending, answer in files.items()} == dict.fromkeys(files, 200)
    assert bookmarks_of(files["docx"].content) == stated
    pdf = PdfReader(BytesIO(b"".join(files["pdf"].streaming_content)))
    marks = [mark.get_object() for page in pdf.pages for mark in page.get("/Annots", ())]
    led = [mark["/A"]["/URI"].partition("#")[2] for mark in marks if "/A" in mark]  # the seal is a mark too
    assert sorted(led) == sorted(name for name, _ in stated)
    assert issued.issue_number in squeezed(pdf.pages[0].extract_text())
    assert re.findall(r'<span id="(\w+)">', files["html"].content.decode()) == [name for name, _ in stated]


def test_a_draft_says_that_it_is_one(bureau, desk):
    browser = desk(bureau.sun)
    pdf = browser.get(of("bulletin-file", bureau.draft, ending="pdf")).content
    html = browser.get(of("bulletin-file", bureau.draft, ending="html")).content.decode()

    assert "样张" in PdfReader(BytesIO(pdf)).pages[0].extract_text()
    assert "（草稿）" in html


def test_words_are_saved_and_stand_in_the_text(bureau, desk):
    browser = desk(bureau.sun)
    sent = {"opening": "示例开头。", "remarks": "示例要求。", "version": "0"}
    answer = browser.post(of("bulletin-words", bureau.draft), sent, follow=True)

    assert answer.status_code == 200
    shown = squeezed(answer.content.decode())
    assert (shown.count('<pclass="govuk-body">示例开头。</p>'), shown.count("要求和说明</h2>")) == (1, 1)


def test_who_read_older_words_is_told_and_keeps_what_was_typed(bureau, desk):
    bulletins.amend(bureau.draft, by=bureau.head, version=0, opening="别人写的。", remarks="")
    answer = desk(bureau.sun).post(of("bulletin-words", bureau.draft), {"opening": "我写的。", "version": "0"})

    assert answer.status_code == 422
    assert "刚才有人改过这期通报的文字" in answer.content.decode()
    assert "我写的。</textarea>" in answer.content.decode()
    assert now(bureau.draft).opening == "别人写的。"


def test_a_draft_is_not_there_for_others_and_an_act_is_only_for_those_whose_it_is(bureau, desk):
    assert desk(bureau.zhao).get(of("bulletin", bureau.draft)).status_code == 404
    bulletins.review(bureau.draft, by=bureau.sun)
    assert desk(bureau.sun).post(of("bulletin-act", bureau.draft, act="issue")).status_code == 403
    assert desk(bureau.head).post(of("bulletin-act", bureau.draft, act="draft")).status_code == 404

    assert desk(bureau.head).post(of("bulletin-act", bureau.draft, act="issue")).status_code == 302
    assert now(bureau.draft).state == "ISSUED"


def test_a_withdrawal_asks_for_its_reason(bureau, desk):
    bulletins.issue(bulletins.review(bureau.draft, by=bureau.sun), by=bureau.head)
    browser, address = desk(bureau.head), of("bulletin-act", bureau.draft, act="withdraw")

    assert browser.post(address, {"reason": ""}).status_code == 422
    assert browser.post(address, {"reason": "示例：数字有误。"}).status_code == 302
    assert "这期通报已经撤回：示例：数字有误。" in browser.get(of("bulletin", bureau.draft)).content.decode()

"""The report of 2021, made from the district's files alone, states at every id in its section what was published."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from yichuang.domain.performance.tests.report.looking import (
    in_page,
    in_pdf,
    in_word,
    words_of_pdf,
    words_of_word,
)
from yichuang.domain.performance.tests.report.seed import HEADINGS, SEED, SUBHEADINGS


@pytest.fixture(scope="module")
def read(word, pdf, page):
    return {"docx": in_word(word), "pdf": in_pdf(pdf), "html": in_page(page)}


@pytest.mark.parametrize("ending", ["docx", "pdf", "html"])
def test_at_every_id_in_its_section_stands_what_was_published(read, ending):
    found = {name: (section, text) for section, name, text in read[ending]}

    assert {name: found[name] for _, name, _ in SEED} == {name: (section, text) for section, name, text in SEED}


@pytest.mark.parametrize("ending", ["docx", "pdf", "html"])
def test_an_id_stands_once(read, ending):
    ids = [name.lower() for _, name, _ in read[ending]]

    assert len(ids) == len(set(ids)) > 190


def test_word_pdf_and_page_state_the_same_under_the_same_ids_in_the_same_order(read):
    assert read["docx"] == read["html"] == read["pdf"]


def test_every_figure_of_the_snapshot_has_its_place(snapshot, read):
    assert sorted(name for _, name, _ in read["docx"]) == sorted(snapshot["figures"])


def test_the_pdf_opens_at_a_figure(snapshot, pdf):
    assert sorted(PdfReader(BytesIO(pdf)).named_destinations) == sorted(snapshot["figures"])


def test_the_ten_headings_stand_in_their_order_with_those_below_them(snapshot):
    headings = [(block["level"], block["text"]) for block in snapshot["blocks"] if block["kind"] == "heading"]
    first = [text for level, text in headings if level == 1]
    below, above = {title: [] for title in first}, ""
    for level, text in headings:
        above = text if level == 1 else above
        below[above] += [text] if level == 2 else []

    assert first[:10] == list(HEADINGS)
    assert [title[:3] for title in first[10:]] == ["附件1", "附件2", "附件3", "附件4"]
    assert {title: below[title] for title in SUBHEADINGS} == SUBHEADINGS


@pytest.mark.parametrize("number", [2, 3, 4])
def test_a_budget_that_does_not_exist_is_told_by_one_word(snapshot, number):
    at = next(place for place, one in enumerate(snapshot["blocks"]) if one.get("text") == HEADINGS[number])

    assert snapshot["blocks"][at + 1]["runs"] == [{"text": "无。"}]
    assert snapshot["blocks"][at + 2]["text"] == HEADINGS[number + 1]


def test_every_paragraph_of_word_stands_in_the_pdf_in_the_same_order(word, pdf):
    whole, place, lost = words_of_pdf(pdf), 0, []
    for paragraph in words_of_word(word):
        found = whole.find(paragraph, place)
        lost += [paragraph] if found < 0 else []
        place = max(place, found + len(paragraph))

    assert lost == []
    assert len(words_of_word(word)) > 250


def test_a_result_told_twice_says_the_same_twice(snapshot):
    again = [name for name in snapshot["figures"] if name.endswith("_P1")]
    figures = snapshot["figures"]

    assert [figures[name]["value"] for name in again] == [figures[name[:-3]]["value"] for name in again]
    assert len(again) == 17


def test_no_figure_of_the_report_is_typed(snapshot):
    """Every amount in a sentence of 六 is a run that names its figure; only names of systems and dates hold digits."""
    from yichuang.domain.performance.checking.amounts import found_in  # noqa: PLC0415

    typed = [
        one.text
        for block in snapshot["blocks"] if block["kind"] == "words"
        for run in block["runs"] if "figure" not in run
        for one in found_in(run["text"]) if one.unit
    ]  # fmt: skip

    assert typed == []

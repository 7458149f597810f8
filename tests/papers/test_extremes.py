"""Words no office ever wrote: whatever stands in a field, nothing runs off the sheet and nothing is lost."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.papers.looking import words
from tests.papers.specimens import MATTER, MEI, OFFICE, every_paper, one_of_each
from tests.papers.test_goldens import AT, REPRESENTED, frozen, licence
from yichuang.kernel import typesetting

pytestmark = pytest.mark.any_python

LEFT, RIGHT, BOTTOM, TOP = 28, 26, 10, 25  # millimetres of white around everything, the foot included
POINT = 72 / 25.4
WIDTH, HEIGHT = 210 * POINT, 297 * POINT
GAP = 12  # points, about two thirds of a sign
HAIR = 4  # points: the space at the end of a line hangs out of it
# What the database holds of these, at most; any other word may be as long as somebody writes it.
MOST = {"task_code": 40, "handling_code": 40, "case": 50, "contact_phone": 200, "complaint_phone": 200, "address": 300}
MOST |= {"name": 300, "to": 300, "password": 6, "signature": 200, "non_tax_code": 40, "bill": 60}
KEPT = {"code", "code_kind", "you", "issued_on", "number_word", "seal", "stamp", "query", "mode", "opens_at"}

EXTREMES = {
    "Chinese": "极长的内容" * 200,
    "Latin without a space": "Internationalisierung" * 40,
    "a file name": "IMG_20260924_093000_scan_of_the_lease_contract_signed_by_both_parties.final.v2.pdf",
    "full stops": "。" * 300,
    "opening brackets": "《（【" * 100,
    "digits": "0123456789" * 60,
    "lines": "第一行\n" * 120,
    "signs no font shows": "\U000e0001\ue863𠮷" * 60,
    "scripts": "ཨོཾ مرحبا Ελλάδα 한국어 ไทย" * 20,
}


def stretched(value, by: str, name: str = ""):
    """The snapshot with every word a person wrote replaced; dates, kinds and keys stay what they are."""
    if name in KEPT:
        return value
    if isinstance(value, str):
        if is_date(value) or not value:
            return value
        return " ".join(by.split())[: MOST[name]] if name in MOST else by
    if isinstance(value, dict):
        return {key: stretched(part, by, key) for key, part in value.items()}
    if isinstance(value, list):
        return [stretched(part, by, name) for part in value]
    return value


def written_by_somebody(snapshot: dict, by: str) -> dict:
    """Everything but the title stretched; the name of a body as far as the table of bodies holds it."""
    long = stretched(snapshot, by) | {"title": snapshot["title"]}
    return long | {"body": long["body"] | {"name": long["body"]["name"][:120]}}


def is_date(value: str) -> bool:
    return len(value) == 10 and value[4] == value[7] == "-"


def over_the_edge(pdf: bytes) -> list[str]:
    return [f"page {number}: {word[4]}" for number, page in enumerate(words(pdf, astray), 1) for word in page]


def astray(box) -> bool:
    left, bottom, right, top = box
    sideways = left < LEFT * POINT - HAIR or right > WIDTH - RIGHT * POINT + HAIR
    return sideways or bottom < BOTTOM * POINT or top > HEIGHT - TOP * POINT


def drawn(paper, **changed) -> bytes:
    return typesetting.typeset(paper.template, 1, frozen(paper) | changed, AT)


EVERYWHERE = ("Latin without a space", "full stops")  # in every paper: columns and blocks differ
CASES = [
    (code, kind) for code in every_paper() for kind in EXTREMES if kind in EVERYWHERE or code in ("DOC-02", "DOC-18")
]


@pytest.mark.parametrize(("code", "kind"), CASES)
def test_nothing_runs_off_the_sheet(code, kind):
    paper = every_paper(lines=2)[code]
    paper = paper._replace(snapshot=written_by_somebody(paper.snapshot, EXTREMES[kind]))

    assert over_the_edge(drawn(paper)) == []


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(said=st.text(min_size=1, max_size=1500), name=st.text(st.characters(categories=("Lu", "Lo")), min_size=1))
def test_nothing_runs_off_the_sheet_whatever_is_written(said, name):
    matter = replace(
        MATTER, applicant=replace(MEI, name=name), office=replace(OFFICE, name=name, address=said), item=name
    )
    paper = one_of_each(matter, lines=1)["DOC-11"]
    paper = paper._replace(snapshot=paper.snapshot | {"facts": [said], "reasons": [said, name]})

    assert over_the_edge(drawn(paper)) == []


def test_every_sign_of_a_long_reason_is_on_the_paper():
    reason = "".join(chr(0x4E00 + place) for place in range(3000))
    paper = one_of_each(lines=1)["DOC-11"]
    paper = paper._replace(snapshot=paper.snapshot | {"reasons": [reason]})

    pages = words(drawn(paper))

    assert len(pages) > 2
    shown = "".join(word[4] for page in pages for word in page)
    assert [sign for sign in reason if sign not in shown] == []


def test_a_word_over_the_edge_would_be_found(another_press):
    sheet = another_press / "kernel/typst/paper.v1.typ"
    out = sheet.read_text(encoding="utf-8").replace("top: 34mm", "top: 14mm")
    sheet.write_text(out, encoding="utf-8")

    assert over_the_edge(drawn(one_of_each()["DOC-05"])) != []


@pytest.mark.parametrize("name", [REPRESENTED[0], "食品生产许可品种明细表编号", "很长的照面项目名称" * 4])
def test_on_a_certificate_no_name_touches_its_value(name):
    paper = licence((name, "示例人员"))
    (drawn,) = words(typesetting.typeset(paper.template, 1, frozen(paper), AT))

    value = next(word for word in drawn if word[4] == "示例人员")
    of_name = [word for word in drawn if word[4] and word[4] in name and word[2] < value[2]]
    assert "".join(word[4] for word in of_name) == name
    assert min(value[0] - word[2] for word in of_name) > GAP


@pytest.mark.parametrize("many", range(13))
def test_a_certificate_of_ordinary_length_is_one_sheet(many):
    """The seal stands under what it certifies: a real face has eight lines and more (a company's: who represents it,
    where it is, what it does), and none of them may push seal and identifier overleaf."""
    paper = licence(*((f"照面项目{place}", "热食类食品制售、自制饮品制售") for place in range(many)))

    assert len(words(typesetting.typeset(paper.template, 1, frozen(paper), AT))) == 1

"""Our own report goes through the check of reports: nothing to say of it, and every changed figure is found."""

import re
from io import BytesIO
from zipfile import ZipFile

import pytest

from yichuang.domain.performance.checking import Known, check
from yichuang.domain.performance.checking.files import read

RUN = re.compile(r"(<w:t[^>]*>)([^<]*\d[^<]*)(</w:t>)")
MAIN = "word/document.xml"
EVERY = 9  # how many figures are passed over between two that are changed: each costs a check


@pytest.fixture(scope="module")
def known(year):
    values = (value.stated() for value in year.values.values() if value.exact is not None)
    return [one for each in values if (one := Known.of(each.id, each.label, each.value, each.shown))]


def one_changed(docx: bytes, at: int) -> tuple[str, bytes]:
    """The file with the digits of one run of a bookmark changed: as somebody would who types over it."""
    with ZipFile(BytesIO(docx)) as parts:
        kept = {name: parts.read(name) for name in parts.namelist()}
    text = kept[MAIN].decode()
    marks = list(re.finditer(r"<w:bookmarkStart[^>]*/><w:r>" + RUN.pattern, text))
    found = marks[at]
    words = found[2]
    place = max(number for number, sign in enumerate(words) if sign.isdigit())
    changed = f"{words[:place]}{(int(words[place]) + 1) % 10}{words[place + 1 :]}"
    kept[MAIN] = (text[: found.start(2)] + changed + text[found.end(2) :]).encode()
    written = BytesIO()
    with ZipFile(written, "w") as parts:
        for name, content in kept.items():
            parts.writestr(name, content)
    return found[0], written.getvalue()


def test_our_own_report_agrees_with_itself_and_with_the_figures_of_the_year(word, known):
    found = check(read(word), known)

    assert [(each.word, each.says) for each in found.alarms] == []
    assert len(found.amounts) > 200


def test_without_the_figures_of_the_year_it_agrees_with_itself_too(word):
    assert [(each.word, each.says) for each in check(read(word)).alarms] == []


def test_a_figure_typed_over_in_word_is_found(word, known):
    ids = {one.id for one in known}
    missed, tried = [], 0
    for at in range(0, 180, EVERY):
        mark, content = one_changed(word, at)
        name = re.search(r'w:name="(\w+)"', mark)[1]
        if re.sub(r"_P\d$", "", name) not in ids:
            continue  # a target or points: no figure of the year
        tried += 1
        missed += [] if check(read(content), known).alarms else [name]

    assert missed == []
    assert tried >= 10

"""Papers in tests: issued as acts issue them, read back as a person reads them."""

from io import BytesIO

import pytest
import time_machine
from pypdf import PdfReader

from yichuang.kernel import documents, typesetting
from yichuang.kernel.actors import THE_CLOCK


@pytest.fixture(autouse=True)
def at_nine():
    with time_machine.travel("2026-09-24T09:00:00+08:00", tick=False):
        yield


@pytest.fixture
def issue(db):
    """Issue a paper on a case."""

    def issued(paper, *, sealed=False, body="SCJG", thing="case:LS26092410000178"):
        return documents.issue(
            code=paper.code,
            template=paper.template,
            snapshot=paper.snapshot,
            thing=thing,
            body=body,
            by=THE_CLOCK,
            sealed=sealed,
        )

    return issued


@pytest.fixture
def another_press(tmp_path, monkeypatch):
    """A copy of all templates that a test may change; what is drawn meanwhile is drawn from it."""
    home = typesetting.templates()
    for template in home.rglob("*.typ"):
        copy = tmp_path / template.relative_to(home)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(template.read_bytes())
    monkeypatch.setattr(typesetting, "templates", lambda: tmp_path)
    forget()
    yield tmp_path
    forget()


def forget() -> None:
    typesetting.compiler.cache_clear()
    typesetting.newest.cache_clear()


def text_of(pdf: bytes) -> str:
    """What a PDF says, without the line breaks and spaces of the layout."""
    return "".join("".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())

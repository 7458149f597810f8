"""Work on strangers' bytes may fail, but only itself."""

import os
import time

import pytest

from yichuang.kernel import bounded
from yichuang.kernel.pdf_pages import TOO_MANY, pages_of
from yichuang.kernel.tests import specimens


def greedy(_content: bytes) -> int:
    return len(bytearray(2 * bounded.MEMORY))


def endless(_content: bytes) -> None:
    time.sleep(60)


def dying(_content: bytes) -> None:
    os._exit(3)


def refusing(content: bytes) -> None:
    raise ValueError(content.decode())


def test_bounded_answers_what_the_work_answers():
    assert bounded.bounded(pages_of, specimens.pdf(3)) == 3


@pytest.mark.parametrize("work", [greedy, endless, dying])
def test_bounded_gives_up_on_work_that_takes_too_much_or_dies(monkeypatch, work):
    monkeypatch.setattr(bounded, "SECONDS", 1)

    with pytest.raises(bounded.TooMuch):
        bounded.bounded(work, b"")


def test_bounded_raises_what_the_work_raises():
    with pytest.raises(ValueError, match="no"):
        bounded.bounded(refusing, b"no")


def test_a_cross_reference_table_without_end_is_given_up(monkeypatch):
    monkeypatch.setattr(bounded, "SECONDS", 1)
    endless_table = (
        specimens.pdf(1)
        .replace(b"/W [ 1 8 2 ]", b"/W [ 0 0 0 ]")
        .replace(b"/Index [ 0 1 1 6 ]", b"/Index [0 9999999]")
    )

    with pytest.raises(bounded.TooMuch):
        bounded.bounded(pages_of, endless_table)


def test_a_page_with_millions_of_children_is_too_many():
    assert pages_of(specimens.pdf(1).replace(b"/Kids [ 4 0 R ]", b"/Kids [ 2 0 R ]")) == TOO_MANY

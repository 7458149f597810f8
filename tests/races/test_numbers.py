"""Numbers of papers under load: one run a body, kind and year, each number once and none left out. Both databases."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, transaction

from tests.papers.specimens import one_of_each
from yichuang.kernel import documents
from yichuang.kernel.actors import THE_CLOCK
from yichuang.kernel.models import Document

pytestmark = pytest.mark.django_db(transaction=True)

PAPERS = one_of_each()
WORKERS, EACH = 4, 8


class TheActFailed(Exception):  # noqa: N818 - it stands for any refusal after the number was taken
    """What an act says that is refused when its paper has a number already."""


def issue(code: str, body: str, *, fail: bool = False) -> str:
    paper = PAPERS[code]
    with transaction.atomic():
        made = documents.issue(
            code=paper.code,
            template=paper.template,
            snapshot=paper.snapshot,
            thing="case:1",
            body=body,
            by=THE_CLOCK,
            sealed=False,
        )
        if fail:
            raise TheActFailed
    return made.number


def at_once(work) -> list:
    """Do `work(worker)` in threads that start together."""
    start = Barrier(WORKERS)

    def do(worker: int):
        start.wait()
        try:
            return work(worker)
        finally:
            connection.close()

    with ThreadPoolExecutor(WORKERS) as threads:
        return list(threads.map(do, range(WORKERS)))


def numbers(word: str, many: int) -> list[str]:
    return [f"示市监{word}〔2026〕{n:04}号" for n in range(1, many + 1)]


def test_numbers_taken_at_once_have_no_gap_and_no_double():
    answers = at_once(lambda _worker: [issue("DOC-05", "SCJG") for _ in range(EACH)])

    assert sorted(number for worker in answers for number in worker) == numbers("免", WORKERS * EACH)


def test_acts_that_fail_at_once_with_others_leave_no_gap():
    def every_third_fails(worker: int) -> int:
        kept = 0
        for turn in range(EACH):
            try:
                issue("DOC-05", "SCJG", fail=(worker + turn) % 3 == 0)
            except TheActFailed:
                continue
            kept += 1
        return kept

    kept = sum(at_once(every_third_fails))

    assert 0 < kept < WORKERS * EACH
    assert sorted(Document.objects.values_list("number", flat=True)) == numbers("免", kept)


def test_runs_of_other_bodies_and_kinds_do_not_disturb_each_other():
    kinds = [("DOC-05", "SCJG"), ("DOC-05", "TOWN"), ("DOC-08", "SCJG"), ("DOC-08b", "SCJG")]

    answers = at_once(lambda worker: [issue(*kinds[(worker + turn) % 4]) for turn in range(EACH)])

    assert sum(len(worker) for worker in answers) == WORKERS * EACH
    for code, body in kinds:
        word = PAPERS[code].snapshot["number_word"].removeprefix("示市监")
        found = Document.objects.filter(body=body, template=PAPERS[code].template).values_list("number", flat=True)
        assert sorted(found) == numbers(word, WORKERS * EACH // 4)

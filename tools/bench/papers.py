"""One paper at a time in a warm process: how long drawing and sealing take, by the clock and in processor time.

Each drawing has a number and an address of its own, so that nothing of the one before it can be used again.
"""

import statistics
from time import perf_counter, process_time

import django

django.setup()

from yichuang.kernel import sealing, typesetting  # noqa: E402
from yichuang.kernel.documents import order_for  # noqa: E402
from yichuang.kernel.models import Document  # noqa: E402

TIMES = 50


def measured() -> dict:
    """Medians of TIMES papers for each template of which a paper was issued, after one to warm up."""
    newest = {paper.template: paper for paper in Document.objects.exclude(snapshot={}).order_by("issued_at")}
    return {template: of(newest[template]) for template in sorted(newest)}


def of(paper: Document) -> dict:
    drawn = [draw(paper, turn) for turn in range(TIMES + 1)][1:]
    told = {"draw_ms": told_of(drawn, 0), "draw_cpu_ms": told_of(drawn, 1)}
    if paper.sealing != "none":
        sealed = [seal(paper, drawn[0][2]) for _ in range(TIMES + 1)][1:]
        told |= {"seal_ms": told_of(sealed, 0), "seal_cpu_ms": told_of(sealed, 1)}
    return told


def draw(paper: Document, turn: int) -> tuple[float, float, bytes]:
    query = paper.snapshot["query"]
    words = paper.snapshot | {
        "number": f"{paper.number}-{turn}",
        "query": query | {"url": f"{query['url']}&turn={turn}"},
    }
    return timed(lambda: typesetting.typeset(paper.template, paper.template_version, words, paper.issued_at))


def seal(paper: Document, drawn: bytes) -> tuple[float, float, bytes]:
    return timed(lambda: sealing.the_seal().seal(drawn, order_for(paper)))


def timed(work) -> tuple[float, float, bytes]:
    began, before = perf_counter(), process_time()
    made = work()
    return 1000 * (perf_counter() - began), 1000 * (process_time() - before), made


def told_of(times: list[tuple], place: int) -> float:
    return round(statistics.median(time[place] for time in times), 1)

"""The search and the compiler at their full size: 386 items, the themes, and 5,000 pages nobody has written."""

import csv
import statistics
from pathlib import Path
from random import Random
from time import perf_counter, process_time

PAGES = 5_000
BESIDE = Path(__file__).resolve().parents[2] / "tests" / "eval"
ROUNDS = 50  # of compiling a plan


def measured() -> dict:
    return {"search": searched(), "compile": compiling()}


def searched() -> dict:
    """Milliseconds of one question over items, themes and PAGES pages; and seconds until a process has its index."""
    from yichuang.domain.guidance import reads  # noqa: PLC0415 - needs the settings
    from yichuang.kernel import search  # noqa: PLC0415

    search.put(pages())
    began = perf_counter()
    reads.find("")
    built = perf_counter() - began
    took, spent = [], []
    for question in questions():
        began, before = perf_counter(), process_time()
        reads.find(question)
        took.append(1000 * (perf_counter() - began))
        spent.append(1000 * (process_time() - before))
    search.drop("page", [page.code for page in pages()])
    return (
        {"questions": len(took), "pages": PAGES, "index_seconds": round(built, 2)}
        | figures(took)
        | {"cpu_ms_p95": figures(spent)["ms_p95"]}
    )


def pages():
    """Pages that say in their title that they are made up, in the words of the items."""
    from yichuang.kernel import search  # noqa: PLC0415
    from yichuang.kernel.models import SearchEntry  # noqa: PLC0415

    said = [
        word for entry in search.entries() if entry.kind != "page" for word in (entry.title, *entry.keywords.split())
    ]
    by = Random(1)  # noqa: S311 - the same pages every time
    return [
        SearchEntry(
            kind="page",
            code=f"SAMPLE-{number:04}",
            title=f"示例文档{number}：关于{by.choice(said)}的说明",
            text="。".join(by.choices(said, k=30)),
        )
        for number in range(PAGES)
    ]


def questions() -> list[str]:
    asked = []
    for path in sorted(BESIDE.rglob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            asked += [row["query"] for row in csv.DictReader(file)]
    return asked


def compiling() -> dict:
    """Milliseconds of compiling the largest theme with all its items, what the database says of them apart."""
    from yichuang.domain.catalogue import reads as catalogue  # noqa: PLC0415
    from yichuang.domain.guidance.reads.planning import matters_of  # noqa: PLC0415
    from yichuang.domain.guidance.rules.plans import compiled  # noqa: PLC0415

    theme = max(catalogue.themes(), key=lambda version: len(version.lines))
    matters, took = matters_of(theme.sheet.lines), []
    for _ in range(ROUNDS):
        began = perf_counter()
        compiled(matters, visits=theme.visits)
        took.append(1000 * (perf_counter() - began))
    return {"theme": theme.theme_id, "items": len(matters)} | figures(took)


def figures(took: list[float]) -> dict:
    took = sorted(took)
    return {"ms_median": round(statistics.median(took), 2), "ms_p95": round(took[int(len(took) * 0.95)], 2)}

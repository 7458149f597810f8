"""make eval: how well the search answers the questions of tests/eval, or of another folder of the same columns.

First those of the folder itself, then of each folder in it: what strangers wrote is scored every time, beside what was
seen while tuning.

Questions about items are scored on the results of kind item in their order, those about themes on kind theme; one
without an expected code asks for nothing of ours, and "nothing fits" is its right answer.
"""

import argparse
import csv
import os
import statistics
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from tools import left_out

ROOT = Path(__file__).resolve().parents[1]
BEST = 5
TOLD = {
    "eval": "seen while tuning",
    "own": "nothing of ours, seen while tuning",
    "held-out": "not tuned on, by one who knew the tables",
    "strangers": "unseen: by somebody who had seen neither wordings nor questions",
}


def main() -> None:
    asks = argparse.ArgumentParser(prog="make eval", description=__doc__)
    asks.add_argument("--queries", type=Path, default=ROOT / "tests" / "eval", help="folder of CSV files")
    asks.add_argument("--misses", action="store_true", help="list every question whose right answer is not the first")
    asked = asks.parse_args()
    prepare()
    for folder, paths in sets_of(asked.queries):
        print(f"\n=== {folder.name}" + (f" ({TOLD[folder.name]})" if folder.name in TOLD else ""))
        for path in paths:
            report(path, misses=asked.misses)
        if folder == asked.queries:
            report_left_out([read(path) for path in paths])


def sets_of(folder: Path) -> list[tuple[Path, list[Path]]]:
    """The files of questions by the folder they lie in, the outer one first."""
    paths = sorted(folder.rglob("*.csv"))
    return [
        (each, [path for path in paths if path.parent == each]) for each in sorted({path.parent for path in paths})
    ]


def prepare() -> None:
    """A fresh database of its own with what the district offers."""
    os.environ |= {"YICHUANG_VAR": tempfile.mkdtemp(prefix="yichuang-eval-"), "YICHUANG_MODE": "demo"}
    os.environ |= {"YICHUANG_DEMO_PASSWORD": "questions and answers", "YICHUANG_DATABASE_URL": ""}
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yichuang.config.settings")
    offer_the_district()


def offer_the_district() -> None:
    import django  # noqa: PLC0415 - the settings read the environment prepared above

    django.setup()
    from django.conf import settings  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415
    from django.test import override_settings  # noqa: PLC0415

    from yichuang.config import seed  # noqa: PLC0415

    call_command("migrate", interactive=False, verbosity=0)
    with override_settings(DEMO=False):
        seed.load(settings.DISTRICT)


def read(path: Path) -> tuple[list[dict], str, str]:
    """The questions of a file, of which kind of row they ask, and the column of the right answers."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    kind, column = ("theme", "theme") if "theme" in rows[0] else ("item", "expected")
    return rows, kind, column


def report_left_out(files: list[tuple[list[dict], str, str]]) -> None:
    """Each kind of question under weights that were fitted on the other kinds of questions about items."""
    found = {kind: left_out.found_for(rows, kind, column) for rows, kind, column in files}
    if len({each.kind for each in found.get("item", ())}) < 2:
        return
    print("\neach kind left out of the tuning: under weights fitted on the other kinds (under those in force)")
    print(f"  {'kind':<12} {'n':>4} {'hit@1':>14} {'hit@5':>14} {'MRR':>14}")
    for kind, both in left_out.measured(found["item"], mrr, found.get("theme", ())).items():
        scores = [(hit(places, 1), hit(places, BEST), mrr(places)) for places in both]
        said = " ".join(f"{fitted:>6.3f} ({ours:.3f})" for fitted, ours in zip(*scores, strict=True))
        print(f"  {kind:<12} {len(both[0]):>4} {said}")


def report(path: Path, *, misses: bool) -> None:
    from yichuang.domain.guidance import reads  # noqa: PLC0415

    rows, kind, column = read(path)
    ranks, took, nothing = defaultdict(list), [], {True: [], False: []}
    for row in rows:
        began = time.perf_counter()
        answer = reads.find(row["query"])
        took.append((time.perf_counter() - began) * 1000)
        right = [code for code in row[column].split("|") if code]
        nothing[bool(right)].append(answer.nothing_fits)
        if not right:
            continue
        found = answer.codes(kind)
        rank = next((place for place, code in enumerate(found, 1) if code in right), 0)
        ranks[row.get("kind", kind)].append(rank)
        if misses and rank != 1:
            print(f"  {rank or '—'}  {row['query']}  expected {row[column]}, found {' '.join(found[:3])}")
    print(f"\n{path.parent.name}/{path.name}: {len(rows)} questions")
    print(f"  {'kind':<12} {'n':>4} {'hit@1':>6} {'hit@5':>6} {'MRR':>6}")
    everything = [place for places in ranks.values() for place in places]
    for name, found in [*sorted(ranks.items()), ("all", everything)] if everything else ():
        print(f"  {name:<12} {len(found):>4} {hit(found, 1):>6.3f} {hit(found, BEST):>6.3f} {mrr(found):>6.3f}")
    for word, said in (("are not ours", nothing[False]), ("are", nothing[True])):
        print(f"  nothing fits: {sum(said)} of {len(said)} that {word}")
    first, *later = took
    slow = sorted(later)[int(len(later) * 0.95)]
    print(f"  ms: median {statistics.median(later):.1f}, p95 {slow:.1f}, the first, with the index, {first:.0f}")


def hit(places: list[int], best: int) -> float:
    return sum(0 < place <= best for place in places) / len(places)


def mrr(places: list[int]) -> float:
    return sum(1 / place for place in places if place) / len(places)


if __name__ == "__main__":
    main()

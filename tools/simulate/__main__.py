"""make simulate CASES=240983 YEAR=2021: see tools/simulate/__init__.py."""

import argparse
import os
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path


def main() -> None:
    asks = argparse.ArgumentParser(prog="make simulate", description=__doc__)
    asks.add_argument("--cases", type=int, default=1000)
    asks.add_argument("--joint", type=int, default=0, help="so many cases more, as parts of 一件事")
    asks.add_argument(
        "--completed", type=int, default=0, help="exactly --joint of them, and of these so many completed in the year"
    )
    asks.add_argument("--year", type=int, default=2021)
    asks.add_argument("--seed", type=int, default=1)
    asks.add_argument("--sealing", action="store_true", help="the worker seals every paper inside the run")
    asks.add_argument("--out", type=Path, help="folder for the data (a new one by default; it must be empty)")
    asked = asks.parse_args()
    if asked.completed and asked.cases:
        asks.error("--completed is for a year of 一件事 alone: --cases 0")
    out = asked.out or Path(tempfile.mkdtemp(prefix="yichuang-year-"))
    if out.exists() and any(out.iterdir()):
        sys.exit(f"{out} is not empty")
    os.environ |= {"YICHUANG_VAR": str(out), "YICHUANG_MODE": "demo", "YICHUANG_DEMO_PASSWORD": "a simulated year"}
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yichuang.config.settings")
    simulate(asked, out)


def simulate(asked: argparse.Namespace, out: Path) -> None:
    import django  # noqa: PLC0415 - the settings read the environment prepared above

    django.setup()
    from tools.simulate import living, table  # noqa: PLC0415
    from yichuang.kernel.verify import faults  # noqa: PLC0415

    print(f"{asked.cases} cases and {asked.joint} joint ones of {asked.year}, seed {asked.seed}, in {out}")
    year, took = living.lived(
        asked.cases,
        asked.year,
        asked.seed,
        sealing=asked.sealing,
        joint=asked.joint,
        completed=asked.completed,
        show=progress,
    )
    print(f"\r{'':78}\r{year.ended} courses ended in {took:.1f} s: {year.ended / took:.1f} a second, one process, "
          f"{'sealing inside' if asked.sealing else 'sealing queued'}")  # fmt: skip
    print(*table.lines(), "", *table.by_department(), sep="\n")
    if asked.joint:
        print("", *table.by_theme(asked.year), sep="\n")
    print("", *table.by_measure(asked.year), sep="\n")
    for why, number in year.refused.most_common():
        print(f"refused {number} times: {why}")
    began = time.perf_counter()
    found = list(faults())
    print(*found[:20], f"ledger: {len(found)} faults, read in {time.perf_counter() - began:.1f} s", sep="\n")
    sys.exit(bool(found or year.refused))


def progress(share: float, moment: datetime) -> None:
    if sys.stdout.isatty():
        print(f"\r[{'█' * int(share * 40):<40}] {share:4.0%}  {moment:%Y-%m-%d}", end="", flush=True)


if __name__ == "__main__":
    main()

"""Fill a new house: python -m tools.bench.load --cases 250000 --out FOLDER (on PostgreSQL: YICHUANG_DATABASE_URL).

With --lean a closed case carries its clocks, its licence and the last line of its ledger only.
"""

import argparse
import json
import os
import sys
import time
from pathlib import Path


def main() -> None:
    asks = argparse.ArgumentParser(description=__doc__)
    asks.add_argument("--cases", type=int, default=250_000)
    asks.add_argument("--lived", type=int, default=1500, help="of them, how many go their way by the acts themselves")
    asks.add_argument("--year", type=int, default=2025)
    asks.add_argument("--seed", type=int, default=1)
    asks.add_argument("--lean", action="store_true")
    asks.add_argument("--verify", action="store_true", help="read the whole ledger afterwards")
    asks.add_argument("--out", type=Path, required=True, help="folder for the data, new or empty")
    asked = asks.parse_args()
    if asked.out.exists() and any(asked.out.iterdir()):
        sys.exit(f"{asked.out} is not empty")
    os.environ |= {
        "YICHUANG_VAR": str(asked.out),
        "YICHUANG_MODE": "demo",
        "YICHUANG_DEMO_PASSWORD": "bench-password-1",
    }
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yichuang.config.settings")
    print(json.dumps(filled(asked), ensure_ascii=False))


def filled(asked: argparse.Namespace) -> dict:
    """What was loaded and how long each part took, seconds."""
    import django  # noqa: PLC0415 - the settings read the environment prepared above

    django.setup()
    from tools.bench.filling import Filling  # noqa: PLC0415
    from tools.simulate import living  # noqa: PLC0415
    from yichuang.kernel.verify import faults  # noqa: PLC0415

    began = time.perf_counter()
    year, _ = living.lived(asked.lived, asked.year, asked.seed)
    lived = time.perf_counter() - began
    done = Filling(asked.cases, asked.seed, lean=asked.lean).run(progress)
    answer = {
        "cases": done.cases,
        "full ledgers": not asked.lean,
        "lived by acts": asked.lived,
        "refused": dict(year.refused),
        "seconds living": round(lived, 1),
        "seconds casting": round(done.seconds, 1),
        "rows": {model._meta.label: count for model, count in done.rows.most_common()},
    }
    if asked.verify:
        began = time.perf_counter()
        found = list(faults())
        answer |= {"faults": found[:5], "seconds verifying": round(time.perf_counter() - began, 1)}
    return answer


def progress(share: float) -> None:
    if sys.stdout.isatty():
        print(f"\r[{'█' * int(share * 40):<40}] {share:4.0%}", end="", flush=True)


if __name__ == "__main__":
    main()

"""make backtest: the estimate of next year's budget, tried on simulated districts 模拟; --write puts it into the docs.

The districts reported are those of the seeds 1 to 20. The estimator was only ever changed while looking at others,
1001 and up (--training).
"""

import argparse
import time
from pathlib import Path

from tools.backtest.printing import printed
from tools.backtest.rivals import Pooled
from tools.backtest.trying import district, trials

PAGE = Path(__file__).resolve().parents[2] / "docs" / "estimate.md"
REPORTED, TRAINING = range(1, 21), range(1001, 1041)
BEGIN, END = "<!-- printed by make backtest -->", "<!-- end of what is printed -->"


def main() -> None:
    asks = argparse.ArgumentParser(prog="make backtest", description=__doc__)
    asks.add_argument("--training", action="store_true", help="the districts the estimator was tuned on instead")
    asks.add_argument("--seeds", type=int, default=20, help="how many districts")
    asks.add_argument("--write", action="store_true", help="put the tables into docs/estimate.md")
    asked = asks.parse_args()
    began = time.perf_counter()
    codes = ("B1", "B2", "P1", "P2", "P3", "P4", "P5", "P6")
    pooled = Pooled([district(seed) for seed in TRAINING], codes)
    seeds = list(TRAINING if asked.training else REPORTED)[: asked.seeds]
    found = [one for seed in seeds for one in trials(seed, pooled)]
    said = printed(found, pooled, seeds)
    print(said)
    print(f"{time.perf_counter() - began:.0f} s")
    if asked.write:
        write(said)


def write(said: str) -> None:
    page = PAGE.read_text(encoding="utf-8")
    before, after = page.split(BEGIN)[0], page.split(END)[1]
    PAGE.write_text(f"{before}{BEGIN}\n\n{said}\n\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()

"""python -m tools.budget_years SEED: the years of a simulated district, with what nobody is told. All of it 模拟."""

import argparse

from tools.budget_years import lived


def main() -> None:
    asks = argparse.ArgumentParser(prog="python -m tools.budget_years", description=__doc__)
    asks.add_argument("seed", type=int)
    asks.add_argument("--first", type=int, default=2016)
    asks.add_argument("--years", type=int, default=8)
    asked = asks.parse_args()
    for year in lived(asked.seed, asked.first, asked.years):
        print(f"\n{year.title}　单位：万元（模拟）")
        flows = [f"{name} {sum(months):,}" for name, months in year.flows.items()]
        print("  ", *flows, *(f"{name} {months[-1]}" for name, months in year.stocks.items()))
        for line in year.lines:
            amounts = "".join(f"{fen / 1_000_000:>10.2f}" for fen in (line.initial, line.final, line.spent))
            print(f"  {line.code} {line.label:<16}{amounts}")
        for words in year.secret:
            print(f"  （不告诉测算）{words}")


if __name__ == "__main__":
    main()

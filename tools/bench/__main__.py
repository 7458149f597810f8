"""Run the benches on both databases; print a table and write build/bench.json. Nothing here is a test."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from tools import machine, postgresql
from tools.bench import house
from tools.bench.parts import PARTS, Hall

# A bench may not lie about the disk: unlike in tests, PostgreSQL waits for it here.
TRUE_DISK = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}
FRESH, FILLED = "yichuang", "filled"


def on(database: str, words: argparse.Namespace) -> dict:
    """The figures of the parts asked for, on one database ("" for the embedded one)."""
    found = {}
    for filled, built in ((False, house.built), (True, full(words))):
        wanted = [part for name, part in PARTS.items() if name in words.parts and part.filled == filled]
        if not wanted:
            continue
        name = FILLED if filled else FRESH
        with built(database and fresh(database, name)) as env:
            hall = Hall(env, words.lives, words.rounds)
            with hall.ends:
                found |= {part.title: part.figures(hall) for part in wanted}
    return found


def full(words: argparse.Namespace):
    """How a house of so many cases is built, or found where --house says it is."""

    @contextmanager
    def built(database: str) -> Iterator[dict]:
        if words.house:
            yield house.environment(str(words.house), database)
            return
        with tempfile.TemporaryDirectory(prefix="yichuang-bench-") as var:
            env = house.environment(var, database)
            size = ["--cases", str(words.cases), "--lived", str(min(words.cases // 10, 500)), "--lean"]
            load = [sys.executable, "-m", "tools.bench.load", *size, "--out", var]
            subprocess.run(load, env=env, cwd=house.ROOT, check=True, stdout=subprocess.DEVNULL)
            yield env

    return built


def fresh(address: str, name: str) -> str:
    """A new database of the cluster, which is new too: beside its own databases it has none."""
    with psycopg.connect(address.replace("/yichuang?", "/postgres?"), autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return address.replace("/yichuang?", f"/{name}?")


def told(name: str, figures: dict, indent: str = "  ") -> None:
    print(f"\n{name}")
    for what, found in figures.items():
        print(f"{indent}{what:<32}{json.dumps(found, ensure_ascii=False)}")


def asked_for() -> argparse.Namespace:
    asks = argparse.ArgumentParser(description=__doc__)
    asks.add_argument("--lives", type=int, default=160, help="lifecycles of one round")
    asks.add_argument("--rounds", type=int, default=3)
    asks.add_argument("--only", choices=["sqlite", "postgresql"])
    asks.add_argument("--parts", nargs="+", choices=PARTS, default=list(PARTS), help="all of them, if none is named")
    asks.add_argument("--cases", type=int, default=20_000, help="of the filled house")
    asks.add_argument("--house", type=Path, help="a folder tools.bench.load has filled (SQLite)")
    return asks.parse_args()


def main() -> None:
    words, load, found = asked_for(), os.getloadavg(), {}
    if words.only != "postgresql":
        found["sqlite"] = on("", words)
        told("sqlite", found["sqlite"])
    if words.only != "sqlite":
        postgresql.SETTINGS.update(TRUE_DISK)
        try:
            with postgresql.temporary() as address:
                found["postgresql"] = on(address, words)
            told("postgresql", found["postgresql"])
        except machine.Missing as why:
            print(f"postgresql: not run, {why}")
    answer = {"load_before": load, "load_after": os.getloadavg(), "cores": os.cpu_count(), **found}
    print(f"\nload before {load}, after {answer['load_after']}, {answer['cores']} cores")
    Path("build").mkdir(exist_ok=True)
    Path("build/bench.json").write_text(json.dumps(answer, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()

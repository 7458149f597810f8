"""Run the benches on both databases; print a table and write build/bench.json. Nothing here is a test."""

import argparse
import json
import os
import statistics
import time
from pathlib import Path

import psycopg

from tools import machine, postgresql
from tools.bench import house, joint, lifecycle, pages

CAST = "import json; from tools.bench import hall; print(json.dumps(hall.cast()))"
JOINT = "import json; from tools.bench import hall, joint; print(json.dumps(joint.cast()))"
SPLIT = "import json; from tools.bench import hall, split; print(json.dumps(split.measured(hall.cast())))"
PAPERS = "import json; from tools.bench import papers; print(json.dumps(papers.measured()))"
GUIDING = "import django, json; django.setup(); from tools.bench import guiding; print(json.dumps(guiding.measured()))"
WAITING = (
    "import django, json; django.setup(); from yichuang.kernel.models import Document;"
    "print(json.dumps(Document.objects.filter(sealing='to_be_sealed').count()))"
)
# A bench may not lie about the disk: unlike in tests, PostgreSQL waits for it here.
TRUE_DISK = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}


def on(database: str, lives: int, rounds: int) -> dict:
    """All figures of one database; the median round of those of the lifecycle."""
    with house.built(database) as env:
        cast = house.asked(env, CAST)
        with house.serving(env) as (port, pids):
            queued = [lifecycle.run(port, cast, clients=8, lives=lives, pids=pids) for _ in range(rounds)]
            at_four = [lifecycle.run(port, cast, clients=4, lives=lives // 2, pids=pids) for _ in range(rounds)]
            sealed = sealing(env, port, cast, lives, pids)
            known = house.asked(env, JOINT)
            together = [joint.run(port, known, clients=4, matters=lives // 4, pids=pids) for _ in range(rounds)]
            read = [pages.guide(port, cast["item"], clients=8, pages=5 * lives, pids=pids) for _ in range(rounds)]
        return {
            "queued, 8 clients": median(queued),
            "queued, 4 clients": median(at_four),
            "sealed in the time, 8 clients": sealed,
            "joint applications, 4 clients": median(together),
            "guide pages, 8 clients": median(read),
            "one process": house.asked(env, SPLIT),
            "one paper, by template": house.asked(env, PAPERS),
            "search and compiler": house.asked(env, GUIDING),
        }


def make_database(address: str) -> None:
    """The cluster is new: beside its own databases it has none."""
    with psycopg.connect(address.replace("/yichuang?", "/postgres?"), autocommit=True) as connection:
        connection.execute("CREATE DATABASE yichuang")


def median(rounds: list[dict]) -> dict:
    return {name: statistics.median(each[name] for each in rounds) for name in rounds[0]}


def sealing(env: dict, port: int, cast: dict, lives: int, pids: list[int]) -> dict:
    """Lifecycles with a worker beside the server, timed until the last paper is sealed; what waited before is sealed
    first."""
    with house.working(env):
        until_sealed(env)
        began = time.monotonic()
        found = lifecycle.run(port, cast, clients=8, lives=lives, pids=pids)
        until_sealed(env)
        done = found["lifecycles"] + found["clients"]  # those of the warming up are sealed within the time too
        return found | {"per_second": round(done / (time.monotonic() - began), 1)}


def until_sealed(env: dict) -> None:
    while house.asked(env, WAITING):
        time.sleep(0.5)


def told(name: str, figures: dict, indent: str = "  ") -> None:
    print(f"\n{name}")
    for what, found in figures.items():
        print(f"{indent}{what:<32}{json.dumps(found, ensure_ascii=False)}")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--lives", type=int, default=160, help="lifecycles of one round")
    asked.add_argument("--rounds", type=int, default=3)
    asked.add_argument("--only", choices=["sqlite", "postgresql"])
    words = asked.parse_args()
    load, found = os.getloadavg(), {}
    if words.only != "postgresql":
        found["sqlite"] = on("", words.lives, words.rounds)
        told("sqlite", found["sqlite"])
    if words.only != "sqlite":
        postgresql.SETTINGS.update(TRUE_DISK)
        try:
            with postgresql.temporary() as address:
                make_database(address)
                found["postgresql"] = on(address, words.lives, words.rounds)
            told("postgresql", found["postgresql"])
        except machine.Missing as why:
            print(f"postgresql: not run, {why}")
    answer = {"load_before": load, "load_after": os.getloadavg(), "cores": os.cpu_count(), **found}
    print(f"\nload before {load}, after {answer['load_after']}, {answer['cores']} cores")
    Path("build").mkdir(exist_ok=True)
    Path("build/bench.json").write_text(json.dumps(answer, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()

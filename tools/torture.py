"""`make torture`: kill the house again and again under load, on SQLite and on a PostgreSQL that restarts as well."""

import argparse
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from tools import postgresql

ROOT = Path(__file__).resolve().parents[1]


def run(kills: int, seed: int, restarts: int = 0, url: str = "") -> int:
    """One run of tests/torture; its exit code."""
    home = parse_qs(urlsplit(url).query).get("host", [""])[0]
    print(f"\n── {'PostgreSQL' if url else 'SQLite'}, seed {seed} " + "─" * 50, flush=True)
    words = [f"--kills={kills}", f"--seed={seed}", f"--restarts={restarts}", f"--server={home}"]
    command = [sys.executable, "-m", "pytest", "-s", "tests/torture/test_kills.py", "-p", "no:cacheprovider", *words]
    env = os.environ | {"YICHUANG_DATABASE_URL": url}
    return subprocess.run(command, cwd=ROOT, env=env, check=False).returncode


def main() -> int:
    asks = argparse.ArgumentParser(prog="make torture", description=__doc__)
    asks.add_argument("--kills", type=int, default=200, help="kills on each database")
    asks.add_argument("--restarts", type=int, default=10, help="restarts of PostgreSQL among them")
    asks.add_argument("--seed", type=int, default=2021, help="which moments are chosen")
    asks.add_argument("--database", choices=("sqlite", "postgresql"), action="append")
    asked = asks.parse_args()
    wanted, failed = asked.database or ["sqlite", "postgresql"], 0
    if "sqlite" in wanted:
        failed |= run(asked.kills, asked.seed)
    if "postgresql" in wanted:
        with postgresql.temporary(lasting=True) as url:
            failed |= run(asked.kills, asked.seed, asked.restarts, url)
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())

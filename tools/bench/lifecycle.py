"""Full lifecycles over real HTTP: how many a second, how long an act takes, what the server's processors spend."""

import os
import statistics
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from time import perf_counter

from tools.bench.way import Client

TICKS = os.sysconf("SC_CLK_TCK")


def spent(pids: list[int]) -> float:
    """Seconds of processor these processes and their ended children have used."""
    total = 0.0
    for pid in pids:
        words = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
        total += sum(map(int, words[11:13])) / TICKS
    return total


def run(port: int, cast: dict, *, clients: int, lives: int, pids: list[int]) -> dict:
    """`lives` matters by `clients` at once, after one of each to warm up."""
    people = [Client(port, cast) for _ in range(clients)]
    numbers = count(int(perf_counter() * 1000))
    with ThreadPoolExecutor(clients) as threads:
        list(threads.map(lambda client: client.live(str(next(numbers))), people))
        for client in people:
            client.took.clear()
        share = max(1, lives // clients)
        began, before = perf_counter(), spent(pids)
        list(threads.map(lambda client: [client.live(str(next(numbers))) for _ in range(share)], people))
        seconds, cpu = perf_counter() - began, spent(pids) - before
    took = sorted(1000 * each for client in people for _, each in client.took)
    done = share * clients
    return {
        "clients": clients,
        "lifecycles": done,
        "per_second": round(done / seconds, 1),
        "act_ms_median": round(statistics.median(took), 1),
        "act_ms_p95": round(took[int(len(took) * 0.95)], 1),
        "server_cpu_ms_per_lifecycle": round(1000 * cpu / done, 1),
    }

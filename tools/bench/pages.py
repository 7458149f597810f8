"""The guide of an item as people read it, over HTTP: pages a second, with no copy of a page kept anywhere."""

import statistics
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from time import perf_counter

from tools.bench.lifecycle import spent

WARM = 10  # pages each reader has seen before the clock starts


class Reader:
    """One visitor on one kept connection. `took` collects seconds."""

    def __init__(self, port: int, path: str):
        self.path, self.took = path, []
        self.connection = HTTPConnection("127.0.0.1", port, timeout=60)

    def read(self, pages: int) -> None:
        for _ in range(pages):
            began = perf_counter()
            self.connection.request("GET", self.path)
            answer = self.connection.getresponse()
            page = answer.read()
            self.took.append(perf_counter() - began)
            if answer.status != 200 or not page:
                raise RuntimeError(f"{self.path}: {answer.status}")


def guide(port: int, item: str, *, clients: int, pages: int, pids: list[int]) -> dict:
    """`pages` readings of one item's guide by `clients` at once."""
    readers = [Reader(port, f"/items/{item}/") for _ in range(clients)]
    with ThreadPoolExecutor(clients) as threads:
        list(threads.map(lambda reader: reader.read(WARM), readers))
        for reader in readers:
            reader.took.clear()
        began, before = perf_counter(), spent(pids)
        list(threads.map(lambda reader: reader.read(pages // clients), readers))
        seconds, cpu = perf_counter() - began, spent(pids) - before
    took = sorted(1000 * each for reader in readers for each in reader.took)
    return {
        "clients": clients,
        "pages": len(took),
        "per_second": round(len(took) / seconds, 1),
        "ms_median": round(statistics.median(took), 1),
        "ms_p95": round(took[int(len(took) * 0.95)], 1),
        "server_cpu_ms_per_page": round(1000 * cpu / len(took), 1),
    }

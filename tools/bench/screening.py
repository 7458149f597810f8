"""A wall screen in a real browser over a served house: python -m tools.bench.screening --house FOLDER

1. From an act to the screen: cases are accepted over HTTP, each number is timed until it stands on the wall.
2. Eight hours at sixty times their speed (--seconds 480): matters go their whole way, two a second where the machine
   can, while the connection is cut --cuts times; each time the sign has to come, and to go. The browser's heap is
   measured before and after, each time after a forced collection.
3. The process of the events is killed: the sign has to come; started again, it has to go.

Without --house it is run in the environment of a house, as tools/bench/lists.py. Its last line is JSON.
"""

import argparse
import json
import os
import signal
import statistics
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

from tools import machine
from tools.bench import house
from tools.bench.cutting import Wire
from tools.bench.way import ACTS, Client

CAST = "import json; from tools.bench.hall import cast; print(json.dumps(cast()))"
FIGURE = "[data-figure='today/cases.accepted']"
SIGN = "[data-stale]"
WATCH = """figure => {
  const place = document.querySelector(figure);
  window.seen = [];
  new MutationObserver(() => window.seen.push([Number(place.textContent.replaceAll(",", "")), Date.now()]))
    .observe(place, { childList: true, characterData: true, subtree: true });
}"""
PATIENCE = 30_000  # ms


@contextmanager
def events(env: dict, port: int):
    """The process of the events; what it was called with, so that it can be killed and started again."""
    words = [sys.executable, "-m", "gunicorn", "--config", "python:yichuang.config.events"]
    running: list[subprocess.Popen] = []

    def start() -> None:
        running.append(subprocess.Popen([*words, "--bind", f"127.0.0.1:{port}"], env=env, cwd=house.ROOT,
                                        process_group=0))  # fmt: skip

    def kill() -> None:
        os.killpg(running[-1].pid, signal.SIGKILL)
        running.pop().wait()

    start()
    try:
        yield start, kill
    finally:
        if running:
            kill()


def accepted(client: Client, mark: str) -> float:
    """One case up to its acceptance; the moment the answer to it was there."""
    file = client.upload(mark)
    facts = {name: client.cast[name] for name in ("item", "party", "fields")} | {"consent": True}
    papers = [{"material": seq, "file": file} for seq in client.cast["materials"]]
    number = client.call("CITIZEN", "/cases", facts | {"materials": papers})["number"]
    for role, act, told in ACTS[:2]:
        client.call(role, f"/cases/{number}/acts/{act}", told)
    return time.time()


class Wall:
    """The screen, and what is asked of it."""

    def __init__(self, browser, address: str):
        self.page = browser.new_context(viewport={"width": 1920, "height": 1080}).new_page()
        self.wrong: list[str] = []
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.goto(address)
        self.cdp = self.page.context.new_cdp_session(self.page)
        self.page.wait_for_selector("canvas", timeout=PATIENCE)
        self.page.evaluate(WATCH, FIGURE)

    @property
    def number(self) -> int:
        return int(self.page.text_content(FIGURE).replace(",", ""))

    def heap(self) -> float:
        """MB in use after a forced collection."""
        for _ in range(3):
            self.cdp.send("HeapProfiler.collectGarbage")
        return self.cdp.send("Runtime.getHeapUsage")["usedSize"] / 1_000_000

    def waits_for_sign(self, state: str) -> float:
        """Seconds until the sign is there (visible) or gone (hidden)."""
        began = time.monotonic()
        self.page.wait_for_selector(SIGN, state=state, timeout=PATIENCE)
        return time.monotonic() - began


def act_to_screen(wall: Wall, client: Client, many: int) -> dict:
    base, moments = wall.number, []
    for place in range(many):
        moments.append((base + place + 1, accepted(client, f"a{place}-{time.time_ns()}")))
        wall.page.wait_for_timeout(200 + 37 * (place % 20))  # not in step with the reader
    wall.page.wait_for_timeout(3000)
    seen = wall.page.evaluate("window.seen")
    took = sorted(next(at for number, at in seen if number >= wanted) / 1000 - then for wanted, then in moments)
    return {
        "accepted": many,
        "median_s": round(statistics.median(took), 2),
        "p95_s": round(took[int(many * 0.95)], 2),
        "most_s": round(took[-1], 2),
    }


def eight_hours(wall: Wall, port: int, cast: dict, wire: Wire, words) -> dict:
    """Matters in the background, cuts in front."""
    ended, done = threading.Event(), []

    def live() -> None:
        client, began = Client(port, cast), time.monotonic()
        while not ended.is_set():
            done.append(client.live(f"l{len(done)}-{time.time_ns()}"))
            ended.wait(max(0.0, began + len(done) / words.a_second - time.monotonic()))

    before, background = wall.heap(), threading.Thread(target=live)
    background.start()
    until, came, went = time.monotonic() + words.seconds, [], []
    for cut in range(words.cuts):
        wall.page.wait_for_timeout(max(0, until - time.monotonic()) / (words.cuts - cut) * 500)
        wire.cut()
        came.append(wall.waits_for_sign("visible"))
        went.append(wall.waits_for_sign("hidden"))
    wall.page.wait_for_timeout(max(0, until - time.monotonic()) * 1000)
    ended.set()
    background.join()
    wall.page.wait_for_timeout(3000)
    after = wall.heap()
    return {
        "seconds": words.seconds,
        "matters": len(done),
        "acts": 10 * len(done),
        "updates": len(wall.page.evaluate("window.seen")),
        "cuts": len(came),
        "sign_came_s_most": round(max(came, default=0), 2),
        "sign_went_s_median": round(statistics.median(went or [0]), 2),
        "sign_went_s_most": round(max(went, default=0), 2),
        "heap_mb": [round(before, 2), round(after, 2)],
        "heap_grew_mb": round(after - before, 2),
    }


def killed(wall: Wall, start, kill) -> dict:
    kill()
    came = wall.waits_for_sign("visible")
    start()
    return {"sign_came_s": round(came, 2), "sign_went_s": round(wall.waits_for_sign("hidden"), 2)}


def main() -> None:
    asks = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asks.add_argument("--house", type=Path, help="a folder made by tools.bench.load or `prepare`")
    asks.add_argument("--accepted", type=int, default=60)
    asks.add_argument("--seconds", type=int, default=480)
    asks.add_argument("--a-second", type=float, default=2.0, help="matters a second in the long run")
    asks.add_argument("--cuts", type=int, default=50)
    words = asks.parse_args()
    port = house.free_port()
    wire = Wire(port)
    env = (house.environment(str(words.house), "") if words.house else dict(os.environ)) | {
        "YICHUANG_EVENTS_URL": f"http://127.0.0.1:{wire.port}/screens/events/",
    }  # fmt: skip
    cast = house.asked(env, CAST)
    found = {"load_before": os.getloadavg()[0]}
    with events(env, port) as (start, kill), house.serving(env) as (web, _), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=machine.chromium(), args=machine.chromium_flags())
        wall = Wall(browser, f"http://127.0.0.1:{web}/screens/wall/")
        found["act_to_screen"] = act_to_screen(wall, Client(web, cast), words.accepted)
        print(json.dumps(found), flush=True)
        found["eight_hours"] = eight_hours(wall, web, cast, wire, words)
        found["killed"] = killed(wall, start, kill)
        found |= {"wrong": wall.wrong, "load_after": os.getloadavg()[0]}
        browser.close()
    wire.close()
    print(json.dumps(found, ensure_ascii=False))


if __name__ == "__main__":
    main()

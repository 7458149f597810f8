"""The named parts of `make bench`: what each measures, in which house, and what asks for it."""

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cached_property, partial

from tools import machine
from tools.bench import house, joint, lifecycle, pages

DJANGO = "import django, json; django.setup(); "
CAST = "import json; from tools.bench import hall; print(json.dumps(hall.cast()))"
JOINT = "import json; from tools.bench import hall, joint; print(json.dumps(joint.cast()))"
SPLIT = "import json; from tools.bench import hall, split; print(json.dumps(split.measured(hall.cast())))"
PAPERS = "import json; from tools.bench import papers; print(json.dumps(papers.measured()))"
GUIDING = DJANGO + "from tools.bench import guiding; print(json.dumps(guiding.measured()))"
SEALED = (
    DJANGO
    + """
import sys, time
from yichuang.kernel.models import Document
for asked in sys.stdin:
    while Document.objects.filter(sealing="to_be_sealed").exists():
        time.sleep(0.2)
    print("sealed", flush=True)
"""
)


@dataclass
class Hall:
    """A house of one database while its parts are measured. It opens its door when somebody wants to come in."""

    env: dict
    lives: int
    rounds: int
    ends: ExitStack = field(default_factory=ExitStack)

    @cached_property
    def cast(self) -> dict:
        return house.asked(self.env, CAST)

    @cached_property
    def served(self) -> tuple[int, list[int]]:
        """The port of the web server, and its processes."""
        return self.ends.enter_context(house.serving(self.env))

    def median(self, run: Callable[..., dict], *what: object, **how: object) -> dict:
        """The median round of each figure."""
        port, pids = self.served
        found = [run(port, *what, **how, pids=pids) for _ in range(self.rounds)]
        return {name: statistics.median(each[name] for each in found) for name in found[0]}


def lifecycles(hall: Hall, *, clients: int, share: int = 1) -> dict:
    return hall.median(lifecycle.run, hall.cast, clients=clients, lives=hall.lives // share)


def sealed(hall: Hall) -> dict:
    """Lifecycles with a worker beside the server, timed until the last paper is sealed; what waited before is sealed
    first."""
    port, pids = hall.served
    with house.working(hall.env), house.answering(hall.env, SEALED) as until_sealed:
        until_sealed()
        began = time.monotonic()
        found = lifecycle.run(port, hall.cast, clients=8, lives=hall.lives, pids=pids)
        until_sealed()
        done = found["lifecycles"] + found["clients"]  # those of the warming up are sealed within the time too
        return found | {"per_second": round(done / (time.monotonic() - began), 1)}


def matters(hall: Hall) -> dict:
    return hall.median(joint.run, house.asked(hall.env, JOINT), clients=4, matters=hall.lives // 4)


def guides(hall: Hall) -> dict:
    return hall.median(pages.guide, hall.cast["item"], clients=8, pages=5 * hall.lives)


def beside(words: str, hall: Hall) -> dict:
    return house.asked(hall.env, words)


def module(name: str, hall: Hall, *options: str) -> dict:
    """What `python -m tools.bench.<name>` says of a filled house: its last line is JSON."""
    words = [sys.executable, "-m", f"tools.bench.{name}", *options]
    done = subprocess.run(words, env=hall.env, cwd=house.ROOT, check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout.strip().splitlines()[-1])


def screens(hall: Hall) -> dict:
    """From an act to a wall screen in a browser, in short: a minute and five cuts instead of eight simulated hours."""
    if machine.chromium() is None:
        return {"not run": "there is no Chromium here; name one in YICHUANG_CHROMIUM"}
    return module("screening", hall, "--accepted", "20", "--seconds", "60", "--cuts", "5")


@dataclass(frozen=True)
class Part:
    title: str
    figures: Callable[[Hall], dict]
    filled: bool = False  # in a house of --cases cases instead of a fresh one


PARTS = {
    "queued": Part("queued, 8 clients", partial(lifecycles, clients=8)),
    "acts": Part("queued, 4 clients", partial(lifecycles, clients=4, share=2)),
    "sealed": Part("sealed in the time, 8 clients", sealed),
    "joint": Part("joint applications, 4 clients", matters),
    "guide": Part("guide pages, 8 clients", guides),
    "split": Part("one process", partial(beside, SPLIT)),
    "papers": Part("one paper, by template", partial(beside, PAPERS)),
    "search": Part("search and compiler", partial(beside, GUIDING)),
    "lists": Part("lists of a filled house", partial(module, "lists"), filled=True),
    "boards": Part("pages of numbers in a filled house", partial(module, "boards"), filled=True),
    "measures": Part("measures of a filled house", partial(module, "measuring"), filled=True),
    "screens": Part("from an act to a wall screen", screens, filled=True),
    "reports": Part("a bulletin in a filled house", partial(module, "reporting"), filled=True),
    "self": Part("the self-evaluation report of 2021 from the files", partial(module, "self_report")),
    "evaluation": Part("a year's self-evaluation in a filled house", partial(module, "evaluating"), filled=True),
    "cards": Part("the rules of cards in a filled house", partial(module, "carding"), filled=True),
}

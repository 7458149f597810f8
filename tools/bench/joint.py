"""A 一件事 of six items applied for over HTTP: how many a second, how long one takes, uploads included in the rate."""

import statistics
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from random import Random
from time import perf_counter

from tools.bench.lifecycle import spent
from tools.bench.way import Client

ITEMS = 6
TRIES = 400  # sheets of answers looked at until a plan has so many items


def cast() -> dict:
    """A theme for persons, answers that come to six items, samples for its form, and the citizen's token. Of all such
    plans the one most of whose cases are filed at once."""
    from tools.bench import hall  # noqa: PLC0415 - needs the settings
    from tools.simulate.volumes import some_answers  # noqa: PLC0415
    from tools.simulate.writing import Writing  # noqa: PLC0415
    from yichuang.domain.catalogue import reads as catalogue  # noqa: PLC0415
    from yichuang.domain.guidance import reads as guidance  # noqa: PLC0415
    from yichuang.domain.guidance.rules import plans as rules  # noqa: PLC0415
    from yichuang.domain.identity import reads as people  # noqa: PLC0415
    from yichuang.domain.joint.models import Matter  # noqa: PLC0415
    from yichuang.domain.joint.reads import questions  # noqa: PLC0415

    known, chance, found = hall.cast(), Random(1), []  # noqa: S311 - the same sheets every time
    versions = list(catalogue.themes("person"))
    for _ in range(TRIES):
        version = chance.choice(versions)
        situations = some_answers(version.sheet, chance)
        plan = guidance.plan_of(version, situations)
        if len(plan.steps) == ITEMS:
            found.append((sum(not step.waits_for for step in plan.steps), version.theme_id, situations, plan))
    at_once, theme, situations, plan = max(found, key=lambda one: one[:2])
    party = people.party(known["party"])
    asked = questions(Matter(kind=party.kind, plan=rules.kept(plan)))
    return {
        "tokens": known["tokens"],
        "theme": theme,
        "at_once": at_once,
        "party": party.number,
        "answers": {name: list(said) if isinstance(said, tuple) else str(said) for name, said in situations.items()},
        "fields": {question.element: Writing(None, chance).answer(question) for question in asked},
        "kinds": [one.kind for one in plan.brought if one.necessity != "conditional"],
    }


class Applicant(Client):
    def apply(self, mark: str) -> None:
        file = self.upload(mark)
        self.call("CITIZEN", "/matters", {
            **{name: self.cast[name] for name in ("theme", "party", "answers", "fields")},
            "materials": [{"kind": kind, "files": [file]} for kind in self.cast["kinds"]],
            "consent": True, "mandate": True,
        })  # fmt: skip


def run(port: int, cast: dict, *, clients: int, matters: int, pids: list[int]) -> dict:
    """`matters` by `clients` at once, after one of each to warm up."""
    people = [Applicant(port, cast) for _ in range(clients)]
    numbers = count(int(perf_counter() * 1000))
    with ThreadPoolExecutor(clients) as threads:
        list(threads.map(lambda client: client.apply(f"joint {next(numbers)}"), people))
        for client in people:
            client.took.clear()
        share = max(1, matters // clients)
        began, before = perf_counter(), spent(pids)
        list(threads.map(lambda client: [client.apply(f"joint {next(numbers)}") for _ in range(share)], people))
        seconds, cpu = perf_counter() - began, spent(pids) - before
    took = sorted(1000 * each for client in people for what, each in client.took if what == "matters")
    return {
        "clients": clients,
        "items": ITEMS,
        "filed_at_once": cast["at_once"],
        "matters": len(took),
        "per_second": round(len(took) / seconds, 1),
        "ms_median": round(statistics.median(took), 1),
        "ms_p95": round(took[int(len(took) * 0.95)], 1),
        "server_cpu_ms_per_matter": round(1000 * cpu / len(took), 1),
    }

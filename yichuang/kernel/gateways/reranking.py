"""What was found, put in a better order by an OpenAI-compatible endpoint, if settings.RERANK_URL names one.

Off where none is named, and never needed: whatever goes wrong, the order stays as it was. Only what the caller hands
over leaves the house.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from http.client import HTTPException
from logging import getLogger
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from time import monotonic
from urllib.request import HTTPRedirectHandler, Request, build_opener

from django.conf import settings

log = getLogger(__name__)
SECONDS = 1  # for the whole answer: somebody is waiting for a page
FAILURES = 3  # in a row: then it is left alone
REST = 60  # seconds in which nobody waits for it; afterwards one question tries again
MOST_BYTES = 64 * 1024
WHAT_TO_DO = (
    "你为政务服务的搜索结果排序。下面的 JSON 里，query 是群众的问题，candidates 是已经找到的候选。"
    "按与问题的相关程度从高到低排列，只用给出的 id，不增加、不解释。"
    '只回答 JSON：{"order": ["id", "id"]}'
)
FAULTS = (OSError, HTTPException, ValueError, TypeError, LookupError, AttributeError, RecursionError)


@dataclass(frozen=True)
class Candidate:
    """One thing that was found, by its public code and name."""

    kind: str
    code: str
    name: str

    @property
    def id(self) -> str:
        return f"{self.kind}:{self.code}"


@dataclass
class Circuit:
    """How often it failed in a row, as this process saw it, and until when it rests."""

    failures: int = 0
    rests_until: float = 0
    lock: Lock = field(default_factory=Lock)

    def is_open(self) -> bool:
        """Whether it may be asked. After a rest one question tries; the others wait for what it learns."""
        with self.lock:
            if self.failures < FAILURES:
                return True
            if monotonic() < self.rests_until:
                return False
            self.rests_until = monotonic() + REST
            return True

    def note(self, *, answered: bool) -> None:
        with self.lock:
            self.failures = 0 if answered else self.failures + 1
            if self.failures >= FAILURES:
                self.rests_until = monotonic() + REST


circuit = Circuit()


class Straight(HTTPRedirectHandler):
    """The key goes to the address the bureau named and to no other."""

    def redirect_request(self, *_told):
        return None


def reordered(query: str, candidates: Sequence[Candidate]) -> list[str] | None:
    """The ids of all candidates in the order the endpoint gives, those it does not name last, as they stood. None
    where no endpoint is named, it rests, or what it says within a second is no order of these."""
    if not (settings.RERANK_URL and query and len(candidates) > 1 and circuit.is_open()):
        return None
    told: SimpleQueue = SimpleQueue()  # a thread of its own, because a socket's timeout begins anew with every byte
    Thread(target=lambda: told.put(asked(query, candidates)), daemon=True).start()
    try:
        found = told.get(timeout=SECONDS)
    except Empty:
        found = None
        log.warning("the endpoint that re-ranks did not answer within %s s", SECONDS)
    circuit.note(answered=found is not None)
    return found


def asked(query: str, candidates: Sequence[Candidate]) -> list[str] | None:
    try:
        return order_in(answer_to(query, candidates), [each.id for each in candidates])
    except FAULTS as fault:
        log.warning("the endpoint that re-ranks gave no order: %s", type(fault).__name__)
        return None


def answer_to(query: str, candidates: Sequence[Candidate]) -> bytes:
    said = {
        "query": query,
        "candidates": [{"id": each.id, "kind": each.kind, "name": each.name} for each in candidates],
    }
    request = Request(  # noqa: S310 - the address is a setting of the bureau
        f"{settings.RERANK_URL.rstrip('/')}/chat/completions",
        data=json.dumps(
            {
                "model": settings.RERANK_MODEL,
                "temperature": 0,
                "messages": [
                    {"role": "system", "content": WHAT_TO_DO},
                    {"role": "user", "content": json.dumps(said, ensure_ascii=False)},
                ],
            }
        ).encode(),
        headers={"Content-Type": "application/json", "Authorization": f"Bearer {settings.RERANK_KEY}"},
    )
    with build_opener(Straight).open(request, timeout=SECONDS) as answer:
        return answer.read(MOST_BYTES)


def order_in(answer: bytes, known: list[str]) -> list[str]:
    """The order an answer gives. Raises one of FAULTS where it is none of what is `known`."""
    said = json.loads(answer)["choices"][0]["message"]["content"]
    order = json.loads(said[said.index("{") : said.rindex("}") + 1])["order"]  # some put words or a fence around it
    if not order or len(set(order)) < len(order) or not set(order) <= set(known):
        raise ValueError("no order of these")
    return [*order, *(one for one in known if one not in order)]

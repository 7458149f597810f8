"""People at work through the interface while the house is killed: they repeat what was not answered, and write down
everything that was."""

import json
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from itertools import cycle
from uuid import uuid4

from yichuang.domain.cases.tests.factories import PNG

WAY = (  # who does what after filing
    ("counter", "receive", {}),
    ("zhao", "accept", {}),
    ("zhao", "start_review", {}),
    ("zhao", "propose", {"outcome": "grant", "opinion": "符合条件。"}),
    ("qian", "grant", {}),
    ("clerk", "make_certificate", {}),
    ("clerk", "hand_over", {}),
    ("clerk", "deliver", {"mode": "window", "proof": "身份证"}),
)
MATERIAL = "经营场所使用证明"
GIVE_UP = 120  # seconds one request may be repeated


@dataclass
class Diary:
    """What people were told: by key the number of the case or the matter, and every act answered with success."""

    filed: dict[str, list[str]] = field(default_factory=dict)
    applied: dict[str, list[str]] = field(default_factory=dict)
    acts: list[tuple[str, str]] = field(default_factory=list)
    odd: list[str] = field(default_factory=list)  # answers nobody should get


class NoAnswer(Exception):  # noqa: N818
    """The connection broke, or the house says that it cannot answer now."""


@dataclass
class Person:
    """One thread that takes one errand after the other from filing to delivery, until told to stop: every third is a
    一件事 of two items, the second of which the clock files."""

    port: int
    tokens: dict[str, str]
    application: dict
    thing: dict
    diary: Diary
    stop: threading.Event

    def guarded(self) -> None:
        """Work; a fault of this thread is written down where the test will read it."""
        try:
            for errand in cycle((self.one_thing, self.one_case, self.one_case)):
                if self.stop.is_set():
                    return
                errand()
        except Exception as fault:  # noqa: BLE001 - a thread's fault would end unseen; the test reads it
            self.diary.odd.append(f"{type(fault).__name__}: {fault}")

    def one_case(self) -> None:
        body = self.application | {"materials": [{"material": 1, "file": self.uploaded()}]}
        number = self.handed_in("/cases", body, self.diary.filed)
        self.go_the_way(number)

    def one_thing(self) -> None:
        body = self.thing | {"materials": [{"kind": MATERIAL, "files": [self.uploaded()]}]}
        number = self.handed_in("/matters", body, self.diary.applied)
        for place in (0, 1):
            if case := self.case_of(number, place):
                self.go_the_way(case)

    def uploaded(self) -> str:
        return self.until_answered("mei", "POST", "/files", upload(PNG), UPLOADED)["id"]

    def handed_in(self, path: str, body: dict, told: dict[str, list[str]]) -> str:
        """Twice with one key; both answers are written down, and must name the same."""
        key = uuid4().hex
        request = ("mei", "POST", path, json.dumps(body), JSON | {"Idempotency-Key": key})
        told[key] = [self.until_answered(*request)["number"] for _ in range(2)]
        return told[key][0]

    def case_of(self, matter: str, place: int) -> str:
        """The case of one part of a matter, once it is filed; nothing where people stopped meanwhile."""
        deadline = time.monotonic() + GIVE_UP
        while not self.stop.is_set():
            assert time.monotonic() < deadline, f"part {place} of {matter} was not filed in {GIVE_UP} s"
            if case := self.until_answered("mei", "GET", f"/matters/{matter}")["parts"][place]["case"]:
                return case
            time.sleep(0.2)
        return ""

    def go_the_way(self, number: str) -> None:
        for who, act, facts in WAY:
            if self.stop.is_set():
                return
            self.act(who, number, act, facts)

    def act(self, who: str, number: str, act: str, facts: dict) -> None:
        """Do it; where nothing came back, look whether it was done before doing it again."""
        deadline = time.monotonic() + GIVE_UP
        while time.monotonic() < deadline and not self.stop.is_set():
            try:
                self.ask(who, "POST", f"/cases/{number}/acts/{act}", json.dumps(facts), JSON)
            except NoAnswer:
                told = self.until_answered(who, "GET", f"/cases/{number}")
                if any(entry["act"] == act for entry in told["ledger"]):
                    return
            else:
                self.diary.acts.append((number, act))
                return

    def until_answered(self, *request) -> dict:
        deadline = time.monotonic() + GIVE_UP
        while time.monotonic() < deadline:
            with suppress(NoAnswer):
                return self.ask(*request)
            time.sleep(0.05)
        raise AssertionError(f"no answer to {request[:3]} in {GIVE_UP} s")

    def ask(self, who: str, method: str, path: str, body=None, headers=None) -> dict:
        asked = HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            with_token = (headers or {}) | {"Authorization": f"Bearer {self.tokens[who]}"}
            asked.request(method, "/api/v1" + path, body, with_token)
            answer = asked.getresponse()
            content = answer.read()
        except (OSError, HTTPException) as broken:
            raise NoAnswer from broken
        finally:
            asked.close()
        if answer.status in {429, 503}:  # asked to come back later, and told so
            time.sleep(0.2)
            raise NoAnswer
        if answer.status >= 400:
            self.diary.odd.append(f"{method} {path}: {answer.status} {content[:300].decode(errors='replace')}")
            raise NoAnswer
        return json.loads(content)


JSON = {"Content-Type": "application/json"}
UPLOADED = {"Content-Type": "multipart/form-data; boundary=sample"}


def upload(content: bytes) -> bytes:
    head = b'--sample\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n'
    return head + content + b"\r\n--sample--\r\n"

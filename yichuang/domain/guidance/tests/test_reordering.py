"""An endpoint outside the house may put what was found in another order; whatever it says or does, nothing else."""

import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from time import monotonic, sleep

import pytest

from yichuang.domain.guidance import reads
from yichuang.domain.guidance.tests.test_finding import SHELF
from yichuang.kernel import search
from yichuang.kernel.gateways import reranking
from yichuang.kernel.models import SearchEntry

pytestmark = pytest.mark.django_db
QUESTION = "我想办食品经营许可"


class Endpoint(ThreadingHTTPServer):
    """A stand-in that says what the test wants: `says` is made from the ids it was sent."""

    daemon_threads, block_on_close = True, False

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Answering)
        self.says, self.status, self.mood, self.heard, self.ended = list, 200, "well", [], Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"


class Answering(BaseHTTPRequestHandler):
    server: Endpoint

    def do_POST(self):
        said = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.heard.append((self.path, self.headers["Authorization"], said))
        if self.server.mood == "silent":
            self.server.ended.wait(10)
            return
        ids = [one["id"] for one in json.loads(said["messages"][1]["content"])["candidates"]]
        content = self.server.says(ids)
        if not isinstance(content, bytes):
            told = content if isinstance(content, str) else json.dumps({"order": content})
            content = json.dumps({"choices": [{"message": {"content": told}}]}).encode()
        self.send_response(self.server.status)
        self.send_header("Location", f"{self.server.url}/elsewhere")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.sent(content)

    def do_GET(self):
        self.do_POST()

    def sent(self, content: bytes) -> None:
        if self.server.mood != "dripping":
            self.wfile.write(content)
            return
        for byte in content:
            if self.server.ended.wait(0.3):
                return
            self.wfile.write(bytes([byte]))
            self.wfile.flush()

    def log_message(self, *_said):
        """Silent."""


@pytest.fixture
def endpoint(settings, monkeypatch):
    monkeypatch.setattr(reranking, "circuit", reranking.Circuit())
    with Endpoint() as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        settings.RERANK_URL, settings.RERANK_MODEL, settings.RERANK_KEY = server.url, "small-model", "a key"
        yield server
        server.ended.set()
        server.shutdown()


@pytest.fixture(autouse=True)
def shelf():
    search.put(
        SearchEntry(kind=kind, code=code, title=title, keywords=words, audience=audience, weight=often)
        for kind, code, title, words, audience, often in SHELF
    )


def codes(asked: str = QUESTION) -> list[str]:
    return [hit.row.code for hit in reads.in_better_order(asked, reads.find(asked)).hits]


def as_found(asked: str = QUESTION) -> list[str]:
    return [hit.row.code for hit in reads.find(asked).hits]


def test_without_an_endpoint_the_order_is_that_of_the_house():
    assert codes() == as_found()


def test_the_endpoint_s_order_is_taken(endpoint):
    endpoint.says = lambda ids: ids[::-1]

    assert codes() == as_found()[::-1]
    assert len(codes()) > 1


def test_what_it_does_not_name_stands_last_as_it_stood(endpoint):
    endpoint.says = lambda ids: ids[-1:]
    found = as_found()

    assert codes() == [found[-1], *found[:-1]]


def test_a_fence_around_its_words_does_no_harm(endpoint):
    endpoint.says = lambda ids: f"好的：\n```json\n{json.dumps({'order': ids[::-1]})}\n```"

    assert codes() == as_found()[::-1]


def test_only_words_of_matter_and_public_names_leave_the_house(endpoint):
    asked = f"张伟，身份证11010119900307457X，电话13800138000，住建设路8号，zhangwei@example.com，{QUESTION}"
    codes(asked)
    ((path, key, said),) = endpoint.heard
    told = json.loads(said["messages"][1]["content"])

    assert (path, key, said["model"]) == ("/v1/chat/completions", "Bearer a key", "small-model")
    assert told["query"] == "身份证 电话 食品 经营"  # a dictionary that takes 许可 for a surname loses that, too
    assert told["candidates"][0] == {"id": "item:A", "kind": "item", "name": "食品经营许可（新办）"}


def test_while_somebody_types_nothing_is_sent(endpoint, client):
    client.get("/items/", {"q": QUESTION}, headers={"HX-Request": "true"})
    typed = len(endpoint.heard)
    client.get("/items/", {"q": QUESTION})

    assert (typed, len(endpoint.heard)) == (0, 1)


def test_a_question_without_a_word_of_matter_is_not_sent(endpoint):
    codes("jiehun dengji")

    assert endpoint.heard == []


def test_what_nothing_fits_is_not_sent_and_stays_so(endpoint):
    answer = reads.find("今天的月亮真圆")

    assert answer.nothing_fits
    assert reads.in_better_order("今天的月亮真圆", answer) == answer
    assert endpoint.heard == []


@pytest.mark.parametrize(
    "says",
    [
        lambda ids: [*ids, "item:Z"],
        lambda ids: [ids[0], *ids],
        lambda _ids: [],
        lambda _ids: "没有 JSON",
        lambda _ids: "{}",
        lambda _ids: '{"order": 7}',
        lambda _ids: '{"order": [["item:A"]]}',
        lambda _ids: b"<html>",
        lambda _ids: b"[]",
        lambda _ids: b'{"choices": []}',
        lambda _ids: b'{"choices": [{"message": {"content": null}}]}',
        lambda _ids: b"[" * 60_000,
        lambda _ids: b'{"choices": "' + b"x" * 100_000 + b'"}',
    ],
    ids=["unknown", "twice", "empty", "words", "nothing", "number", "lists", "html", "list", "none", "null", "deep",
         "long"],
)  # fmt: skip
def test_what_is_no_order_of_these_changes_nothing(endpoint, says):
    endpoint.says = says

    assert codes() == as_found()
    assert len(endpoint.heard) == 1


@pytest.mark.parametrize("status", [302, 400, 401, 429, 500])
def test_an_error_changes_nothing_and_the_key_goes_nowhere_else(endpoint, status):
    endpoint.status, endpoint.says = status, lambda ids: ids[::-1]

    assert codes() == as_found()
    assert [path for path, *_ in endpoint.heard] == ["/v1/chat/completions"]


@pytest.mark.parametrize("mood", ["silent", "dripping"])
def test_nobody_waits_longer_than_a_second(endpoint, mood):
    endpoint.mood, endpoint.says = mood, lambda ids: ids[::-1]
    expected, began = as_found(), monotonic()

    assert codes() == expected
    assert 0.9 < monotonic() - began < 1.6


def test_an_address_that_is_none_changes_nothing(settings, endpoint):
    settings.RERANK_URL = "no address"

    assert codes() == as_found()


def test_after_three_failures_it_rests_then_one_question_tries_again(endpoint, monkeypatch):
    monkeypatch.setattr(reranking, "REST", 0.2)
    endpoint.status = 500
    for _ in range(5):
        codes()
    asked_before_rest = len(endpoint.heard)
    sleep(0.25)
    codes()
    codes()
    asked_after_rest = len(endpoint.heard)
    endpoint.status, endpoint.says = 200, lambda ids: ids[::-1]
    sleep(0.25)

    assert (asked_before_rest, asked_after_rest) == (3, 4)
    assert (codes(), codes()) == (as_found()[::-1], as_found()[::-1])

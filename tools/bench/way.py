"""One matter from upload to delivery over HTTP: ten requests, as a terminal or a partner would send them."""

import json
from http.client import HTTPConnection
from time import perf_counter

from tools.bench import sample

BORDER = "yichuang-bench"
ACTS = (
    ("COUNTER", "receive", {}),
    ("ACCEPTOR", "accept", {}),
    ("REVIEWER", "start_review", {}),
    ("REVIEWER", "propose", {"outcome": "grant", "opinion": "示例：符合条件，拟准予。"}),
    ("HEAD", "grant", {}),
    ("CERT_CLERK", "make_certificate", {}),
    ("CERT_CLERK", "hand_over", {}),
    ("DELIVERY", "deliver", {"mode": "window", "proof": "示例：身份证已核对"}),
)


class Client:
    """One connection, kept open. `took` collects (act, seconds)."""

    def __init__(self, port: int, cast: dict):
        self.port, self.cast, self.took = port, cast, []
        self.connection = HTTPConnection("127.0.0.1", port, timeout=60)

    def send(self, role: str, path: str, body: bytes, kind: str) -> dict:
        headers = {"Authorization": f"Bearer {self.cast['tokens'][role]}", "Content-Type": kind}
        began = perf_counter()
        self.connection.request("POST", f"/api/v1{path}", body, headers)
        answer = self.connection.getresponse()
        said = answer.read()
        self.took.append((path.rsplit("/", 1)[-1], perf_counter() - began))
        if answer.status not in {200, 201}:
            raise RuntimeError(f"{path}: {answer.status} {said[:300].decode(errors='replace')}")
        return json.loads(said)

    def call(self, role: str, path: str, facts: dict) -> dict:
        return self.send(role, path, json.dumps(facts).encode(), "application/json")

    def upload(self, mark: str) -> str:
        head = f'--{BORDER}\r\nContent-Disposition: form-data; name="file"; filename="sample.pdf"\r\n\r\n'.encode()
        body = head + sample.pdf(mark=mark) + f"\r\n--{BORDER}--\r\n".encode()
        return self.send("CITIZEN", "/files", body, f"multipart/form-data; boundary={BORDER}")["id"]

    def live(self, mark: str) -> str:
        """The whole way of one matter; its number."""
        file = self.upload(mark)
        number = self.call("CITIZEN", "/cases", {
            "item": self.cast["item"], "party": self.cast["party"], "fields": self.cast["fields"], "consent": True,
            "materials": [{"material": seq, "file": file} for seq in self.cast["materials"]],
        })["number"]  # fmt: skip
        for role, act, facts in ACTS:
            self.call(role, f"/cases/{number}/acts/{act}", facts)
        return number

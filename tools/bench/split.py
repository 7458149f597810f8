"""Where the processor time of a lifecycle goes, and the floor: its own statements again, without the framework.

In one process, through the same views. SQL is the time of this thread inside the driver; rendering and signing are
measured by doing both for every paper of a lifecycle. The floor replays the recorded statements on the bare driver in
one transaction that is taken back, so it waits for no disk: nothing that keeps its promises can be faster.
"""

import json
from time import perf_counter, thread_time

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test import Client

from tools.bench import sample
from tools.bench.way import ACTS
from yichuang.kernel import sealing, typesetting
from yichuang.kernel.documents import order_for
from yichuang.kernel.models import Document

LIVES, FLOORS = 8, 30
FRAME = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")


def live(client: Client, cast: dict, mark: str) -> str:
    def bearer(role):
        return {"Authorization": f"Bearer {cast['tokens'][role]}"}

    def post(role, path, facts):
        answer = client.post(f"/api/v1{path}", json.dumps(facts), "application/json", headers=bearer(role))
        if answer.status_code not in {200, 201}:
            raise RuntimeError(f"{path}: {answer.content[:300]!r}")
        return answer.json()

    file = SimpleUploadedFile("sample.pdf", sample.pdf(mark=mark))
    kept = client.post("/api/v1/files", {"file": file}, headers=bearer("CITIZEN")).json()["id"]
    number = post("CITIZEN", "/cases", {
        "item": cast["item"], "party": cast["party"], "fields": cast["fields"], "consent": True,
        "materials": [{"material": seq, "file": kept} for seq in cast["materials"]],
    })["number"]  # fmt: skip
    for role, act, facts in ACTS:
        post(role, f"/cases/{number}/acts/{act}", facts)
    return number


def measured(cast: dict) -> dict:
    """CPU-ms of a lifecycle by what it is spent on, and the floor of its SQL."""
    client, in_sql, said = Client(), [0.0], []

    def clocked(execute, sql, params, many, context):
        began = thread_time()
        try:
            return execute(sql, params, many, context)
        finally:
            in_sql[0] += thread_time() - began
            said.append((sql, params))

    live(client, cast, "warm")
    before = thread_time()
    with connection.execute_wrapper(clocked):
        numbers = [live(client, cast, f"split{turn}") for turn in range(LIVES)]
    whole = (thread_time() - before) / LIVES
    statements = (
        len([sql for sql, _ in said if not sql.startswith(("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE"))]) / LIVES
    )
    render, sign = papers(numbers)
    sql = in_sql[0] / LIVES
    return {
        "cpu_ms": {
            "framework": round(1000 * (whole - sql), 1),
            "sql": round(1000 * sql, 1),
            "render": round(1000 * render, 1),
            "sign": round(1000 * sign, 1),
        },
        "statements": statements,
        "floor_per_second": floor(client, cast),
    }


def papers(numbers: list[str]) -> tuple[float, float]:
    """Seconds a lifecycle spends on drawing its papers, and on sealing them."""
    render = sign = 0.0
    for number in numbers:
        for paper in Document.objects.filter(thing=f"case:{number}"):
            began = thread_time()
            drawn = typesetting.typeset(paper.template, paper.template_version, paper.snapshot, paper.issued_at)
            render += thread_time() - began
            if paper.sealing != "none":
                began = thread_time()
                sealing.the_seal().seal(drawn, order_for(paper))
                sign += thread_time() - began
    return render / len(numbers), sign / len(numbers)


def floor(client: Client, cast: dict) -> float:
    """Lifecycles a second if only their statements were sent, each lifecycle taken back at its end."""
    said = []

    def noted(execute, sql, params, many, context):
        said.append((sql, params))
        return execute(sql, params, many, context)

    with transaction.atomic():
        with connection.execute_wrapper(noted):
            live(client, cast, "floor")
        transaction.set_rollback(True)
    sent = [(sql, params) for sql, params in said if not sql.startswith(FRAME)]
    began = perf_counter()
    for _ in range(FLOORS):
        with transaction.atomic(), connection.cursor() as cursor:
            for sql, params in sent:
                cursor.cursor.execute(sql, params)
                if sql.startswith("SELECT"):
                    cursor.cursor.fetchall()
            transaction.set_rollback(True)
    return round(FLOORS / (perf_counter() - began), 1)

"""How many SQL statements one full lifecycle takes through the HTTP interface. No clock is read here."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tools.bench import sample
from yichuang.channels.api.tests.conftest import _files  # noqa: F401
from yichuang.kernel.verify import faults

pytestmark = pytest.mark.django_db(transaction=True)

MOST = 100
FRAME = re.compile(r"BEGIN|COMMIT|SAVEPOINT|RELEASE|ROLLBACK")  # what opens and closes transactions, counted apart


@pytest.fixture
def _own_ledger(settings, tmp_path):
    """A ledger of its own."""
    settings.LEDGER_ROOT = tmp_path / "ledger"


def life(hall, caller):
    """A matter from the upload to the delivery, as (what, the call)."""
    mei, counter, zhao, qian, clerk = (
        caller(who) for who in (hall.mei, hall.counter, hall.zhao, hall.qian, hall.clerk)
    )
    filed = {}

    def upload():
        answer = mei.upload(sample.pdf(), name="示例.pdf")
        filed["file"] = answer.json()["id"]
        return answer

    def file():
        answer = mei.post("/cases", {
            "item": hall.version.item_id, "party": hall.mei.own_party, "consent": True,
            "fields": {"premises_address": "示例路1号"}, "materials": [{"material": 1, "file": filed["file"]}],
        })  # fmt: skip
        filed["number"] = answer.json()["number"]
        return answer

    yield "upload", upload
    yield "file", file
    for who, act, facts in (
        (counter, "receive", {}),
        (zhao, "accept", {}),
        (zhao, "start_review", {}),
        (zhao, "propose", {"outcome": "grant", "opinion": "符合条件，拟准予。"}),
        (qian, "grant", {}),
        (clerk, "make_certificate", {}),
        (clerk, "hand_over", {}),
        (clerk, "deliver", {"mode": "window", "proof": "身份证已核对"}),
    ):
        yield act, lambda who=who, act=act, facts=facts: who.act(filed["number"], act, **facts)


@pytest.mark.usefixtures("_own_ledger")
def test_a_lifecycle_takes_at_most_a_hundred_statements(hall, caller):
    for _, call in life(hall, caller):
        assert call().status_code in {200, 201}
    table, frames = [], 0

    for what, call in life(hall, caller):
        with CaptureQueriesContext(connection) as asked:
            assert call().status_code in {200, 201}, what
        said = [query["sql"] for query in asked]
        table.append((what, sum(not FRAME.match(sql) for sql in said)))
        frames += sum(bool(FRAME.match(sql)) for sql in said)

    assert sum(count for _, count in table) <= MOST, table
    assert frames == 2 * 10, "each act is one transaction, and the upload, without savepoints"
    assert [fault for fault in faults() if fault.startswith(("case:", "licence:"))] == []

"""The stage: one hall whose people have tokens, on the database of this test run, served by processes of their own."""

import os
import threading
from contextlib import contextmanager

import pytest
from django.db import connection

from tests.torture.house import House
from tests.torture.load import Diary, Person
from yichuang.domain.cases.tests.factories import Hall, account_of
from yichuang.domain.catalogue.rules.themes import Line, Sheet
from yichuang.domain.catalogue.tests.factories import ItemFactory, ItemVersionFactory, offered
from yichuang.domain.identity import acts as identity
from yichuang.domain.identity.tables import CONSOLE

collect_ignore = [] if connection.vendor == "postgresql" else ["test_restart.py"]  # SQLite has no server to restart


def pytest_addoption(parser):
    """Read only where this folder is named on the command line, as `make torture` does."""
    parser.addoption("--kills", type=int, help="how often the house is killed")
    parser.addoption("--restarts", type=int, help="how often the database is restarted between kills")
    parser.addoption("--server", help="the folder of the PostgreSQL that may be restarted")
    parser.addoption("--seed", type=int, help="which moments are chosen")


@pytest.fixture
def house(tmp_path, settings, transactional_db):
    settings.FILES_ROOT, settings.LEDGER_ROOT = tmp_path / "files", tmp_path / "ledger"
    (tmp_path / "keys").symlink_to(settings.KEYS_ROOT)
    database = connection.settings_dict["NAME"]
    url = os.environ.get("YICHUANG_DATABASE_URL", "")
    with House(str(database), tmp_path, tmp_path / "log", url) as opened:
        yield opened


@pytest.fixture
def people(house):
    """A crowd at work: `with people(4) as diary`. They stop when the block ends, and a fault of theirs is raised."""
    hall = Hall()
    who = {"mei": hall.mei, "counter": hall.counter, "zhao": hall.zhao, "qian": hall.qian, "clerk": hall.clerk}
    tokens = {name: identity.issue_token(account_of(actor), by=CONSOLE) for name, actor in who.items()}
    application = {
        "item": hall.version.item_id,
        "party": hall.mei.own_party,
        "fields": {"premises_address": "示例路1号"},
        "consent": True,
    }
    thing = {
        "theme": theme_of_two(hall),
        "party": hall.mei.own_party,
        "fields": {"premises_address": "示例路1号"},
        "results": "as_ready",
        "consent": True,
        "mandate": True,
    }

    @contextmanager
    def crowd(number: int):
        diary, stop = Diary(), threading.Event()
        workers = [Person(house.port, tokens, application, thing, diary, stop) for _ in range(number)]
        threads = [threading.Thread(target=worker.guarded) for worker in workers]
        for thread in threads:
            thread.start()
        try:
            yield diary
        finally:
            stop.set()
            for thread in threads:
                thread.join()

    return crowd


def theme_of_two(hall) -> str:
    """A 一件事 of the hall's item and another of the same body that waits for it."""
    first = hall.version.item_id
    second = ItemVersionFactory(item=ItemFactory(body=hall.body), licence_type="示例备案证", result_name="示例备案证")
    lines = (Line(first), Line(second.item_id, depends_on=(first,)))
    return offered("T1", Sheet(questions=(), lines=lines), lead=hall.centre).theme_id

"""SQLite has one writer: who wants to be it next waits in line, and no longer than the setting says."""

import gc
import sqlite3
from contextlib import contextmanager
from threading import Thread
from time import monotonic, sleep

import pytest
from django.db import OperationalError
from django.db.utils import ConnectionHandler

from yichuang.kernel.sqlite import base
from yichuang.kernel.sqlite.line import Line


@pytest.fixture
def house(tmp_path, django_db_blocker):
    """A database of its own with one table; each thread that asks has a connection of its own."""

    def opened(timeout=60):
        options = {"transaction_mode": "IMMEDIATE", "timeout": timeout, "init_command": "PRAGMA journal_mode=WAL;"}
        kept = {"ENGINE": "yichuang.kernel.sqlite", "NAME": tmp_path / "small.sqlite3", "OPTIONS": options}
        return ConnectionHandler({"default": kept})

    with django_db_blocker.unblock():
        with opened()["default"].cursor() as cursor:
            cursor.execute("CREATE TABLE came (who)")
        yield opened


@contextmanager
def writing(connection):
    connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)  # as `atomic` begins
    try:
        yield connection.cursor()
        connection.commit()
    finally:
        connection.set_autocommit(True)


def write(house, who):
    connection = house["default"]
    with writing(connection) as cursor:
        cursor.execute("INSERT INTO came VALUES (%s)", [who])
    connection.close()


def came(house):
    with house["default"].cursor() as cursor:
        return [who for (who,) in cursor.execute("SELECT who FROM came ORDER BY rowid").fetchall()]


def standing(line, count):
    """Wait until so many stand in line."""
    until = monotonic() + 60
    while len(line._standing) < count:
        assert monotonic() < until
        sleep(0.001)


def test_threads_write_in_the_order_they_came(house, monkeypatch):
    monkeypatch.setattr(base, "line", Line())
    small = house()
    with writing(small["default"]):
        threads = []
        for who in range(6):
            threads.append(Thread(target=write, args=(small, who)))
            threads[-1].start()
            standing(base.line, who + 1)
    for thread in threads:
        thread.join()
    assert came(small) == list(range(6))


def test_patience_ends_and_the_next_time_it_works(house):
    holder, waiting = house(), house(timeout=0.2)
    began = monotonic()
    with writing(holder["default"]), pytest.raises(OperationalError, match="locked"), writing(waiting["default"]):
        pass
    assert monotonic() - began >= 0.2
    write(waiting, "later")
    assert came(holder) == ["later"]


def test_a_single_statement_still_waits_as_long_as_the_setting_says(house):
    small = house(timeout=3)
    with writing(small["default"]) as cursor:
        assert cursor.execute("PRAGMA busy_timeout").fetchone() == (3000,)


def test_what_is_no_matter_of_waiting_is_said_at_once(house):
    small = house()
    with writing(small["default"]), pytest.raises(OperationalError, match="within a transaction"):
        small["default"]._start_transaction_under_autocommit()


def test_waiting_leaves_nothing_for_another_thread_to_collect(house):
    """A cursor in a circle is let go by whichever thread collects, and that one then waits, with the interpreter's
    lock, for whoever is in the database with that connection: seen as a server that stood still for 20 seconds."""
    holder, waiting = house(), house(timeout=0.1)
    waiting["default"].ensure_connection()
    with writing(holder["default"]):
        gc.collect()
        gc.set_debug(gc.DEBUG_SAVEALL)
        try:
            kept = monotonic() + 0.05
            while monotonic() < kept:
                assert not waiting["default"]._begun(last=False)
            gc.collect()
            assert not [each for each in gc.garbage if isinstance(each, sqlite3.Cursor)]
        finally:
            gc.set_debug(0)
            gc.garbage.clear()


def test_whoever_gives_up_lets_the_next_one_through():
    line, done = Line(), []

    def stand():
        with line.first(5):
            done.append("in")

    with line.first(1):
        with line.first(0.01):
            assert len(line._standing) == 2
        thread = Thread(target=stand)
        thread.start()
        standing(line, 2)
        assert not done
    thread.join(60)
    assert done == ["in"]

"""The events: one reader for every screen, told when something happened, silent when nothing is known."""

import asyncio
import json

import pytest
from django.db import OperationalError

from yichuang.channels.screens import events, figures
from yichuang.kernel import ledger

PATIENCE = 5


class Screen:
    """A listener as an ASGI server stands for it."""

    def __init__(self, application):
        self.sent, self.left, self.came = [], asyncio.Event(), asyncio.Event()
        scope = {"type": "http", "path": events.PATH, "method": "GET"}
        self.task = asyncio.ensure_future(application(scope, self.receive, self.send))

    async def receive(self):
        await self.left.wait()
        return {"type": "http.disconnect"}

    async def send(self, message):
        self.sent.append(message)
        self.came.set()

    async def heard(self, many: int) -> list[dict]:
        """The first snapshots, as soon as there are so many."""
        async with asyncio.timeout(PATIENCE):
            while len(self.sent) < many + 1:
                self.came.clear()
                await self.came.wait()
        return [json.loads(each["body"].removeprefix(b"data: ")) for each in self.sent[1 : many + 1]]

    async def leave(self):
        self.left.set()
        await asyncio.wait_for(self.task, PATIENCE)


class Source:
    """What happens, and how often it was asked for."""

    def __init__(self):
        self.place, self.reads, self.broken = 0, 0, False

    def newest(self):
        if self.broken:
            raise OperationalError
        return self.place

    def read(self):
        self.reads += 1
        return {"place": self.place}


@pytest.fixture
def source(monkeypatch):
    monkeypatch.setattr(events, "LOOK", 0.02)
    return Source()


def run(story):
    asyncio.run(asyncio.wait_for(story, 4 * PATIENCE))


def test_each_screen_hears_what_happened_and_one_reader_asked(source):
    async def story():
        application = events.Events(source.newest, source.read)
        screens = [Screen(application) for _ in range(20)]
        for screen in screens:
            assert await screen.heard(1) == [{"place": 0}]
        source.place = 1
        for screen in screens:
            assert (await screen.heard(2))[1] == {"place": 1}
        for screen in screens:
            await screen.leave()
        assert not application.screens

    run(story())
    assert source.reads == 2


def test_a_screen_that_comes_later_hears_at_once_what_is_known(source):
    async def story():
        application = events.Events(source.newest, source.read)
        first = Screen(application)
        await first.heard(1)
        second = Screen(application)

        assert await second.heard(1) == [{"place": 0}]
        assert second.sent[0]["status"] == 200
        await first.leave()
        await second.leave()

    run(story())
    assert source.reads == 1


def test_nobody_is_asked_when_nobody_listens(source):
    async def story():
        application = events.Events(source.newest, source.read)
        screen = Screen(application)
        await screen.heard(1)
        await screen.leave()
        await asyncio.wait_for(application.watching, PATIENCE)
        source.place = 1
        again = Screen(application)

        assert await again.heard(1) == [{"place": 1}]
        await again.leave()

    run(story())


def test_a_database_that_does_not_answer_is_silence_and_then_news(source, caplog):
    async def story():
        screen = Screen(events.Events(source.newest, source.read))
        await screen.heard(1)
        source.broken, source.place = True, 1
        await asyncio.sleep(0.2)
        assert len(screen.sent) == 2
        source.broken = False
        assert (await screen.heard(2))[1] == {"place": 1}
        await screen.leave()

    run(story())
    assert "the database did not answer" in caplog.text


def test_while_the_database_is_silent_a_screen_that_comes_back_is_not_told_old_figures_as_news(source, monkeypatch):
    """Its sign would go, and that of every other screen: what a screen hears it takes for new."""
    monkeypatch.setattr(events, "STILL_NEW", 0.1)

    async def story():
        application = events.Events(source.newest, source.read)
        first = Screen(application)
        await first.heard(1)
        source.broken = True
        await asyncio.sleep(0.2)
        back = Screen(application)
        await asyncio.sleep(0.1)
        assert (len(back.sent), len(first.sent)) == (1, 2)  # its answer has begun, and tells nothing yet
        source.broken, source.place = False, 1
        assert await back.heard(1) == [{"place": 1}]
        await first.leave()
        await back.leave()

    run(story())


def test_a_slow_screen_gets_the_newest_and_not_the_queue(source):
    async def story():
        application = events.Events(source.newest, source.read)
        screen = Screen(application)
        await screen.heard(1)
        slow = asyncio.Queue(1)
        application.screens.add(slow)
        for place in (1, 2, 3):
            source.place = place
            await screen.heard(1 + place)
        assert json.loads(slow.get_nowait().removeprefix(b"data: ")) == {"place": 3}
        application.screens.discard(slow)
        await screen.leave()

    run(story())


@pytest.mark.parametrize(
    ("path", "method", "others", "status"),
    [("/", "GET", 0, 404), (events.PATH, "POST", 0, 404), (events.PATH, "GET", events.MOST, 503)],
)
def test_what_is_no_screen_or_one_too_many_is_refused(source, path, method, others, status):
    async def story():
        application = events.Events(source.newest, source.read)
        application.screens = set(range(others))
        screen = Screen(lambda _scope, receive, send: application({"path": path, "method": method}, receive, send))
        await screen.task
        assert screen.sent[0]["status"] == status

    run(story())


@pytest.mark.django_db
def test_an_act_moves_the_last_line_and_the_figures(hall):
    before, seen = ledger.newest(), figures.read_now()["today"]["cases.received"]["number"]
    hall.received()

    assert ledger.newest() > before
    assert (seen, figures.read_now()["today"]["cases.received"]["number"]) == ("0", "1")

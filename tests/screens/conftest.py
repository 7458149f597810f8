"""A wall screen in a real browser, told by a server of the test's own, which can be cut, silent, or gone."""

import os
import queue
import threading
from copy import deepcopy
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.journeys.conftest import browser_type_launch_args  # noqa: F401
from yichuang.channels.screens import events, figures
from yichuang.domain.identity.models import District
from yichuang.domain.identity.tests.factories import BodyFactory, RegionFactory

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright runs a loop in this thread; our code stays synchronous
CUT = b""


class Teller(ThreadingHTTPServer):
    """The events as a browser meets them. What they say is what the real ones would say (`events.event`)."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Telling)
        self.listeners: list[queue.Queue] = []
        self.refuses, self.came, self.asked = False, threading.Semaphore(0), threading.Semaphore(0)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}{events.PATH}"

    def say(self, **today) -> None:
        told = deepcopy(figures.snapshot())
        for name, number in today.items():
            told["today"][f"cases.{name}"]["number"] = number
        for listener in self.listeners:
            listener.put(events.event(told))

    def cut(self) -> None:
        for listener in self.listeners:
            listener.put(CUT)
        self.listeners.clear()

    def waits_for_a_screen(self) -> None:
        assert self.came.acquire(timeout=10), "no screen came"


class Telling(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.release()
        if self.server.refuses:
            return self.send_error(502)
        mine = queue.Queue()
        self.send_response(200)
        for name, value in events.HEADERS:
            self.send_header(name.decode(), value.decode())
        self.end_headers()
        self.server.listeners.append(mine)
        self.server.came.release()
        while said := mine.get():
            self.wfile.write(said)
            self.wfile.flush()
        return None

    def log_message(self, *_):
        pass


@pytest.fixture
def teller(settings):
    with Teller() as teller:
        settings.EVENTS_URL = teller.address
        yield teller
        teller.cut()
        teller.shutdown()


@pytest.fixture
def house(transactional_db):
    figures.of_today.forget()
    figures.of_the_year.forget()
    region = RegionFactory(code="110101000000")
    region.name = "示例区"
    region.save()
    District.objects.create(region=region, bureau=BodyFactory(bureau=True), contact_phone="010-00000000")


@pytest.fixture
def wall(house, teller, live_server, browser):
    """The wall screen, connected; its clock goes as the test says."""
    context = browser.new_context(viewport={"width": 1920, "height": 1080}, locale="zh-CN")
    page = context.new_page()
    wrong = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.clock.install()
    page.goto(f"{live_server.url}/screens/wall/")
    teller.waits_for_a_screen()
    yield page
    context.close()
    assert wrong == []

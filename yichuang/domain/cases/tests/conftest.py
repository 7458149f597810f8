import pytest
import time_machine

from yichuang.domain.cases.tests.factories import Hall


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"


@pytest.fixture
def at():
    """Move the clock, and nothing else: at("2026-03-02 10:00") is Monday morning in the hall."""
    running = []

    def go(when: str):
        while running:
            running.pop().stop()
        travel = time_machine.travel(f"{when}+08:00", tick=False)
        travel.start()
        running.append(travel)

    go("2026-03-02 10:00")
    yield go
    while running:
        running.pop().stop()


@pytest.fixture
def hall(db, at):
    return Hall()

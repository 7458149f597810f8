"""kill -9 of server and worker at moments nobody chose, under load: nothing acknowledged is lost or done twice."""

import time
from pathlib import Path
from random import Random

import pytest
from django.db import connection

from tests.torture.proof import filed_by_the_clock, wait_until_caught_up, wrongs
from tools import postgresql

pytestmark = pytest.mark.any_python

CROWD = 4
VICTIMS = (("web",), ("worker",), ("web", "worker"))
MOST_WORK = 8  # acts between two kills
PATIENCE = 120  # seconds for them


USUAL = {"--kills": 12, "--restarts": 0, "--seed": 2021, "--server": ""}  # in the ordinary suite


@pytest.fixture
def option(request):
    return lambda name: request.config.getoption(name, default=None) or USUAL[name]


@pytest.fixture
def dice(option):
    return Random(option("--seed"))


def work_on(diary, dice) -> None:
    """Let people get some acts done, then wait for a moment in the middle of the next ones."""
    wanted = len(diary.acts) + dice.randint(1, MOST_WORK)
    deadline = time.monotonic() + PATIENCE
    while len(diary.acts) < wanted and time.monotonic() < deadline:
        time.sleep(0.01)
    time.sleep(dice.uniform(0, 0.3))


def kill_some(house, dice, at_most: int) -> int:
    """Kill the server, the worker or both, and start them again; how many were killed."""
    victims = dice.choice(VICTIMS)[:at_most]
    for name in victims:
        house.kill(name)
    for name in victims:
        house.start(name)
    if "web" in victims:
        house.wait_until_open()
    return len(victims)


def restart(server: str) -> None:
    connection.close()
    postgresql.at(Path(server)).restart()


def test_what_was_acknowledged_survives_every_kill(house, people, dice, option):
    kills, restarts, done = option("--kills"), option("--restarts"), 0
    restart_after = set(dice.sample(range(kills), restarts))
    house.start("web")
    house.start("worker")
    house.wait_until_open()

    with people(CROWD) as diary:
        while done < kills:
            work_on(diary, dice)
            before, done = done, done + kill_some(house, dice, kills - done)
            if restart_after & set(range(before, done)):
                work_on(diary, dice)
                restart(option("--server"))
    wait_until_caught_up()

    assert wrongs(diary) == []
    assert len(diary.acts) > kills  # they did work meanwhile
    assert filed_by_the_clock()
    print(
        f"\n{kills} kills, {restarts} restarts: {len(diary.filed)} cases and {len(diary.applied)} matters handed in,"
        f" {filed_by_the_clock()} cases filed by the clock, {len(diary.acts)} acts acknowledged:"
        " nothing lost or doubled"
    )

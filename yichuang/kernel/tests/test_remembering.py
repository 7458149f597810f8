"""What seldom changes, remembered by a process for a moment."""

import pytest

from yichuang.kernel import remembering


@pytest.fixture
def clock(monkeypatch):
    """Seconds that pass when the test says so."""
    clock = {"now": 100.0}
    monkeypatch.setattr(remembering, "monotonic", lambda: clock["now"])
    return clock


@pytest.fixture
def read(clock, settings):
    """A question that answers how often it was really asked; remembered for two seconds."""
    settings.REMEMBERED_SECONDS = 2
    times = {}

    def read(word):
        times[word] = times.get(word, 0) + 1
        return f"{word} {times[word]}"

    yield remembering.for_a_moment(read)
    remembering.REMEMBERED.pop()


def test_an_answer_stands_for_its_seconds_and_no_longer(read, clock):
    assert [read("a"), read("a"), read("b")] == ["a 1", "a 1", "b 1"]
    clock["now"] += 1.9
    assert read("a") == "a 1"
    clock["now"] += 0.1
    assert read("a") == "a 2"


def test_asked_anew_it_is_not_remembered(read):
    read("a")

    assert [read.now("a"), read("a")] == ["a 2", "a 1"]


def test_what_is_let_go_is_asked_again(read):
    read("a")
    read.forget()
    assert read("a") == "a 2"
    remembering.forget_all()
    assert read("a") == "a 3"


def test_no_more_answers_are_kept_than_there_is_room_for(read):
    for word in range(remembering.MOST + 1):
        read(word)

    assert read(0) == "0 2"

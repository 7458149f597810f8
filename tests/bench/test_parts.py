"""What `make bench` can be asked for: each part is there."""

from tools.bench import parts
from tools.bench.parts import PARTS, Hall

FILLED = [name for name, part in PARTS.items() if part.filled]


def test_the_cards_and_the_screens_are_parts_of_the_filled_house():
    assert {"cards", "screens"} <= set(FILLED)


def test_without_a_browser_the_screens_say_so_and_stop_nobody(monkeypatch):
    monkeypatch.setattr(parts.machine, "chromium", lambda: None)

    assert list(PARTS["screens"].figures(Hall({}, lives=1, rounds=1))) == ["not run"]

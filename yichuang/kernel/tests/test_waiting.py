from datetime import timedelta

import pytest
import time_machine

from yichuang.kernel import waiting


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.FILES_ROOT = tmp_path


def test_what_waits_is_given_back_to_its_account_only():
    key = waiting.keep("staff-1", {"words": "示例"})

    assert waiting.look(key, "staff-1") == {"words": "示例"}
    assert waiting.look(key, "staff-2") is None
    assert waiting.look("../../etc/passwd", "staff-1") is None


def test_what_waits_is_not_readable_on_the_disk():
    key = waiting.keep("staff-1", "示例秘密")

    assert "示例秘密".encode() not in (waiting.folder() / key).read_bytes()


def test_after_an_hour_it_is_gone_from_sight_and_from_the_disk():
    with time_machine.travel("2026-03-02 09:00+08:00", tick=False) as clock:
        key = waiting.keep("staff-1", "示例")
        place = waiting.folder() / key
        clock.shift(timedelta(minutes=61))

        assert waiting.look(key, "staff-1") is None

    waiting.sweep()  # the file's own time is the real one: it was written a moment ago
    assert place.exists()
    with time_machine.travel(place.stat().st_mtime + 3700):
        waiting.sweep()
    assert not place.exists()

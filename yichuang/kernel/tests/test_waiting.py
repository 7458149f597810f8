from datetime import timedelta
from io import BytesIO

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


def test_a_large_file_waits_encrypted_and_is_read_from_any_place():
    content = bytes(range(256)) * 4000
    name = waiting.keep_file(BytesIO(content))

    with waiting.opened(name) as file:
        file.seek(500_000)
        assert file.read(10) == content[500_000:500_010]
    assert content[:64] not in (waiting.folder() / name).read_bytes()


@pytest.mark.parametrize("name", ["00000000-0000-0000-0000-000000000000", "../../etc/passwd"])
def test_a_file_that_is_gone_is_none(name):
    with waiting.opened(name) as file:
        assert file is None


def test_a_file_half_written_is_not_there():
    class Torn(BytesIO):
        def read(self, *_):
            raise OSError("no more")

    with pytest.raises(OSError, match="no more"):
        waiting.keep_file(Torn(b"1"))
    assert list(waiting.folder().iterdir()) == []

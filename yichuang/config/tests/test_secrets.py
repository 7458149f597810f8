"""Keys: from the environment, else from a file, else made by demo mode for its owner's eyes only."""

import stat
from concurrent.futures import ThreadPoolExecutor

from yichuang.config import secrets


def test_text_prefers_the_environment(monkeypatch, tmp_path):
    monkeypatch.setenv("YICHUANG_ORCHARD_KEY", "from outside")

    assert secrets.text("orchard", tmp_path, make=True) == "from outside"
    assert list(tmp_path.iterdir()) == []


def test_text_makes_nothing_in_production(tmp_path):
    assert secrets.text("orchard", tmp_path, make=False) == ""
    assert list(tmp_path.iterdir()) == []


def test_text_made_by_demo_mode_is_marked_kept_and_readable_by_its_owner_only(tmp_path):
    made = secrets.text("orchard", tmp_path / "keys", make=True)

    assert secrets.made_for_demo(made)
    assert secrets.text("orchard", tmp_path / "keys", make=False) == made
    assert stat.S_IMODE((tmp_path / "keys" / "orchard.key").stat().st_mode) == 0o600


def test_text_is_the_same_for_processes_that_start_together(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        made = set(pool.map(lambda _: secrets.text("orchard", tmp_path, make=True), range(8)))

    assert len(made) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["orchard.key"]


def test_demo_password_is_made_once(monkeypatch, tmp_path):
    monkeypatch.delenv("YICHUANG_DEMO_PASSWORD", raising=False)
    made = secrets.demo_password(tmp_path)

    assert len(made) >= 12
    assert secrets.demo_password(tmp_path) == made

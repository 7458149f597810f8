"""The district is loaded at the first start and again when its tables change; in between a start has nothing to do."""

from io import StringIO
from pathlib import Path
from shutil import copytree
from types import SimpleNamespace

import pytest
from django.core.management import call_command

from yichuang.config import seed
from yichuang.kernel.models import CalendarEdition


@pytest.fixture
def district(settings, tmp_path):
    """A copy of the real district, in a data folder that knows nothing yet."""
    copytree(settings.DISTRICT, tmp_path / "district")
    settings.DISTRICT, settings.VAR = tmp_path / "district", tmp_path
    return settings.DISTRICT


def test_digest_changes_with_a_file_its_name_and_the_mode(district, settings):
    before = seed.digest(district)
    (district / "README.md").write_text("one line more")
    changed = seed.digest(district)
    (district / "README.md").rename(district / "READ.md")
    renamed = seed.digest(district)
    settings.MODE = "production"

    assert len({before, changed, renamed, seed.digest(district)}) == 4


def prepared() -> str:
    said = StringIO()
    call_command("prepare", stdout=said)
    return said.getvalue()


@pytest.mark.django_db
def test_prepare_loads_once_and_remembers_what(district, settings):
    first = prepared()
    second = prepared()

    assert first.startswith(f"正在装入 {district} …\n")
    assert second == ""
    assert (settings.VAR / "district-loaded").read_text() == seed.digest(district)


@pytest.mark.django_db
def test_load_leaves_nothing_behind_when_one_part_refuses(district, monkeypatch):
    def refuses(folder: Path):
        raise ValueError(folder)

    monkeypatch.setattr(seed, "modules", lambda: iter([SimpleNamespace(load=refuses)]))
    with pytest.raises(ValueError, match="district"):
        seed.load(district)

    assert CalendarEdition.objects.count() == 0

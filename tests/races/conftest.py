import pytest


@pytest.fixture(autouse=True)
def _kept_here(settings, tmp_path):
    """Threads of one test keep their files and roots in one place."""
    settings.FILES_ROOT, settings.LEDGER_ROOT = tmp_path / "files", tmp_path / "ledger"

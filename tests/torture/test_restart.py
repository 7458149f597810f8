"""The same with a restart of the database, on a PostgreSQL of its own: the one of this run serves other tests."""

import subprocess
import sys

import pytest

from tests.torture.house import ROOT

pytestmark = [pytest.mark.any_python, pytest.mark.database]


def test_a_restart_of_the_database_loses_nothing():
    words = ["--database=postgresql", "--kills=2", "--restarts=2"]
    done = subprocess.run(
        [sys.executable, "-m", "tools.torture", *words], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout[-3000:]
    assert "2 kills, 2 restarts" in done.stdout

"""A house made ready for a year, and the year lived in it."""

from collections.abc import Callable
from datetime import datetime

import time_machine
from django.conf import settings
from django.core.management import call_command
from django.test import override_settings

from tools.simulate.year import Year
from yichuang.config import seed


def lived(
    cases: int, year: int, seed_of_year: int, *, sealing: bool = False, joint: int = 0, completed: int = 0,
    show: Callable = lambda *_: None,
):  # fmt: skip
    """The year after it has passed, and the seconds it took; the database is new, or empty."""
    call_command("migrate", interactive=False, verbosity=0)
    with time_machine.travel(datetime(year - 1, 12, 31, 8).astimezone(), tick=False):
        with override_settings(DEMO=False):  # the demo's own people and matters are not of this year
            seed.load(settings.DISTRICT)
        whole = Year(cases, year, seed_of_year, sealing=sealing, joint=joint, completed=completed)
        whole.prepare()
    return whole, whole.run(show)

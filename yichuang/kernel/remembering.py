"""What seldom changes, remembered by a process for a moment: read once in a while instead of once in every act.

Only for what nobody's right depends on within that moment: the words of the district, the edition of the calendar
(late clocks are recounted), what a published version says (which never changes). Never for posts, mandates, tokens
or states.
"""

from collections.abc import Callable
from functools import wraps
from time import monotonic

from django.conf import settings

MOST = 500  # answers kept of one question
REMEMBERED: list[Callable] = []  # every question whose answers are remembered


def for_a_moment(read: Callable, seconds: Callable[[], float] = lambda: settings.REMEMBERED_SECONDS):
    """Remember what `read(…)` said, as long as the setting has it. `.now(…)` asks anew, `.forget()` lets all go."""
    said: dict[tuple, tuple[float, object]] = {}

    @wraps(read)
    def remembered(*asked):
        then, found = said.get(asked, (None, None))
        if then is not None and monotonic() - then < seconds():
            return found
        found = read(*asked)
        if len(said) >= MOST:
            said.clear()
        said[asked] = monotonic(), found
        return found

    remembered.now, remembered.forget = read, said.clear
    REMEMBERED.append(remembered)
    return remembered


def for_a_while(read: Callable):
    """As `for_a_moment`, for settings.KEPT_SECONDS: what does not change once it is there."""
    return for_a_moment(read, lambda: settings.KEPT_SECONDS)


def forget_all() -> None:
    """Let go of everything remembered: the next question is asked of the database."""
    for remembered in REMEMBERED:
        remembered.forget()

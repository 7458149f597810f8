"""Lists in pieces: by the place of the last row, never by a page number; counts that stop counting."""

from dataclasses import dataclass
from datetime import date

MOST_COUNTED = 999
PLACE = "queued_on"  # an open case has one always


@dataclass(frozen=True)
class Page:
    """Part of a list; `next` asks for what follows, "" at the end."""

    results: list
    next: str = ""


def page_of_queue(cases, cursor: str = "", size: int = 25, by: str = PLACE) -> Page:
    """A piece of a list in the queue's order, or by the date `by`, those without one last.

    A cursor nobody gave is the start. What stands in the piece is found first, by the index alone where it knows
    whatever the list is narrowed by; only then are its rows opened.
    """
    keys: list[int] = []
    for piece in beyond(cases, cursor, by):
        keys += piece.values_list("pk", flat=True)[: size + 1 - len(keys)]
        if len(keys) > size:
            break
    found = cases.in_bulk(keys[:size])
    rows = [found[key] for key in keys[:size] if key in found]  # one may have left the list in between
    return Page(rows, place_of(rows[-1], by) if rows and len(keys) > size else "")


def beyond(cases, cursor: str, by: str) -> list:
    """What follows a place: the rest of its day, then the days after, then what has no day.

    Each is a range of its own: of "this day from here on, or any later" PostgreSQL expects next to nothing, because
    most rows have no day at all, and then it sorts all of it.
    """
    day, _, key = cursor.partition("~")
    try:
        on, key = date.fromisoformat(day) if day else None, int(key)
    except ValueError:
        return [cases]
    undated = cases.filter(**{f"{by}__isnull": True})
    if on is None:
        return [undated.filter(id__gt=key)]
    dated = [cases.filter(**{by: on, "id__gt": key}), cases.filter(**{f"{by}__gt": on})]
    return dated if by == PLACE else [*dated, undated]


def place_of(case, by: str) -> str:
    day = getattr(case, by)
    return f"{day.isoformat() if day else ''}~{case.pk}"


def page_of_newest(cases, cursor: str = "", size: int = 25) -> Page:
    """A piece of a list ordered by -id."""
    if cursor.isdigit():
        cases = cases.filter(id__lt=int(cursor))
    rows = list(cases[: size + 1])
    return Page(rows[:size], str(rows[size - 1].pk) if len(rows) > size else "")


def earlier(rows, at, key: int | None = None, whole_moment: bool = False):
    """What of a list ordered by -at, -id comes before a moment; of the moment itself what is below `key`, or all."""
    if key is not None:
        return rows.filter(at__lte=at).exclude(at=at, id__gte=key)
    return rows.filter(**{"at__lte" if whole_moment else "at__lt": at})


def counted(cases) -> str:
    """How many, as a page says it: "12", or "999+" without counting further."""
    number = cases.order_by().values("pk")[: MOST_COUNTED + 1].count()
    return str(number) if number <= MOST_COUNTED else f"{MOST_COUNTED}+"

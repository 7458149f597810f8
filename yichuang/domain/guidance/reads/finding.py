"""One search over items, themes and pages.

Each process keeps the rows cut into words and builds its index anew when they or the wordings have moved: the stamp
of both is looked at with every question. While one thread builds, the others go on with the index before.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from threading import Lock
from zlib import crc32

from django.db.models import Count, Sum

from yichuang.domain.catalogue import reads as catalogue
from yichuang.domain.guidance.models import Wording
from yichuang.domain.guidance.rules.engine import Cut, Engine, Hit, Question, Row, cut
from yichuang.domain.guidance.rules.judging import Elsewhere, meant_elsewhere, nothing_fits
from yichuang.domain.guidance.rules.synonyms import said_in
from yichuang.domain.guidance.states import State
from yichuang.kernel import search

LONGEST_QUESTION = 100
MOST_BESIDE = 3  # themes, and pages, among the results of a search over all kinds
ITEM, THEME = "item", "theme"


@dataclass(frozen=True)
class Answer:
    """The best that was found. `nothing_fits`: none of it is a good answer; `advice` says where others do it."""

    hits: list[Hit]
    nothing_fits: bool
    advice: str = ""

    def codes(self, kind: str) -> list[str]:
        return [hit.row.code for hit in self.hits if hit.row.kind == kind]


@dataclass
class Kept:
    """What this process has built, and of which stamp."""

    stamp: tuple = ()
    cuts: dict[tuple, Cut] = field(default_factory=dict)
    engines: dict[str, Engine] = field(default_factory=dict)
    synonyms: dict[str, list[str]] = field(default_factory=dict)
    elsewhere: list[Elsewhere] = field(default_factory=list)


kept, building = Kept(), Lock()


def find(asked: str, *, kinds: Iterable[str] = (), audience: str = "", limit: int = 10) -> Answer:
    """What fits a question in anybody's words: of some kinds or of all, for a "person" or a "corp" if said."""
    return answered(asked, current(), kinds=kinds, audience=audience, limit=limit)


def answered(asked: str, index: Kept, *, kinds: Iterable[str] = (), audience: str = "", limit: int = 10) -> Answer:
    """What this index has for a question."""
    text = asked[:LONGEST_QUESTION].lower()
    question = Question(text, said_in(text, index.synonyms))
    engines = [engine for kind, engine in index.engines.items() if not kinds or kind in kinds]
    found = [engine.find(question, audience, limit) for engine in engines]
    hits = mixed(found, limit)
    elsewhere = meant_elsewhere(question, index.elsewhere, hits)
    return Answer(
        hits,
        elsewhere is not None or nothing_fits(question, list(index.engines.values()), hits),
        elsewhere.advice if elsewhere else "",
    )


def mixed(found: list[list[Hit]], limit: int) -> list[Hit]:
    """The best of several kinds, the best first; items have most of the places."""
    if len(found) == 1:
        return found[0]
    beside = [hit for hits in found for hit in hits[:MOST_BESIDE] if hit.row.kind != ITEM]
    items = [hit for hits in found for hit in hits if hit.row.kind == ITEM]
    return sorted([*items[: limit - len(beside)], *beside], key=lambda hit: (-hit.score, hit.row.kind, hit.row.code))[
        :limit
    ]


def current() -> Kept:
    """The index of what is offered now."""
    global kept  # noqa: PLW0603  swapped whole, so that a question sees one index or the other
    now = stamp()
    if kept.stamp != now and building.acquire(blocking=not kept.engines):
        try:
            kept = built(now, kept.cuts)
        finally:
            building.release()
    return kept


def stamp() -> tuple:
    wordings = Wording.objects.filter(state=State.IN_USE).aggregate(Count("pk"), Sum("revision"))
    return (*search.stamp(), *wordings.values())


def built(now: tuple, before: dict[tuple, Cut]) -> Kept:
    """A fresh index; rows that did not change are not cut again."""
    rows = beside(search.entries())
    keys = [(entry.kind, entry.code, entry.revision, crc32(more.encode())) for entry, more in rows]
    cuts = {key: before.get(key) or cut(row_of(*row)) for key, row in zip(keys, rows, strict=True)}
    wordings = list(Wording.objects.filter(state=State.IN_USE).order_by("said_text"))
    synonyms = {each.said_text: each.official for each in wordings if each.official_text}
    kinds = sorted({kind for kind, *_ in keys})
    return Kept(
        now,
        cuts,
        {kind: Engine([cuts[key] for key in keys if key[0] == kind], synonyms) for kind in kinds},
        synonyms,
        [Elsewhere(tuple(each.said), each.advice) for each in wordings if each.advice],
    )


def beside(entries: Iterable) -> list[tuple]:
    """Each entry, with what is said of its neighbours: a theme is also known by its items, an item by its themes."""
    entries = list(entries)
    said = {(entry.kind, entry.code): f"{entry.title} {entry.keywords}" for entry in entries}
    near = defaultdict(list)
    for theme, items in catalogue.items_of_themes().items():
        for item in items:
            near[THEME, theme].append(said.get((ITEM, item), ""))
            near[ITEM, item].append(said.get((THEME, theme), ""))
    return [(entry, " ".join(near[entry.kind, entry.code])) for entry in entries]


def row_of(entry, more: str = "") -> Row:
    return Row(
        kind=entry.kind,
        code=entry.code,
        name=entry.title,
        phrases=tuple(entry.keywords.split()),
        text=f"{entry.text} {more}",
        audience=entry.audience,
        often=entry.weight,
    )

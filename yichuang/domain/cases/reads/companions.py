"""What people who did one thing also did (办过这件事的人还办了)."""

from collections import Counter
from time import monotonic

from yichuang.domain.cases.models import Case

NEWEST = 500  # cases of the item: what people need changes, and an item may have a hundred thousand
FEWEST = 10  # parties, below which nothing is said: three neighbours could be told by what they did
KEPT_FOR = 3600  # seconds a process remembers an answer; a page of a guide asks no more of the database
kept: dict[str, tuple[float, list[str]]] = {}


def also_done(item: str, limit: int = 5) -> list[str]:
    """The items that most of the parties of this item's newest cases also applied for, the most common first.

    Counted by parties, each once, without drafts. What fewer than FEWEST of them did is left out, so that nobody can
    be told by what is shown. Read from two indexes and remembered for an hour in each process.
    """
    there = kept.get(item)
    if there is None or monotonic() - there[0] > KEPT_FOR:
        kept[item] = there = monotonic(), counted(item)
    return there[1][:limit]


def counted(item: str) -> list[str]:
    filed = Case.objects.exclude(filed_on=None)
    newest = filed.filter(item_code=item).order_by("-id").values_list("party_number", flat=True)[:NEWEST]
    parties = sorted(set(newest))
    if len(parties) < FEWEST:
        return []
    pairs = filed.filter(party_number__in=parties).exclude(item_code=item).values_list("item_code", "party_number")
    times = Counter(code for code, _ in pairs.order_by().distinct())
    return [code for code, often in sorted(times.items(), key=lambda one: (-one[1], one[0])) if often >= FEWEST]

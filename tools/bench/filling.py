"""A house filled to a size: a year lived by the acts in small, and its matters cast again in large.

What is cast stands in the year's own proportions of items, bodies, states and months, because every mould is a matter
that really went its way. The people stay those of the small year: a name has as many matters as the size makes it.
Deterministic by seed, but for what the house itself draws (passwords, keys of files).
"""

import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import zip_longest
from random import Random

from django.db import connection, transaction
from django.db.models import Max

from tools.bench.moulds import Life, written
from tools.bench.numbering import Numbering
from tools.bench.writers import writer
from yichuang.domain.cases.models import Case
from yichuang.kernel import seals
from yichuang.kernel.models import LedgerHead, LedgerSeal

WINDOW = 40  # matters of one time whose casts take turns, so that neighbours in the table are not one matter's
BATCH = 2000  # matters written and sealed together


@dataclass
class Filled:
    """What was written."""

    cases: int = 0
    seconds: float = 0.0
    rows: Counter = field(default_factory=Counter)


class Filling:
    """`cases` matters in all, the lived ones counted; `lean`: see `moulds.kept_of`."""

    def __init__(self, cases: int, seed: int, *, lean: bool = False):
        self.size, self.lean, self.write = cases, lean, writer()
        self.chance = Random(seed)  # noqa: S311
        self.numbering = Numbering(seed)
        self.free: dict = {}
        self.filled = Filled()

    def run(self, show=lambda _share: None) -> Filled:
        began = time.perf_counter()
        lived = list(Case.objects.order_by("made_at", "pk"))
        self.filled.cases = len(lived)
        self.write.fast()
        batch = []
        for life in self.in_turns(lived):
            batch.append(life)
            if len(batch) == BATCH:
                self.put(batch)
                batch = []
                show(self.filled.cases / self.size)
        self.put(batch)
        self.numbering.settle()
        self.write.settle(list(self.filled.rows))
        if self.filled.rows:
            seals.write_outside(LedgerSeal.objects.order_by("seq").last())
        self.filled.seconds = time.perf_counter() - began
        return self.filled

    def in_turns(self, lived: list[Case]):
        """Each life as often as it is to be cast, in the order of time, those of one window in turns."""
        each, left = divmod(self.size - len(lived), len(lived))
        more = set(self.chance.sample(range(len(lived)), left))
        for start in range(0, len(lived), WINDOW):
            window = list(enumerate(lived))[start : start + WINDOW]
            lives = [(Life(case, self.write, lean=self.lean), each + (place in more)) for place, case in window]
            for turn in zip_longest(*([life] * times for life, times in lives)):
                yield from filter(None, turn)

    def key(self, model) -> int:
        if model not in self.free:
            self.free[model] = model._base_manager.aggregate(last=Max("pk"))["last"] or 0
        self.free[model] += 1
        return self.free[model]

    def put(self, lives: list[Life]) -> None:
        """One transaction: the rows of these matters, parents first, and one seal over the ends of their ledgers."""
        rows = defaultdict(list)
        for life in lives:
            for model, row in life.cast(self.numbering, self.key, self.chance):
                rows[model].append(row)
        with transaction.atomic(), connection.cursor():
            for model, found in rows.items():
                columns = [column.column for column in written(model)]
                self.write.write(model._meta.db_table, columns, found)
                self.filled.rows[model] += len(found)
            if rows:
                self.sealed(rows[LedgerHead])
        self.filled.cases += len(lives)

    def sealed(self, heads: list[list]) -> None:
        names = [column.attname for column in written(LedgerHead)]
        thing, seq, digest = map(names.index, ("thing", "seq", "digest"))
        previous = LedgerSeal.objects.order_by("seq").last()
        seals.signed(previous, {row[thing]: [int(row[seq]), row[digest]] for row in heads}).save(force_insert=True)

"""How the money of a simulated year goes: asked for by habit, adjusted, spent, hurried in December, carried over."""

from dataclasses import dataclass, field
from random import Random

from tools.budget_years.needs import GOALS, LINES
from tools.budget_years.paper import Entry
from tools.budget_years.places import Place

STEP = 100_000  # budgets are asked for in thousands of yuan
RESERVE_SHARE = 0.02
MONTHS = range(1, 13)


def rounded(fen: float) -> int:
    return round(fen / STEP) * STEP


@dataclass
class Purse:
    """What one year leaves to the next: what each line spent, and what was not."""

    spent: dict[str, int] = field(default_factory=dict)
    left: int = 0


def year_of_money(
    place: Place, chance: Random, needs: list[dict[str, float]], before: Purse
) -> tuple[list[Entry], dict[tuple[str, int], int], Purse]:
    """The lines of one year, what they paid month by month, and what is left."""
    entries, paid, after, unmet = [], {}, Purse(), 0
    for code in LINES:
        wanted = [month.get(code, 0.0) for month in needs]
        if not sum(wanted):
            continue
        entry, months, short = line_of(place, chance, code, wanted, before.spent.get(code, 0))
        entries.append(entry)
        paid |= {(code, month): fen for month, fen in zip(MONTHS, months, strict=True)}
        after.spent[code], after.left, unmet = entry.spent, after.left + entry.final - entry.spent, unmet + short
    for entry, months in (carried(chance, before.left), reserve(chance, entries, unmet)):
        entries.append(entry)
        paid |= {(entry.code, month): fen for month, fen in zip(MONTHS, months, strict=True)}
        after.left += (entry.final - entry.spent) if entry.kind == "carry_over" else 0
    return entries, {key: fen for key, fen in paid.items() if fen}, after


def line_of(place: Place, chance: Random, code: str, wanted: list[float], last: int) -> tuple[Entry, list[int], int]:
    need = round(sum(wanted))
    initial = rounded(last * (1 + place.habit)) if last else rounded(need * chance.uniform(0.95, 1.1))
    gap = need - initial
    label, kind = LINES[code]
    if gap > 0:
        final = initial + round(gap * chance.uniform(0.7, 1.0))
        spent = final
    else:
        final = initial - rounded(-gap * chance.uniform(0.0, 0.4))
        hurried = 0.0 if kind == "personnel" else place.rush
        spent = min(need + round((final - need) * hurried), final)
    months = paid_out(chance, wanted, need, spent)
    return Entry(code, label, kind, initial, final, spent, GOALS.get(code, ())), months, need - min(need, spent)


def paid_out(chance: Random, wanted: list[float], need: int, spent: int) -> list[int]:
    """What was needed is paid that month or the next; what was spent beyond the need is paid in December."""
    scale, months, late = min(spent / need, 1.0), [0] * 12, 0.0
    for month, fen in enumerate(wanted):
        now = (fen * scale + late) * (chance.uniform(0.6, 1.0) if month < 11 else 1.0)
        late += fen * scale - now
        months[month] = round(now)
    months[11] += spent - sum(months)
    return months


def carried(chance: Random, left: int) -> tuple[Entry, list[int]]:
    """What was left last year, as far as it was not taken back."""
    final = round(left * chance.uniform(0.6, 1.0))
    spent = round(final * chance.uniform(0.75, 1.0))
    months = spread(chance, spent, range(2, 9))
    return Entry("P4", "上年结余（模拟）", "carry_over", 0, final, spent), months


def reserve(chance: Random, entries: list[Entry], unmet: int) -> tuple[Entry, list[int]]:
    """The reserve pays part of what lines were short of, and now and then something else."""
    initial = rounded(sum(entry.initial for entry in entries) * RESERVE_SHARE)
    other = chance.uniform(0.2, 1.0) * initial if chance.random() < 0.5 else 0.0
    spent = min(round(unmet * 0.8 + other), initial * 3)
    entry = Entry("P5", "预备费（模拟）", "reserve", initial, max(initial, spent), spent)
    return entry, spread(chance, spent, range(6, 12))


def spread(chance: Random, fen: int, months: range) -> list[int]:
    paid = [0] * 12
    for _ in range(3):
        paid[chance.choice(months)] += fen // 3
    paid[months[-1]] += fen - sum(paid)
    return paid

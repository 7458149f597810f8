"""What is true of a simulated district, drawn once from its seed: its size, its habits, its prices."""

from dataclasses import dataclass
from random import Random

# How a working day of each month compares with the average one; each place bends it a little.
SHAPE = (0.92, 0.74, 1.10, 1.04, 0.98, 1.02, 1.06, 1.07, 1.10, 0.96, 1.00, 1.01)
YUAN = 100


@dataclass(frozen=True)
class Place:
    """`costs` are true unit costs of the first year, in fen: of a kiosk or circuit a year, a window's hour, a printed
    guide, a case, a head a year, the machine room and the site a year. `drift` is how they rise a year, in logs."""

    name: str
    daily_cases: float
    growth: float
    wobble: float  # of a month, in logs
    shape: tuple[float, ...]
    counter_share: float  # of cases that come to a window, in the first year
    moving_online: float  # of that share, each year
    windows: int
    kiosks: int
    circuits: int
    heads: int
    guides_a_visit: float
    costs: dict[str, float]
    drift: dict[str, float]
    habit: float  # what its people add to last year's spending
    rush: float  # of what is left in November, the share spent in December
    quotation_error: float
    troubles_a_year: float
    campaign: tuple[int, int] | None  # first and last year (counted from 0) of a special fund that comes and goes


def place_of(seed: int) -> Place:
    chance = Random(f"{seed} place")  # noqa: S311 - a district out of chance, no secret
    shape = [value * chance.lognormvariate(0, 0.05) for value in SHAPE]
    mean = sum(shape) / len(shape)
    first = chance.randint(1, 4)
    return Place(
        name=f"模拟区{seed:02}",
        daily_cases=chance.uniform(450, 1300),
        growth=chance.uniform(-0.03, 0.08),
        wobble=chance.uniform(0.02, 0.07),
        shape=tuple(value / mean for value in shape),
        counter_share=chance.uniform(0.45, 0.75),
        moving_online=chance.uniform(0.90, 0.99),
        windows=chance.randint(22, 48),
        kiosks=chance.randint(30, 90),
        circuits=chance.randint(55, 120),
        heads=chance.randint(7, 14),
        guides_a_visit=chance.uniform(0.2, 0.6),
        costs=first_costs(chance),
        drift={name: chance.gauss(0.025, 0.02) for name in first_costs(chance)},
        habit=chance.choice((0.0, 0.03, 0.05, 0.08)),
        rush=chance.uniform(0.1, 0.7),
        quotation_error=chance.uniform(0.03, 0.12),
        troubles_a_year=chance.uniform(0.3, 1.0),
        campaign=(first, first + chance.randint(1, 2)) if chance.random() < 0.4 else None,
    )


def first_costs(chance: Random) -> dict[str, float]:
    return {
        "kiosk": chance.uniform(1000, 2200) * YUAN,
        "circuit": chance.uniform(3000, 5500) * YUAN,
        "window_hour": chance.uniform(1.8, 3.8) * YUAN,
        "guide": chance.uniform(0.5, 1.4) * YUAN,
        "case": chance.uniform(0.25, 0.8) * YUAN,
        "head": chance.uniform(150_000, 240_000) * YUAN,
        "office": chance.uniform(10_000, 20_000) * YUAN,  # of a head
        "machine_room": chance.uniform(60_000, 150_000) * YUAN,
        "site": chance.uniform(120_000, 220_000) * YUAN,
        "site_work": chance.uniform(30_000, 90_000) * YUAN,
    }

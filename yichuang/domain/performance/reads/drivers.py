"""What each line of a body's budget follows: as chosen (by name and code, in every year), else as suggested."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from yichuang.domain.identity import reads as identity
from yichuang.domain.performance.estimating.drivers import DRIVERS, drivers_of
from yichuang.domain.performance.estimating.history import FROM_ELSEWHERE, Follows, History, Line
from yichuang.domain.performance.models import BudgetLine, BudgetYear, LineDriver
from yichuang.domain.performance.states.drivers import FOLLOWS, FollowsState
from yichuang.domain.performance.tables.drivers import HOW
from yichuang.kernel import ledger
from yichuang.kernel.actors import Actor

GENERAL = "general"
UNTOLD = "名称里看不出来，照上年"


@dataclass(frozen=True)
class LineFollows:
    """A line with what it follows: `words` say it; `who` chose it and when, "" where it is only suggested; `renamed`
    is what it was called then, "" where its name is the same."""

    line: Line
    words: str
    who: str = ""
    on: date | None = None
    renamed: str = ""

    @property
    def is_suggested(self) -> bool:
        """Whether nobody chose, but its kind or name says something."""
        return self.line.follows is None and bool(drivers_of(self.line))

    @property
    def is_open(self) -> bool:
        """Whether anything can be chosen: what is left over and the reserve are reckoned in ways of their own."""
        return self.line.kind not in FROM_ELSEWHERE


def choices_of(body: str) -> list[LineDriver]:
    """All that was chosen for lines of a body and still holds."""
    return list(LineDriver.objects.filter(body=body, state=FollowsState.CHOSEN).order_by("pk"))


def matched(lines: Sequence[Line], choices: Iterable[LineDriver]) -> dict[str, LineDriver]:
    """By the code of a line the choice that holds for it: of the same code and name; else of the same name, for codes
    are given anew each year; else of the same code, where no other line has the name."""
    left, found = list(choices), {}
    for is_it in (
        lambda line, one: (line.code, line.label) == (one.code, one.label),
        lambda line, one: line.label == one.label,
        lambda line, one: line.code == one.code,
    ):
        for line in lines:
            one = next((one for one in left if line.code not in found and is_it(line, one)), None)
            if one:
                found[line.code] = one
                left.remove(one)
    return found


def with_follows(lines: Sequence[Line], choices: Iterable[LineDriver]) -> tuple[Line, ...]:
    found = matched([line for line in lines if line.kind not in FROM_ELSEWHERE], choices)
    return tuple(replace(line, follows=follows_of(found[line.code])) if line.code in found else line for line in lines)


def follows_of(one: LineDriver) -> Follows:
    return Follows(one.how, tuple(one.drivers), one.chosen_by, one.chosen_on.isoformat(), one.label)


def with_choices(history: History, body: str) -> History:
    """A history whose lines say what they were chosen to follow."""
    choices = choices_of(body)
    years = (replace(year, lines=with_follows(year.lines, choices)) for year in history.years)
    return replace(history, years=tuple(years)) if choices else history


def words_of(line: Line) -> str:
    if line.kind in FROM_ELSEWHERE:
        return "不按因素估：结余看上年留下多少，预备费看往年用了多少"
    drivers = "、".join(DRIVERS[name].word for name in drivers_of(line))
    if line.follows is None:
        return drivers or UNTOLD
    return drivers or HOW[line.follows.how]


def suggestion_for(line: Line) -> str:
    """What the name and kind of a line suggest, in words."""
    return words_of(replace(line, follows=None))


def said_of_lines(lines: Iterable[Line]) -> list[LineFollows]:
    """What each follows and who chose it, of lines as an estimate froze them or as they are now."""
    lines = list(lines)
    names = identity.names_of({line.follows.by for line in lines if line.follows})
    return [said_of(line, names) for line in lines]


def said_of(line: Line, names: dict[str, str]) -> LineFollows:
    found = line.follows
    if found is None:
        return LineFollows(line, words_of(line))
    renamed = "" if found.label == line.label else found.label
    day = date.fromisoformat(found.on)
    return LineFollows(line, words_of(line), names.get(found.by, found.by), day, renamed)


def years_with_lines(actor: Actor) -> list[BudgetYear]:
    """The newest year with lines of each body the actor sees."""
    years = BudgetYear.objects.kept().visible_to(actor).filter(budgetlines__isnull=False).distinct()
    newest: dict[str, BudgetYear] = {}
    for year in years.select_related("body").order_by("body_id", "-year"):
        newest.setdefault(year.body_id, year)
    return list(newest.values())


def plain_lines(years: Sequence[BudgetYear]) -> dict[int, list[Line]]:
    """The lines of the general budget of each year, by its primary key."""
    rows = BudgetLine.objects.filter(year__in=years, fund=GENERAL).standing().order_by("place")
    found: dict[int, list[Line]] = {year.pk: [] for year in years}
    for one in rows:
        found[one.year_id].append(Line(one.code, one.label, one.kind, one.initial, None, 0))
    return found


def lines_of_years(years: Sequence[BudgetYear]) -> list[tuple[BudgetYear, list[LineFollows]]]:
    """The lines of each year with what they follow now, however many years there are in the same few questions."""
    plain, choices = plain_lines(years), {year.body_id: [] for year in years}
    for one in LineDriver.objects.filter(body__in=choices, state=FollowsState.CHOSEN).order_by("pk"):
        choices[one.body_id].append(one)
    lines = [with_follows(plain[year.pk], choices[year.body_id]) for year in years]
    said = iter(said_of_lines(line for found in lines for line in found))
    return [(year, [next(said) for _ in found]) for year, found in zip(years, lines, strict=True)]


def lines_of(year: BudgetYear) -> list[LineFollows]:
    """The lines of a year's general budget, each with what it follows now."""
    return lines_of_years([year])[0][1]


def line_of(year: BudgetYear, code: str) -> LineFollows | None:
    """One of them for which something can be chosen."""
    return next((one for one in lines_of(year) if one.line.code == code and one.is_open), None)


def kept_for(year: BudgetYear, code: str) -> LineDriver | None:
    """What holds for a line; else what once held for just this code and name."""
    lines = [line for line in plain_lines([year])[year.pk] if line.kind not in FROM_ELSEWHERE]
    holds = matched(lines, choices_of(year.body_id)).get(code)
    label = next((line.label for line in lines if line.code == code), "")
    return holds or LineDriver.objects.filter(body=year.body_id, code=code, label=label).first()


def driver_acts(actor: Actor, year: BudgetYear, code: str) -> list[str]:
    found = kept_for(year, code) or LineDriver(body=year.body, code=code)
    return [row.act for row in FOLLOWS.open_to(actor, found)]


def driver_story(found: LineDriver | None) -> list[tuple[str, object, str]]:
    """Every choice, the newest first, with what was chosen in words."""
    lines = reversed(ledger.of(found)) if found else ()
    return [(FOLLOWS.word(line.act), line, said_in_facts(line.facts)) for line in lines]


def said_in_facts(facts: dict) -> str:
    drivers = "、".join(DRIVERS[name].word for name in facts.get("drivers", ()) if name in DRIVERS)
    return drivers or HOW.get(facts.get("how", ""), "")

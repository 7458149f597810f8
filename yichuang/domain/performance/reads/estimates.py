"""Estimates of next year's budget: the list, one of them, what if, and for which years one may be asked."""

from dataclasses import dataclass

from yichuang.domain.performance.estimating import freezing
from yichuang.domain.performance.estimating.changes import Changes
from yichuang.domain.performance.estimating.drivers import DRIVERS, Driver, drivers_of
from yichuang.domain.performance.estimating.expecting import Expected
from yichuang.domain.performance.estimating.findings import WORDS, Finding
from yichuang.domain.performance.estimating.history import History
from yichuang.domain.performance.estimating.lines import estimated
from yichuang.domain.performance.estimating.question import Question
from yichuang.domain.performance.estimating.results import Estimate as Result
from yichuang.domain.performance.estimating.what_if import Supposed, changes_of
from yichuang.domain.performance.models import BudgetYear
from yichuang.domain.performance.models.estimates import Estimate
from yichuang.domain.performance.reads.evidence import over
from yichuang.domain.performance.states.estimates import ESTIMATES, EstimateState
from yichuang.kernel import ledger
from yichuang.kernel.actors import Actor

UNREAD_IN_LISTS = ("inputs", "expected", "findings", "changes", "reason")


@dataclass(frozen=True)
class Reckoned:
    """What a reckoned estimate says, and what it was made from."""

    result: Result
    findings: tuple[Finding, ...]
    expected: dict[str, Expected]
    history: History
    changes: Changes

    @property
    def drivers(self) -> list[tuple[Driver, Expected]]:
        """The volumes that were expected, in the order of the table of drivers."""
        return [(DRIVERS[name], self.expected[name]) for name in DRIVERS if name in self.expected]

    @property
    def found(self) -> list[tuple[str, Finding]]:
        return [(WORDS[one.rule], one) for one in self.findings if one.known]

    @property
    def unknown(self) -> list[tuple[str, Finding]]:
        """Rules that could not be asked."""
        return [(WORDS[one.rule], one) for one in self.findings if not one.known]


def estimate_list(actor: Actor):
    """Those the actor may see, the newest first."""
    return Estimate.objects.visible_to(actor).select_related("body").defer(*UNREAD_IN_LISTS).order_by("-id")


def estimate(actor: Actor, number: str) -> Estimate:
    """DoesNotExist where there is none, or none for this person."""
    return Estimate.objects.visible_to(actor).select_related("body").get(number=number)


def estimate_acts(actor: Actor, found: Estimate) -> list[str]:
    return [row.act for row in ESTIMATES.open_to(actor, found)]


def estimate_story(found: Estimate) -> list:
    """Every act on it, the newest first."""
    return [(ESTIMATES.word(line.act), line) for line in reversed(ledger.of(found))]


def reckoned(found: Estimate) -> Reckoned:
    """Only of one that is reckoned."""
    return Reckoned(
        freezing.thawed_estimate(found.result), freezing.thawed_findings(found.findings),
        freezing.thawed_expected(found.expected), freezing.thawed_history(found.inputs),
        freezing.thawed_changes(found.changes),
    )  # fmt: skip


def supposing(said: Reckoned, supposed: Supposed) -> tuple[Result, tuple[str, ...]]:
    """The same estimate, if that were so, and what was changed in words. Nothing is kept of it; the volumes are those
    the estimate froze, so no library is asked."""
    changes = changes_of(supposed, said.history, said.expected)
    return estimated(Question(said.history, said.expected, said.result.seed, changes)), changes.words


def years_to_estimate(actor: Actor) -> list[BudgetYear]:
    """The years of the bodies the actor sees that are over, the newest first: after each the next may be estimated."""
    return list(over(BudgetYear.objects.kept().visible_to(actor)).select_related("body").order_by("-year", "body_id"))


def adopted(body: str, year: int) -> Estimate | None:
    return Estimate.objects.filter(body=body, year=year, state=EstimateState.ADOPTED).select_related("body").first()


def newest(body: str, year: int) -> Estimate | None:
    """The adopted one, or the newest that is reckoned."""
    drafted = Estimate.objects.filter(body=body, year=year, state=EstimateState.DRAFTED).order_by("-pk")
    return adopted(body, year) or drafted.select_related("body").first()


def unmeasured_drivers(year: BudgetYear, told: History | None) -> list[Driver]:
    """What the lines of a year hang on and nobody measures: a person may know."""
    wanted = {name for line in told.last.lines for name in drivers_of(line)} if told else set()
    return [driver for name, driver in DRIVERS.items() if name in wanted and told.volume(name, year.year) is None]

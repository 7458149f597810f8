"""The report of an evaluation kept here: from its figures, live or as frozen, its books, and the facts of its year."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from yichuang.domain.performance.checking import Known
from yichuang.domain.performance.models import BudgetYear, Evaluation, YearFacts
from yichuang.domain.performance.reads.books import Books, books_of
from yichuang.domain.performance.reads.standing import said
from yichuang.domain.performance.report import network, scored
from yichuang.domain.performance.report.composing import composed
from yichuang.domain.performance.report.draft import Evaluated
from yichuang.domain.performance.report.making import snapshot_of
from yichuang.domain.performance.report.material import Goal, Line, Material, of_stated
from yichuang.domain.performance.rules import keeping
from yichuang.domain.performance.rules.figures import ENTERED, FORMULA, MONEY, Definition, Given, worked_out
from yichuang.kernel.reports import Composition, Stated

NOTHING: Mapping = {}


@dataclass(frozen=True)
class Basis:
    """All a report is made from, read once."""

    material: Material
    figures: Mapping[str, Stated]
    evaluated: Evaluated
    texts: Mapping[str, str]
    on: date

    def composed(self, texts: Mapping[str, str] | None = None) -> Composition:
        """With `texts` in the place of those kept. BlockWrong where one names what there is not."""
        blocks = self.texts if texts is None else texts
        return composed(self.figures, self.material, blocks=blocks, evaluated=self.evaluated)

    def snapshot(self, address: str = "") -> dict:
        return snapshot_of(self.composed(), self.material, on=self.on, address=address)

    @property
    def names(self) -> list[tuple[str, str, str]]:
        """(id, label, what it shows) of every figure a text may name."""
        return [(name, one.label, one.shown) for name, one in self.figures.items()]


def printed(found: Evaluation, address: str = "") -> dict:
    """The snapshot of its report: as it was when it became final, as of now before."""
    kept = found.frozen.get("report") if found.is_frozen else None
    return kept | {"query": {"url": address}} if kept else basis_of(found).snapshot(address)


def basis_of(found: Evaluation) -> Basis:
    told = said(found)
    facts = YearFacts.objects.filter(body=found.body_id, year=found.year).first()
    year = BudgetYear.objects.kept().filter(body=found.body_id, year=found.year).first()
    kept = books_of(year) if year else None
    material = material_of(found, told, kept, facts)
    figures = {name: stated(name, one) for name, one in told["figures"].items()}
    figures |= more(figures, material, facts, kept)
    evaluated = scored.of_lines(told["lines"], figures, told["total"]["grade"], told.get("set_aside", ()))
    return Basis(material, figures, evaluated, found.texts, found.finalised_on or found.made_at.date())


def known_of(found: Evaluation) -> list[Known]:
    """Its figures, to set a report beside them."""
    stated_ones = [one for one in basis_of(found).figures.values() if one.value is not None]
    known = (Known.of(one.id, one.label, Fraction(one.value), one.shown) for one in stated_ones)
    return [one for one in known if one is not None]


def material_of(found: Evaluation, told: Mapping, kept: Books | None, facts: YearFacts | None) -> Material:
    """The year's facts with the goals and lines kept here, which people may have changed since."""
    made = of_stated(facts.stated) if facts else bare(found)
    goals = (
        tuple(Goal(one["code"], one["text"], tuple(one["lines"]), tuple(one["indicators"])) for one in told["goals"])
        or made.goals
    )
    lines = tuple(Line(one.code, one.label, one.kind, one.fund) for one in kept.lines) if kept else ()
    told_of = made.telling(keeping.from_json(told["definitions"]))
    return replace(told_of, goals=goals, lines=lines or made.lines)


def bare(found: Evaluation) -> Material:
    """Of a year no file tells of."""
    return Material(found.body.name, found.body_id, found.year, "", NOTHING, (), (), NOTHING, NOTHING)


def stated(name: str, one: Mapping) -> Stated:
    """A figure of an evaluation as a report states it."""
    value = None if one["value"] is None else Fraction(one["value"])
    return Stated(
        name, one["label"], one["shown"], value, unit=one["unit"], definition=one["definition"], status=one["status"],
        source={"kind": one.get("kind", "")} | one["source"],
    )  # fmt: skip


def more(
    figures: Mapping[str, Stated], material: Material, facts: YearFacts | None, kept: Books | None
) -> dict[str, Stated]:
    """What a report adds: posts and people, lines nobody defined, what the year's file works out."""
    told = facts.stated if facts else {"finance": NOTHING}
    inputs = {name: Given(one.value) for name, one in figures.items()}
    inputs |= of_books(kept) if kept else {}
    if facts:
        inputs |= network.people_given(material.organisation, facts.file, facts.digest, material.year)
    own = [
        one for one in network.completed((), material, told) if one.id not in figures and one.id not in material.about
    ]
    own = [one for one in [*own, *network.of_budgets(material, inputs)] if one.kind != MONEY or one.id in inputs]
    there = [Definition(name, one.label, one.unit, ENTERED) for name, one in figures.items()]
    known = {one.id for one in [*there, *own]}
    own = [one for one in own if one.kind != FORMULA or set(one.formula.names) <= known]
    found = worked_out([*there, *own], inputs)
    return {one.id: found[one.id].stated() for one in own}


def of_books(kept: Books) -> dict[str, Given]:
    as_of = date(kept.year, 12, 31)
    amounts = dict(kept.amounts)
    for line in kept.lines:
        if line.initial is not None:
            amounts |= {f"initial_{line.code}": line.initial, f"final_{line.code}": line.final}
    return {
        name: Given(amount, source="账目", as_of=as_of, digest=kept.fingerprint) for name, amount in amounts.items()
    }  # fmt: skip

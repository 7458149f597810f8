"""The self-evaluation report of a year from a district's folder alone: no database, nothing kept, nothing typed."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from django.conf import settings

from yichuang.domain.performance import report
from yichuang.domain.performance.imports import dossier
from yichuang.domain.performance.imports.dossier import Dossier
from yichuang.domain.performance.report import scored
from yichuang.domain.performance.rules.figures import Definition, Given, Value, worked_out
from yichuang.domain.performance.rules.trees import Node, whole_network


@dataclass(frozen=True)
class YearReport:
    """A year as its files have it: what its figures are, what they are worth, and the report of it."""

    material: report.Material
    definitions: tuple[Definition, ...]
    inputs: dict[str, Given]
    values: dict[str, Value]
    evaluated: report.Evaluated
    nodes: tuple[Node, ...]
    judged: dict[str, tuple]

    def with_inputs(self, inputs: dict[str, Given]) -> "YearReport":
        """The same year, had these been found."""
        values = worked_out(self.definitions, inputs)
        evaluated = scored.of_tree(self.nodes, values, self.judged)
        return replace(self, inputs=inputs, values=values, evaluated=evaluated)

    def composed(self, blocks: dict[str, str] | None = None):
        stated = {name: value.stated() for name, value in self.values.items()}
        return report.composed(stated, self.material, blocks=blocks, evaluated=self.evaluated)

    def snapshot(self, on: date, blocks: dict[str, str] | None = None) -> dict:
        return report.snapshot_of(self.composed(blocks), self.material, on=on)


def of_folder(folder: Path, year: int) -> YearReport:
    """FileNotFoundError where the folder has no such year; FileRefused where a file is wrong, with every fault. A
    folder that does not say how its figures are come by goes by the definitions of our own district."""
    own = any(folder.glob("performance_figures_*.csv"))
    return of_dossier(dossier.read(folder, year, definitions=None if own else settings.DISTRICT))


def of_dossier(found: Dossier) -> YearReport:
    material = report.of_stated(found.stated).telling(found.definitions)
    definitions = report.completed(found.definitions, material, found.stated)
    inputs = {
        **report.results_given(found.stated, definitions, found.file, found.digest),
        **report.people_given(material.organisation, found.file, found.digest, found.year),
        **found.inputs,
    }
    network = whole_network(found.nodes, definitions)
    values = worked_out(network, inputs)
    judged = scored.judged_in(found.stated.get("indicators", ()))
    evaluated = scored.of_tree(found.nodes, values, judged)
    return YearReport(material, tuple(network), inputs, values, evaluated, found.nodes, judged)

"""The self-evaluation report 自评报告: ten headings from the figures of a year, as Word, PDF and page of one snapshot.

    material = of_stated(stated)                                   # the year's file; `.telling(definitions)`
    definitions = completed(dossier.definitions, material, stated) # the figures, posts and lines among them
    values = {name: value.stated() for name, value in worked_out(definitions, inputs).items()}
    report = composed(values, material, blocks={"problems": "…{F7}…"}, evaluated=…)
    snapshot = snapshot_of(report, material, on=day)               # frozen: JSON values only
    word(snapshot), pdf(snapshot), page(snapshot)

A figure is written by its id and never typed. An id stands once in a report: where a special fund tells a result that
the whole body has told before, it is R05_P1 there, and tested to say what R05 says. `wording.yaml` holds our words;
what people write takes the place of one part of it.
"""

from yichuang.domain.performance.report.composing import HEADINGS, Evaluated, Row, composed
from yichuang.domain.performance.report.making import page, pdf, snapshot_of, word
from yichuang.domain.performance.report.material import Material, of_stated
from yichuang.domain.performance.report.network import completed, people_given, results_given
from yichuang.domain.performance.report.wording import BlockFault, BlockWrong, typed_numbers

__all__ = [
    "HEADINGS",
    "BlockFault",
    "BlockWrong",
    "Evaluated",
    "Material",
    "Row",
    "completed",
    "composed",
    "of_stated",
    "page",
    "pdf",
    "people_given",
    "results_given",
    "snapshot_of",
    "typed_numbers",
    "word",
]

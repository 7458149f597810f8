"""The form of a 一件事 by its steps, and what is still missing: the same at home and at the counter."""

from yichuang.channels.shared.questions import PROVEN_OF, shown
from yichuang.domain.cases.tables import base_set
from yichuang.domain.joint import reads

APPLICANT, DETAILS, MATERIALS = "applicant", "details", "materials"


def questions(matter) -> dict[str, list]:
    """By step: who applies, and what the items ask, each datum once."""
    base = base_of(matter)
    known = {element for element in PROVEN_OF[matter.kind] if matter.form.get(element)}
    asked = reads.questions(matter)
    return {
        APPLICANT: [q for q in asked if q.element in base and q.element not in known],
        DETAILS: [q for q in asked if q.element not in base],
    }


def base_of(matter) -> set[str]:
    return {question.element for question in base_set(matter.kind)}


def proven(matter) -> list[tuple]:
    """Question and answer of what is known already and not asked again."""
    known = PROVEN_OF[matter.kind]
    return [(q, matter.form[q.element]) for q in reads.questions(matter) if q.element in known
            and matter.form.get(q.element)]  # fmt: skip


def answered(matter, asked) -> list[tuple[str, str]]:
    return [(question.label, shown(question, matter.form.get(question.element, ""))) for question in asked]


def wanting(matter) -> list[tuple[str, str]]:
    """What is missing, each as (kind of step, name): a question without a right answer, a paper nobody brought."""
    labels = {question.element: question.label for question in reads.questions(matter)}
    base = base_of(matter)
    found = [(APPLICANT if name in base else DETAILS, labels[name]) for name in matter.unanswered]
    return found + [(MATERIALS, name) for name in matter.missing]

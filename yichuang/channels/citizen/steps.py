"""The steps of an application, made from what its item asks: who applies, about what, which papers; then check."""

from dataclasses import dataclass

from django.urls import reverse

from yichuang.channels.shared.questions import PROVEN_OF
from yichuang.domain.cases import reads
from yichuang.domain.cases.tables import base_set


@dataclass(frozen=True)
class Step:
    slug: str
    title: str
    href: str
    done: bool = False
    current: bool = False


def questions(case) -> dict[str, list]:
    """The questions of the form by step: the applicant's, and the item's own."""
    kind = reads.kind_of(case)
    asked = reads.form_of(case.version, kind)
    base = {question.element for question in base_set(kind)}
    proven = {element for element in PROVEN_OF[kind] if case.answers.get(element)}
    return {
        "applicant": [q for q in asked if q.element in base and q.element not in proven],
        "details": [q for q in asked if q.element not in base],
    }


def proven(case) -> list[tuple]:
    """Question and answer of what is known already and not asked again."""
    known = PROVEN_OF[reads.kind_of(case)]
    return [(q, answer) for q, answer in reads.answered(case, case.version) if q.element in known and answer]


def steps(case, current: str) -> list[Step]:
    titles = [("applicant", "基本信息")]
    if questions(case)["details"]:
        titles.append(("details", "事项信息"))
    if case.materials.exists():
        titles.append(("materials", "上传材料"))
    titles.append(("check", "核对并提交"))
    order = [slug for slug, _ in titles]
    at = order.index(current)
    return [
        Step(
            slug=slug,
            title=title,
            href=reverse(f"citizen:application-{slug}", args=[case.number]) if place < at else "",
            done=place < at,
            current=slug == current,
        )
        for place, (slug, title) in enumerate(titles)
    ]


def after(case, current: str) -> str:
    """Where "save and continue" leads."""
    order = [step.slug for step in steps(case, current)]
    return reverse(f"citizen:application-{order[order.index(current) + 1]}", args=[case.number])


def before(case, current: str) -> str:
    """Where "back" leads: the step before, or the errands."""
    order = [step.slug for step in steps(case, current)]
    at = order.index(current)
    return reverse(f"citizen:application-{order[at - 1]}", args=[case.number]) if at else reverse("citizen:errands")

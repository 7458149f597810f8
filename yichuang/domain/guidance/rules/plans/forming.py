"""One form for all items: a datum is asked once, and where items differ the stricter rule holds."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from yichuang.domain.guidance.rules.plans.facts import Field, Matter

PLAIN = ("text", "textarea", "address")  # any answer to a stricter type is also one of these
CHOICES = ("choice", "multichoice")


@dataclass(frozen=True)
class OneField:
    """A question of the merged form, and which items it answers: (item, element). Where two items mean things that
    no single answer can be, each has a question of its own, and `element` says whose (`area@item`)."""

    element: str
    label: str
    type: str
    required: bool
    options: tuple[str, ...]
    help: str
    answers: tuple[tuple[str, str], ...]
    longest: int = 0


def one_form(matters: Sequence[Matter]) -> tuple[OneField, ...]:
    """Every question of every item, in the order in which they first come up."""
    merged: dict[str, OneField] = {}
    for matter in matters:
        for field in matter.fields:
            known = merged.get(field.element)
            both = stricter(known, field, matter.code) if known else alone(field, matter.code)
            if both is None:
                apart = f"{field.element}@{matter.code}"
                merged[apart] = replace(alone(field, matter.code), element=apart)
            else:
                merged[field.element] = both
    return tuple(merged.values())


def alone(field: Field, item: str) -> OneField:
    return OneField(
        field.element,
        field.label,
        field.type,
        field.required,
        field.options,
        field.help,
        ((item, field.element),),
        field.longest,
    )


def stricter(one: OneField, other: Field, item: str) -> OneField | None:
    """Both as one question: required if either asks it, the narrower type, the shorter limit, the choices both allow.
    None where they have nothing in common."""
    kind = narrower(one.type, other.type)
    options = (
        tuple(option for option in one.options if option in other.options)
        if one.options and other.options
        else (one.options or other.options)
    )
    if kind is None or (one.options and other.options and not options):
        return None
    return replace(
        one,
        type=kind,
        required=one.required or other.required,
        options=options,
        help=one.help or other.help,
        answers=(*one.answers, (item, other.element)),
        longest=min(filter(None, (one.longest, other.longest)), default=0),
    )


def narrower(one: str, other: str) -> str | None:
    if one == other:
        return one
    if one in PLAIN and other in PLAIN:
        return min(one, other, key=PLAIN.index)
    for wide, narrow in ((one, other), (other, one)):
        if wide in PLAIN or (wide, narrow) in (("decimal", "integer"), ("multichoice", "choice")):
            return narrow
    return None

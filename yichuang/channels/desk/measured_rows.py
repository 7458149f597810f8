"""The very things a number counts, as a list: whatever they are, with a number that opens them."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from yichuang.kernel.measures import Rows

PAGE = 25


@dataclass(frozen=True)
class Line:
    """One of them. `href` is "" where the desk has no page for it."""

    number: str
    href: str
    name: str
    body: str
    state: str


@dataclass(frozen=True)
class List:
    """How the rows of a population are shown: what of each is read, and how it reads."""

    line: Callable[..., Line]
    only: tuple[str, ...]
    related: tuple[str, ...]
    guarded: bool = False  # some of what counts is not for everybody the number is for: left out of the list


def case_line(case) -> Line:
    href = reverse("desk:case", args=[case.number])
    return Line(case.number, href, case.item_name, case.deciding_body.short_name, case.get_state_display())


def matter_line(matter) -> Line:
    href = reverse("desk:matter", args=[matter.number])
    return Line(matter.number, href, matter.name, matter.lead.short_name, matter.get_state_display())


def licence_line(licence) -> Line:
    href = reverse("desk:licence", args=[licence.number])
    return Line(licence.number, href, licence.type.name, licence.issuer.short_name, licence.get_state_display())


def item_line(version) -> Line:
    href = reverse("desk:item", args=[version.item_id])
    return Line(version.item_id, href, version.name, version.item.body.short_name, version.get_state_display())


def bad_rating_line(bad) -> Line:
    """Without its state: whoever it is about opens nothing of it either."""
    return Line(bad.number, reverse("desk:bad-rating", args=[bad.number]), bad.item_name, bad.body.short_name, "")


def complaint_line(complaint) -> Line:
    href = reverse("desk:complaint", args=[complaint.number])
    return Line(complaint.number, href, complaint.get_kind_display(), complaint.body.short_name, "")


def invitation_line(asked) -> Line:
    """No case and no day: who rated is nobody's business."""
    return Line(asked.number, "", asked.item_name, asked.body.short_name, "")


def rating_line(rating) -> Line:
    asked = rating.invitation
    return Line(asked.number, "", asked.item_name, rating.body.short_name, rating.get_stars_display())


def card_line(card) -> Line:
    name = f"{card.get_colour_display()}：{card.rule_name}"
    return Line(
        card.number, reverse("desk:card", args=[card.number]), name, card.unit.short_name, card.get_state_display()
    )


def patrol_line(patrol) -> Line:
    href = reverse("desk:patrol", args=[patrol.number])
    return Line(patrol.number, href, patrol.get_kind_display(), patrol.unit.short_name, patrol.get_state_display())


def round_line(walked) -> Line:
    return Line(walked.number, "", f"{walked.walked_on:%Y-%m-%d}", walked.unit.short_name, walked.get_state_display())


def refusal_line(refusal) -> Line:
    href = reverse("desk:refusal", args=[refusal.number])
    return Line(refusal.number, href, refusal.item_name, refusal.unit.short_name, refusal.get_state_display())


LISTS = {  # by `Population.listed`
    "cases": List(
        case_line, ("number", "item_name", "deciding_body__short_name", "state", "purpose"), ("deciding_body",)
    ),
    "matters": List(matter_line, ("number", "name", "lead__short_name", "state"), ("lead",)),
    "licences": List(
        licence_line, ("number", "type__name", "issuer__short_name", "state"), ("type", "issuer")
    ),
    "bad_ratings": List(bad_rating_line, ("number", "item_name", "body__short_name"), ("body",), guarded=True),
    "complaints": List(complaint_line, ("number", "kind", "body__short_name"), ("body",), guarded=True),
    "invitations": List(invitation_line, ("number", "item_name", "body__short_name"), ("body",)),
    "ratings": List(
        rating_line, ("stars", "body__short_name", "invitation__number", "invitation__item_name"),
        ("body", "invitation"), guarded=True,
    ),
    "cards": List(card_line, ("number", "colour", "rule_name", "unit__short_name", "state"), ("unit",), guarded=True),
    "patrols": List(patrol_line, ("number", "kind", "unit__short_name", "state"), ("unit",)),
    "rounds": List(round_line, ("number", "walked_on", "unit__short_name", "state"), ("unit",)),
    "refusals": List(refusal_line, ("number", "item_name", "unit__short_name", "state"), ("unit",)),
    "items": List(item_line, ("item", "name", "item__body__short_name", "state"), ("item__body",)),
}  # fmt: skip


@dataclass(frozen=True)
class Page:
    lines: list[Line]
    next: str


def page_of(rows: Rows, after: str, actor) -> Page:
    """A piece of them, the newest first. Which they are is asked first: that an index can say, without the rows."""
    shown = LISTS[rows.listed]
    found = rows.rows.order_by("-pk")
    found = found.filter(pk__lt=int(after)) if after.isdigit() else found
    keys = list(found.values_list("pk", flat=True)[: PAGE + 1])
    known = found.model._default_manager  # noqa: SLF001 - found through who asks, above
    read = (known.visible_to(actor) if shown.guarded else known.all()).filter(pk__in=keys[:PAGE])
    read = read.select_related(*shown.related).only(*shown.only).order_by("-pk")
    return Page([shown.line(one) for one in read], str(keys[PAGE - 1]) if len(keys) > PAGE else "")

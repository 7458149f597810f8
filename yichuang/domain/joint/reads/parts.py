"""The parts of a matter: where each stands, for whom it waits, and what follows."""

from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from django.utils import timezone

from yichuang.domain.cases import reads as cases
from yichuang.domain.joint.models import Matter, Part
from yichuang.domain.joint.rules import progress
from yichuang.domain.joint.states import MATTERS
from yichuang.kernel import documents, ledger
from yichuang.kernel.actors import Actor
from yichuang.kernel.composed import composed

WORDS = {
    progress.WAITING: "等前面的办好",
    progress.FILED: "办理中",
    progress.USABLE: "已办成",
    progress.FAILED: "没有办成",
    progress.VOIDED: "已作废，等重新提交",
    progress.DROPPED: "没有提交",
}
COLOURS = {
    progress.WAITING: "grey", progress.FILED: "blue", progress.USABLE: "green", progress.FAILED: "red",
    progress.VOIDED: "yellow", progress.DROPPED: "grey",
}  # fmt: skip
HANDED_OUT = frozenset({"READY", "DELIVERED"})
ASKED = frozenset({"DRAFT", "CORRECTION"})  # states in which a case waits for the applicant


def parts_of(matter: Matter) -> list[Part]:
    """In the plan's order, with their cases."""
    parts = parts_in_order(matter=matter.pk)
    for part in parts:
        part.matter = matter
    return parts


@composed
def parts_in_order(*, matter: int):
    parts = Part.objects.filter(matter_id=matter)
    return parts.select_related("case__deciding_body", "case__version").order_by("place")


def part_of(parts: list[Part], item: str) -> Part:
    """The part for this item. Part.DoesNotExist where the matter has none."""
    found = next((part for part in parts if part.item_code == item), None)
    if found is None:
        raise Part.DoesNotExist(item)
    return found


def standing(part: Part) -> progress.Standing:
    """How a part stands, by its case as it is now."""
    waits = tuple(part.waits_for)
    if part.case is None:
        return progress.Standing(part.item_code, waits, progress.DROPPED if part.dropped_on else progress.WAITING)
    came = cases.came_out(part.case)
    if came.voided:
        stands = progress.DROPPED if part.dropped_on else progress.VOIDED
    elif came.failed:
        stands = progress.FAILED
    else:
        stands = progress.USABLE if came.usable else progress.FILED
    return progress.Standing(part.item_code, waits, stands, came.granted, came.over)


def may_go_out(matter: Matter, parts: list[Part]) -> bool:
    """Whether what is ready may be handed out: as the applicant chose, with all the others, or as it comes."""
    if matter.results == Matter.Results.AS_READY:
        return True
    return all(
        part.dropped_on is not None
        or (part.case is not None and (part.case.state == "READY" or cases.came_out(part.case).over))
        for part in parts
    )


@dataclass(frozen=True)
class PartToShow:
    """A part as its applicant and its coordinator see it. `stands` is a word of progress, `word` says it; `waits`: the
    names of what it waits for; `whose_turn`: who has it now, in words; `asks`: it waits for the applicant; `why`: the
    reason that it was not filed, or not yet; `gaps_held`: how many gaps wait for the other bodies to answer."""

    part: Part
    stands: str
    word: str
    colour: str
    waits: tuple[str, ...]
    whose_turn: str
    due_on: date | None
    round: int
    asks: bool
    critical: bool
    why: str
    gaps_held: int

    @property
    def case(self):
        return self.part.case


def shown(matter: Matter, parts: list[Part], names: dict[str, str] | None = None) -> list[PartToShow]:
    by_code = {part.item_code: part for part in parts}
    rounds = {step.item: step.round for step in matter.the_plan.steps}
    return [one_shown(matter, part, by_code, rounds, names or {}) for part in parts]


def one_shown(matter: Matter, part: Part, by_code: dict, rounds: dict, names: dict[str, str]) -> PartToShow:
    stands, case = standing(part).stands, part.case
    return PartToShow(
        part=part,
        stands=stands,
        word=word_of(case, stands),
        colour=COLOURS[stands],
        waits=tuple(by_code[item].item_name for item in part.waits_for if not is_done(by_code[item])),
        whose_turn=cases.held_by(case, names) if case else "",
        due_on=due_of(matter, part) if case else None,
        round=rounds.get(part.item_code, 1),
        asks=bool(case) and case.state in ASKED,
        critical=part.item_code in matter.the_plan.critical,
        why=part.why if part.dropped_on or (case and case.state == "DRAFT") else "",
        gaps_held=len(part.gaps) if part.gaps_by and case and case.state == "RECEIVED" else 0,
    )


def due_of(matter: Matter, part: Part) -> date | None:
    """The day a part waits for: that of its case, but while a body still has to decide no later than the day promised
    for the whole (an item on a clock of its own, 另行计时, is no part of that promise)."""
    case, promised = part.case, matter.promise_due
    own = any(step.own_clock for step in matter.the_plan.steps if step.item == part.item_code)
    if case.due_on is None or promised is None or own or case.state in ASKED or not progress.is_open(standing(part)):
        return case.due_on
    return min(case.due_on, promised)


def word_of(case, stands: str) -> str:
    """The case's own word, where it says how the part stands: a refusal that was handed over is no success."""
    in_its_own_word = case is not None and stands != progress.VOIDED
    if not in_its_own_word or (stands == progress.FAILED and case.state in HANDED_OUT):
        return WORDS[stands]
    return case.get_state_display()


def is_done(part: Part) -> bool:
    return standing(part).stands == progress.USABLE


def waiting_bodies(parts: list[Part]) -> list[tuple[str, str, int]]:
    """Which body is using the days: (body, item, calendar days since it got the case in its hands), longest first."""
    today, found = timezone.localdate(), []
    for part in parts:
        if part.case and is_in_hand(part.case.held_by):
            days = (today - in_hand_since(part.case)).days
            found.append((part.case.deciding_body.short_name, part.item_name, days))
    return sorted(found, key=lambda one: -one[2])


def is_in_hand(held_by: str) -> bool:
    """Whether a body has it, with its window, a person of its own, or a system elsewhere; not the applicant."""
    return held_by.partition(":")[0] in {"window", "body", "person", "outside"}


def in_hand_since(case) -> date:
    """The day on which it came into the body's hands last; what the body did since changes nothing."""
    lines = ledger.of(case).order_by("-seq").values_list("held_by", "at")
    return timezone.localtime([at for _, at in takewhile(lambda line: is_in_hand(line[0]), lines)][-1]).date()


def documents_of(matter: Matter):
    """The papers issued for the whole matter, oldest first."""
    return documents.of(matter)


def vouchers_of(parts: list[Part]) -> dict:
    """{number of a case: its voucher of receipt} of the cases filed for these parts."""
    numbers = {part.case.thing: part.case.number for part in parts if part.case}
    return {numbers[paper.thing]: paper for paper in documents.of_any(*numbers).filter(code="DOC-01")}


def open_acts(actor: Actor, matter: Matter) -> set[str]:
    """What this person may do with the matter now; acts of the clock are nobody's."""
    return {row.act for row in MATTERS.open_to(actor, matter)}

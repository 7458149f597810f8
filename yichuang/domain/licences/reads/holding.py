"""What a party holds and whether it can stand in for a material (免提交): asked before a material is asked for."""

from dataclasses import dataclass
from datetime import date

from yichuang.domain.licences.models import Licence, Presentation
from yichuang.domain.licences.reads.standing import named, state_today
from yichuang.domain.licences.states import State
from yichuang.kernel.composed import composed


@dataclass(frozen=True)
class Held:
    """A licence of a party. `why_not` is the sentence that says why it cannot be used today, or "" when it can."""

    identifier: str
    number: str
    name: str
    issuer: str
    issued_on: date
    valid_to: date | None
    state: str
    version: int
    case_number: str
    why_not: str

    @property
    def usable(self) -> bool:
        return not self.why_not


def held(party: str, *types: str) -> list[Held]:
    """All that a party holds, or what is of the types named: those usable today first, then the newest."""
    mine = licences_of(*sorted(types), party=party)
    return sorted((held_now(licence) for licence in mine), key=lambda one: not one.usable)


@composed
def licences_of(*types: str, party: str):
    mine = Licence.objects.filter(holder_party=party).select_related("type", "issuer").order_by("-id")
    return mine.filter(type__name__in=types) if types else mine


def held_now(licence: Licence) -> Held:
    return Held(
        licence.identifier,
        licence.number,
        licence.type.name,
        licence.issuer.name,
        licence.issued_on,
        licence.valid_to,
        str(state_today(licence)),
        licence.version,
        licence.case_number,
        why_state_forbids(licence),
    )


def may_replace(party: str, type_name: str) -> tuple[Held | None, str]:
    """The licence that stands in for a material of this type today, or None and why there is none.

    "" where the party holds nothing of the kind: then there is nothing to explain and the material is asked for.
    """
    mine = held(party, type_name) if type_name else []
    if mine and mine[0].usable:
        return mine[0], ""
    return None, mine[0].why_not if mine else ""


def why_not_usable(identifier: str, *, party: str, type_name: str) -> str:
    """Why a licence cannot stand in for a material (免提交): a sentence, or "" when it can."""
    licence, former = named(identifier)
    if licence is None or licence.holder_party != party:
        return "没有查到申请人名下的这份证照。"
    if licence.type.name != type_name:
        return f"需要的是“{type_name}”，这份是“{licence.type.name}”。"
    if why_not := why_state_forbids(licence):
        return why_not
    return f"这份证照已经换发，请用现在的第{licence.version}版。" if former else ""


def why_state_forbids(licence: Licence) -> str:
    state = state_today(licence)
    return "" if state == State.VALID else f"这份证照{State(state).label}，不能使用。"


def presented_in(case_number: str):
    """Which licences stood in for materials of a case: which, what the check said, when."""
    return Presentation.objects.filter(case_number=case_number).select_related("licence__type").order_by("id")

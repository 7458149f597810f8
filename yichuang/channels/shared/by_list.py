"""One act on several cases at once (批量办理): each case is its own act in its own transaction.

Only acts that need no opinion on the single case. Decisions and refusals are never done by list.
"""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import Http404

from yichuang.channels.shared.loading import acting_on
from yichuang.domain.cases import acts
from yichuang.kernel import ledger
from yichuang.kernel.refusals import ActRefused, OutOfTurn

MOST = 100
ROLES = {  # act -> posts that do it; the act itself asks again for each case
    "accept": {"ACCEPTOR"},
    "start_review": {"REVIEWER", "CHIEF"},
    "make_certificate": {"CERT_CLERK"},
    "hand_over": {"CERT_CLERK"},
    "deliver": {"DELIVERY"},
}
MODES = ("window", "agent", "electronic")  # where one proof can be true of several; a waybill or a pickup code is not
DONE, ALREADY, REFUSED = "done", "already", "refused"
WORDS = {DONE: "已办好", ALREADY: "此前已办好", REFUSED: "没有办"}
NOT_VISIBLE = "没有找到这个办件，或者您不能查看。"
NOT_YOURS = "这一步不由您办理。"
SOMEBODY_ELSE = "一份领取凭据只能用于同一个申请人的办件；这一件的申请人不同，请单独送达。"


@dataclass(frozen=True)
class Outcome:
    """What became of one case of the list. `already`: this very act was its last, so nothing was done twice."""

    number: str
    how: str
    item: str = ""
    state: str = ""
    reasons: tuple[str, ...] = ()
    article: str = ""

    @property
    def word(self) -> str:
        return WORDS[self.how]


def open_to(actor) -> list[str]:
    """The acts this person's posts may do by list."""
    return [act for act, roles in ROLES.items() if roles & actor.roles]


def chosen(numbers) -> list[str]:
    """The numbers once each, in the order given. The caller refuses more than MOST."""
    return list(dict.fromkeys(filter(None, numbers)))


def do(act: str, numbers: list[str], *, by, facts: dict) -> list[Outcome]:
    """The act on each case in turn. What one refuses stops no other; sent again, nothing is done twice."""
    if act not in ROLES or len(numbers) > MOST:
        raise ValueError(act, len(numbers))
    parties: set[str] = set()
    return [one(act, number, by, facts, parties) for number in numbers]


def one(act: str, number: str, by, facts: dict, parties: set[str]) -> Outcome:
    try:
        with acting_on(by, number) as found:
            before = (found.item_name, found.get_state_display())
            refuse_another_party(found, facts, parties)
            case = getattr(acts, act)(found, by=by, **facts)
    except Http404:
        return Outcome(number, REFUSED, reasons=(NOT_VISIBLE,))
    except PermissionDenied:
        return Outcome(number, REFUSED, *before, (NOT_YOURS,))
    except ActRefused as refusal:
        if is_done_already(act, found, refusal):
            return Outcome(number, ALREADY, *before)
        return Outcome(number, REFUSED, *before, tuple(refusal.reasons), refusal.article)
    parties.add(case.party_number)
    return Outcome(number, DONE, case.item_name, case.get_state_display())


def refuse_another_party(case, facts: dict, parties: set[str]) -> None:
    """Whoever fetches a result shows who they are: the same proof stands for one applicant only."""
    if facts.get("mode") == "window" and parties and case.party_number not in parties:
        raise ActRefused(SOMEBODY_ELSE, article="行政许可法44")


def is_done_already(act: str, case, refusal: ActRefused) -> bool:
    """Too late because this very act was the last: it is done, and is not done again."""
    last = ledger.last(case) if isinstance(refusal, OutOfTurn) else None
    return bool(last) and last.act == act

"""What came of a case, for whatever waits for it."""

from dataclasses import dataclass

from yichuang.domain.cases.models import Case
from yichuang.domain.cases.states import CLOSED, State
from yichuang.kernel import ledger

NOT_NEEDED = (State.NOT_REQUIRED,)
IN_VAIN = (State.NOT_ACCEPTED, State.WITHDRAWN, State.TERMINATED, State.RETURNED)


@dataclass(frozen=True)
class Outcome:
    """`granted`: decided in the applicant's favour, or registered. `usable`: granted, and the certificate it promises
    is made, so that it can serve elsewhere. `failed`: it will not be granted. `voided`: keyed in by mistake, nothing
    was decided. `over`: nothing more happens."""

    granted: bool = False
    usable: bool = False
    failed: bool = False
    voided: bool = False
    over: bool = False

    @property
    def undecided(self) -> bool:
        return not (self.granted or self.failed or self.voided)


def came_out(case: Case) -> Outcome:
    """What no licence is needed for is as good as granted. Where the applicant is still to be formed, its certificate
    waits for its registration, and the registration for the grant alone (办学许可 before 民非登记)."""
    over = case.state in CLOSED
    if case.state == State.VOIDED:
        return Outcome(voided=True, over=True)
    if case.state == State.DENIED or case.state in IN_VAIN:
        return Outcome(failed=True, over=over)
    if case.state in NOT_NEEDED:
        return Outcome(granted=True, usable=True, over=True)
    if case.state in {State.READY, State.DELIVERED} and was_denied(case):
        return Outcome(failed=True, over=over)
    granted = case.state in {State.GRANTED, State.CERT_MAKING, State.READY, State.DELIVERED}
    return Outcome(granted=granted, usable=granted and has_its_certificate(case), over=over)


def has_its_certificate(case: Case) -> bool:
    """Or needs none, or has nobody yet who could hold it."""
    none_needed = case.decided != Case.Decided.HERE or not case.result_is_licence
    if none_needed or case.licence_identifier:
        return True
    return case.party is not None and case.party.kind == "forming" and not case.sets_up_its_party


def was_denied(case: Case) -> bool:
    """A refusal is handed over and delivered as a grant is: the ledger says which it was."""
    return ledger.of(case).filter(to=State.DENIED).exists()

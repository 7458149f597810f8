"""Parties: registered once, corrected, and formed when a planned company comes into being."""

from django.db import IntegrityError, transaction

from yichuang.domain.identity.models import Party, Region
from yichuang.domain.identity.reads.documents import fault_of
from yichuang.domain.identity.states import PARTIES, PartyState
from yichuang.domain.identity.tables import CodeKind
from yichuang.kernel.actors import Actor
from yichuang.kernel.refusals import ActRefused

PLAIN = {"name", "phone", "address", "region"}  # columns; what else is said of a party goes to its details


def register_party(
    *, kind: str, name: str, by: Actor, code_kind: str = "", code: str = "", phone: str = "", address: str = "",
    region: Region | None = None, details: dict | None = None, is_sample: bool = False,
) -> Party:  # fmt: skip
    """The party of this code, registered if it is new. Needs no account.

    Refuses a code whose check character is wrong, and one that is registered under another name.
    """
    code = "".join(code.split()).upper()
    refuse_wrong(code_kind, code)
    if code and (known := Party.objects.with_code(code).first()):
        if known.name != name:
            raise ActRefused("这个证件号码已经登记，但姓名或名称不一致。请核对；确有更名的，请先更正资料。")
        return known
    party = Party(
        kind=kind, name=name, code_kind=code_kind, code=code, phone=phone, address=address, region=region,
        details=details or {}, is_sample=is_sample,
    )  # fmt: skip
    to = PartyState.FORMING if kind == Party.Kind.FORMING else PartyState.KNOWN
    try:
        with transaction.atomic():
            return PARTIES.move(party, "register", by=by, to=to)
    except IntegrityError:  # two windows at once: the other one was faster, and it is the same party
        return Party.objects.with_code(code).get()


def bring_up_to_date(party: Party, *, by: Actor, **told: str) -> Party:
    """What the person at the window says now of a party already registered: phone, address. An empty box says
    nothing and takes nothing away. The ledger says which of them changed, never to what."""
    changes = {name: value for name, value in told.items() if value and value != getattr(party, name)}
    return correct_party(party, by=by, **changes) if changes else party


def correct_party(party: Party, *, by: Actor, **changes) -> Party:
    """Correct what is said of a party: name, phone, address, region; anything else becomes one of its details.

    The code is never corrected: another code is another party.
    """
    with PARTIES.step(party, "correct", by=by) as step:
        for name, value in changes.items():
            if name in PLAIN:
                setattr(step.thing, name, value)
            else:
                step.thing.details = {**step.thing.details, name: value}
        step.facts = {"changed": sorted(changes)}
    return step.thing


def form_party(party: Party, *, code: str, name: str, by: Actor) -> Party:
    """The planned company now exists and has a credit code (设立登记 done)."""
    refuse_wrong(CodeKind.CREDIT_CODE, code)
    with PARTIES.step(party, "form", by=by) as step:
        formed = step.thing
        formed.kind, formed.code_kind, formed.code, formed.name = Party.Kind.LEGAL, CodeKind.CREDIT_CODE, code, name
    return formed


def refuse_wrong(code_kind: str, code: str) -> None:
    if fault := fault_of(code_kind, code):
        raise ActRefused(fault)

"""Complaints (投诉), consultations (咨询) and what could not be got done (办不成事反映), to the end."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from yichuang.domain.evaluation.acts.words import write
from yichuang.domain.evaluation.models import Complaint
from yichuang.domain.evaluation.models.invitations import between_bars
from yichuang.domain.evaluation.reads.grievances import able_unit, bureau_code, unit_to_mend
from yichuang.domain.evaluation.states import COMPLAINTS, Said
from yichuang.domain.identity import reads as identity
from yichuang.kernel import numbers
from yichuang.kernel.actors import Actor


def register(*, by: Actor, key: str = "", **told) -> Complaint:
    """Write down what somebody complains of or asks. `told`: kind, source, text; body (whom it is about, else the
    bureau), title, name, phone, person (the name of whom it is about), subject (a case number). What a citizen hands
    in comes by `web` or `api`. The same account with the same key gets the same one."""
    if not by.is_staff and by.kind != "citizen":
        raise PermissionDenied
    try:
        with transaction.atomic():
            return known(by, key) or written(by, key, **told)
    except IntegrityError:
        if not key or (faster := known(by, key)) is None:
            raise
        return faster


def known(by: Actor, key: str) -> Complaint | None:
    return Complaint.objects.filter(account=by.account, key=key).first() if key else None


def written(
    by: Actor, key: str, *, kind: str, source: str, text: str, body: str = "", title: str = "", name: str = "",
    phone: str = "", person: str = "", subject: str = "",
) -> Complaint:  # fmt: skip
    day = timezone.localdate()
    about = body or bureau_code()
    own = identity.account(by.account) if by.kind == "citizen" else None
    complaint = Complaint(
        number=numbers.checked(
            settings.COMPLAINT_NUMBER.format(day=f"{day:%y%m%d}", n="{n:04}"), f"complaint {day:%y%m%d}"
        ),
        kind=kind,
        source=source,
        title=title.strip() or text.strip()[:30],
        text=text.strip(),
        name=name.strip() or (own.name if own else ""),
        phone=phone.strip() or (own.phone if own else ""),
        account=by.account,
        party_number=by.own_party if own else "",
        body_id=about,
        told_person=person.strip(),
        persons=between_bars(called(about, person)),
        subject=subject.strip(),
        region=identity.body(about).region_id,
        made_on=day,
        key=key,
    )
    complaint.is_real_name = bool(complaint.phone)
    with COMPLAINTS.step(complaint, "register", by=by) as step:
        step.thing.said = complaint.text
        step.facts |= {"kind": kind, "source": source}
    return step.thing


def called(body: str, name: str) -> list[str]:
    """The accounts of a body's staff with this name: nobody of them sees or handles it."""
    wanted = "".join(name.split())
    if not wanted:
        return []
    posts = identity.posts_in(body)
    return sorted({post.account.number for post in posts if "".join(post.account.name.split()) == wanted})


def accept(complaint: Complaint, *, by: Actor, complex_: bool = False, persons: list[str] | None = None) -> Complaint:
    """Take it up: the limit of what is simple or complex runs. `persons`: the accounts of whom it is about, where the
    name told did not say."""
    with COMPLAINTS.step(complaint, "accept", by=by) as step:
        step.thing.is_complex = complex_
        step.thing.persons = between_bars([*step.thing.concerned, *(persons or [])])
        step.facts["complex"] = complex_
    return step.thing


def decline(complaint: Complaint, *, by: Actor, words: str) -> Complaint:
    """Not for this house: say why, and who is asked instead."""
    with COMPLAINTS.step(complaint, "decline", by=by) as step:
        step.thing.answer, step.thing.closed_on = words.strip(), step.on
        write(step, words)
    return step.thing


def assign(complaint: Complaint, *, by: Actor, unit: str = "") -> Complaint:
    """Give it to a unit: the one complained of, or the bureau where that has nobody else in charge."""
    with COMPLAINTS.step(complaint, "assign", by=by) as step:
        step.thing.handled_by_id = able_unit(
            unit or unit_to_mend(step.thing.body_id, step.thing.concerned), step.thing.concerned
        )
        step.facts["unit"] = step.thing.handled_by_id
    return step.thing


def reassign(complaint: Complaint, *, by: Actor, unit: str, words: str) -> Complaint:
    with COMPLAINTS.step(complaint, "reassign", by=by) as step:
        step.thing.handled_by_id = able_unit(unit, step.thing.concerned)
        step.facts["unit"] = unit
        write(step, words)
    return step.thing


def extend(complaint: Complaint, *, by: Actor, days: int, words: str) -> Complaint:
    """So many working days more, once, with the reason; the complainant is told."""
    with COMPLAINTS.step(complaint, "extend", by=by) as step:
        step.thing.extended_before = bool(step.thing.extended_days)
        step.thing.extended_days = days
        step.clock["extend mending"] = {"days": days, "why": "办理延期", "by": by.name}
        write(step, words)
    return step.thing


def settle(complaint: Complaint, *, by: Actor, valid: bool, words: str) -> Complaint:
    """Found right or not, and what was done about it."""
    with COMPLAINTS.step(complaint, "settle", by=by) as step:
        step.thing.found = valid
        step.facts["valid"] = valid
        write(step, words)
    return step.thing


def answer(complaint: Complaint, *, by: Actor, words: str) -> Complaint:
    """Answer who complained or asked; whether in time, is kept."""
    with COMPLAINTS.step(complaint, "answer", by=by) as step:
        thing = step.thing
        thing.answer, thing.answered_on = words.strip(), step.on
        on_time = thing.answer_by is None or step.on <= thing.answer_by
        thing.in_time = on_time and thing.in_time is not False
        write(step, words)
    return step.thing


def revisit(complaint: Complaint, *, by: Actor, content: bool, words: str) -> Complaint:
    """Ask who complained: content, or else the unit looks at it again."""
    with COMPLAINTS.step(complaint, "revisit", by=by, to=Said.REVISITED if content else Said.ASSIGNED) as step:
        step.thing.content = content
        write(step, words)
    return step.thing


def archive(complaint: Complaint, *, by: Actor, summary: str = "") -> Complaint:
    """End it. `summary` is what the public may read of it, without any personal data; "" publishes nothing."""
    with COMPLAINTS.step(complaint, "archive", by=by) as step:
        step.thing.summary, step.thing.closed_on = summary.strip(), step.on
    return step.thing


def withdraw(complaint: Complaint, *, by: Actor) -> Complaint:
    """Taken back by who complained."""
    with COMPLAINTS.step(complaint, "withdraw", by=by) as step:
        step.thing.closed_on = step.on
    return step.thing

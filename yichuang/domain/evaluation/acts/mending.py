"""The loop of a bad rating: taken up with the rating, dispatched at once, contacted, verified, mended, asked about."""

from django.conf import settings
from django.utils import timezone

from yichuang.domain.evaluation.acts.words import write
from yichuang.domain.evaluation.events import BadRatingMoved
from yichuang.domain.evaluation.models import BadRating, Rating, Remark
from yichuang.domain.evaluation.reads.grievances import able_unit, unit_to_mend
from yichuang.domain.evaluation.states import BAD_RATINGS, LOOP_ENDED, Loop
from yichuang.kernel import ledger, numbers
from yichuang.kernel.actors import THE_CLOCK, Actor

JOINED = "追评仍然不满意：{words}"


def take_up(rating: Rating) -> BadRating:
    """Open the loop of a bad rating, in the same transaction. One that follows while the first is still being mended
    joins it: its words stand beside it, and no second limit runs."""
    asked = rating.invitation
    running = BadRating.objects.filter(invitation=asked).exclude(state__in=LOOP_ENDED).first()
    if running:
        words = JOINED.format(words=rating.words or "没有写文字")
        Remark.objects.create(thing=running.thing, act="take_up", text=words, account="", at=rating.at)
        return running
    day = timezone.localdate()
    bad = BadRating(
        number=numbers.checked(
            settings.BAD_RATING_NUMBER.format(day=f"{day:%y%m%d}", n="{n:04}"), f"bad rating {day:%y%m%d}"
        ),
        rating=rating,
        invitation=asked,
        body_id=asked.unit_id,
        persons=asked.persons,
        item_code=asked.item_code,
        item_name=asked.item_name,
        party_number=asked.party_number,
        is_real_name=rating.is_real_name,
        made_on=day,
    )
    with BAD_RATINGS.step(bad, "take_up", by=THE_CLOCK) as step:
        step.facts |= {"stars": rating.stars, "service": f"{asked.subject} {asked.service}"}
    return step.thing


def dispatch_raised(event: BadRatingMoved) -> None:
    """Heard from the outbox, also twice: what was taken up goes to the unit that served, or to the bureau."""
    if event.act == "take_up":
        bad = BadRating.objects.get(number=event.number)
        if bad.state == Loop.NEW:
            dispatch(bad, by=THE_CLOCK)


def dispatch(bad: BadRating, *, by: Actor, unit: str = "") -> BadRating:
    """Give it to the unit that served (谁办理谁负责): `unit`, or by itself the body rated; to the bureau where that
    has nobody else in charge than whom it is about. The limits run from here."""
    with BAD_RATINGS.step(bad, "dispatch", by=by) as step:
        step.thing.handled_by_id = able_unit(
            unit or unit_to_mend(step.thing.body_id, step.thing.concerned), step.thing.concerned
        )
        step.facts["unit"] = step.thing.handled_by_id
    return step.thing


def redirect(bad: BadRating, *, by: Actor, unit: str, words: str) -> BadRating:
    """Give it to another unit. Its limits run on. Refuses one where only those it is about could handle it."""
    with BAD_RATINGS.step(bad, "redirect", by=by) as step:
        step.thing.handled_by_id = able_unit(unit, step.thing.concerned)
        step.facts["unit"] = unit
        write(step, words)
    return step.thing


def contact(bad: BadRating, *, by: Actor, words: str) -> BadRating:
    """Say whom was spoken to and what was heard; of nobody's rating, what could be found out without asking."""
    with BAD_RATINGS.step(bad, "contact", by=by) as step:
        write(step, words)
    return step.thing


def verify(bad: BadRating, *, by: Actor, valid: bool, words: str, complex_: bool = False) -> BadRating:
    """Find it deserved or not. A complex problem, with its plan in `words`, has the longer limit from the day it was
    dispatched."""
    with BAD_RATINGS.step(bad, "verify", by=by, to=Loop.VALID if valid else Loop.INVALID) as step:
        step.thing.found, step.thing.is_complex = valid, valid and complex_
        sent = ledger.of(step.thing).filter(act="dispatch").values_list("on", flat=True).first()
        step.clock["start mending"] = {"on": sent.isoformat(), **step.thing.term("mending")}
        step.facts["complex"] = step.thing.is_complex
        write(step, words)
    return step.thing


def begin(bad: BadRating, *, by: Actor, words: str) -> BadRating:
    """Begin to mend: what is going to be done."""
    with BAD_RATINGS.step(bad, "begin", by=by) as step:
        write(step, words)
    return step.thing


def rectify(bad: BadRating, *, by: Actor, words: str) -> BadRating:
    """Mended: what was done."""
    return mended(bad, "rectify", by, words)


def explain(bad: BadRating, *, by: Actor, words: str) -> BadRating:
    """What cannot lawfully be done, or was not so, is explained to the rater."""
    return mended(bad, "explain", by, words)


def mended(bad: BadRating, act: str, by: Actor, words: str) -> BadRating:
    """On time where it was each time: a second mending does not make the first one punctual."""
    with BAD_RATINGS.step(bad, act, by=by) as step:
        thing = step.thing
        thing.rectified_on = step.on
        on_time = thing.mend_by is None or step.on <= thing.mend_by
        thing.in_time = on_time and thing.in_time is not False
        write(step, words)
    return step.thing


def revisit(bad: BadRating, *, by: Actor, content: bool, words: str) -> BadRating:
    """Ask the rater: content, or else it is mended once more."""
    with BAD_RATINGS.step(bad, "revisit", by=by, to=Loop.REVISITED if content else Loop.RECTIFYING) as step:
        step.thing.content = content
        write(step, words)
    return step.thing


def close(bad: BadRating, *, by: Actor, summary: str = "") -> BadRating:
    """End it. `summary` is what the public may read of it, without any personal data; "" publishes nothing."""
    with BAD_RATINGS.step(bad, "close", by=by) as step:
        step.thing.summary, step.thing.closed_on = summary.strip(), step.on
    return step.thing

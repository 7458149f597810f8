"""A rating is struck by appeal only (误评, 恶意评价), by another body than the rated one. What was given is kept."""

from django.db import transaction

from yichuang.domain.evaluation.acts.words import write
from yichuang.domain.evaluation.models import BadRating, Invitation
from yichuang.domain.evaluation.states import BAD_RATINGS, INVITATIONS
from yichuang.kernel.actors import Actor


def appeal(bad: BadRating, *, by: Actor, words: str) -> BadRating:
    """The unit does not accept a rating it found undeserved. While another body decides, the limit stands still."""
    with BAD_RATINGS.step(bad, "appeal", by=by) as step:
        step.clock["suspend mending"] = {"why": "等申诉裁定"}
        write(step, words)
    return step.thing


def uphold(bad: BadRating, *, by: Actor, words: str) -> BadRating:
    """The appeal is right: the rating is struck, counts no more, and its loop ends here."""
    with transaction.atomic():
        with BAD_RATINGS.step(bad, "uphold", by=by) as step:
            step.thing.found, step.thing.closed_on = False, step.on
            write(step, words)
        strike(step.thing.invitation, by=by, words=words, appealed=True)
    return step.thing


def reject(bad: BadRating, *, by: Actor, words: str) -> BadRating:
    """The appeal is wrong: the rating was deserved, and is mended or explained; the limit runs on."""
    with BAD_RATINGS.step(bad, "reject", by=by) as step:
        step.thing.found = True
        write(step, words)
    return step.thing


def strike(invitation: Invitation, *, by: Actor, words: str, appealed: bool = False) -> Invitation:
    """Take a rating out of every figure: one that carries a sign of being false, or whose appeal is right. A bad one
    that is being mended is struck by its appeal alone."""
    with INVITATIONS.step(invitation, "strike", by=by) as step:
        asked = step.thing
        asked.may_be_struck = appealed or looks_false(asked)
        write(step, words)
        asked.ratings.filter(is_valid=True).update(is_valid=False)
    return step.thing


def looks_false(asked: Invitation) -> bool:
    flagged = asked.ratings.filter(is_valid=True, flags__isnull=False).exists()
    return flagged and not BadRating.objects.filter(invitation=asked, queued_on__isnull=False).exists()

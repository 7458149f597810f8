"""Loading through the person: what is not visible does not exist (404)."""

from contextlib import contextmanager

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.http import Http404

from yichuang.domain.cases import reads as cases
from yichuang.domain.joint import reads as joint
from yichuang.kernel import documents, measures
from yichuang.kernel.states import in_hand


def found_or_404(read, *asked):
    """What `read` finds, or 404 where it finds nothing."""
    try:
        found = read(*asked)
    except (ObjectDoesNotExist, ValueError) as nothing:
        raise Http404 from nothing
    if found is None:
        raise Http404
    return found


def visible_case(actor, number: str):
    """A case the actor may see."""
    return found_or_404(lambda: cases.visible_to(actor).get(number=number))


@contextmanager
def acting_on(actor, number: str):
    """A case the actor may see, held for one act."""
    try:
        with in_hand(lambda: cases.to_act_on(actor, number)) as case:
            yield case
    except ObjectDoesNotExist as nothing:
        raise Http404 from nothing


def visible_matter(actor, number: str):
    """A 一件事 the actor may see."""
    return found_or_404(lambda: joint.visible_to(actor).get(number=number))


def visible_document(actor, key: str):
    """A paper of a case or of a 一件事 the actor may see."""
    try:
        paper = documents.with_id(key)
    except ValidationError as malformed:
        raise Http404 from malformed
    kind, _, number = paper.thing.partition(":") if paper else ("", "", "")
    visible = {"case": visible_case, "matter": visible_matter}.get(kind)
    if visible is None:
        raise Http404
    visible(actor, number)
    return paper


def known_measure(name: str):
    """The measure of this name."""
    try:
        return measures.find(name)
    except measures.MeasureUnknown as unknown:
        raise Http404 from unknown

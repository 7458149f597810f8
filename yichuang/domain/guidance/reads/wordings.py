"""The wordings and the questions without an answer, as staff look at them."""

from yichuang.domain.guidance.models import Unanswered, Wording
from yichuang.domain.guidance.states import State


def wordings(containing: str = ""):
    """Wordings in use, by what is said; those that contain a text in what is said or meant."""
    found = Wording.objects.filter(state=State.IN_USE)
    if containing:
        found = found.filter(said_text__contains=containing) | found.filter(official_text__contains=containing)
    return found.order_by("said_text")


def wording(number: str) -> Wording | None:
    return Wording.objects.filter(number=number, state=State.IN_USE).first()


def unanswered():
    """What was asked for in vain, the most often asked first."""
    return Unanswered.objects.all()

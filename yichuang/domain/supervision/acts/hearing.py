"""What the domain of ratings and complaints found: a bad rating or a complaint that was right costs points (R16, R17).

Only what has ended is heard, for before that whoever it is about may not know of it.
"""

from yichuang.domain.supervision.acts.awaiting import asked_for
from yichuang.domain.supervision.reads.rules import heeded
from yichuang.kernel import things

RATING, COMPLAINT = "bad_ratings_upheld", "complaints_upheld"


def note_bad_rating(event) -> None:
    """A bad rating was closed (evaluation.BadRatingMoved): found right, it is a card of whoever it is about."""
    if event.act == "close" and event.valid:
        show_for(RATING, f"badrating:{event.number}", event.body)


def note_complaint(event) -> None:
    """A complaint went into the archive (evaluation.ComplaintMoved); found right, it is a card."""
    if event.act == "archive" and event.upheld and event.body:
        show_for(COMPLAINT, f"complaint:{event.number}", event.body)


def show_for(metric: str, thing: str, body: str) -> None:
    """A card for each person it is about; for the body where nobody is named. Heard twice it is shown once."""
    persons = things.found(thing).concerned or [""]
    for rule in heeded():
        if rule.metric == metric:
            for person in persons:
                asked_for(rule, thing, person=person, unit=body)

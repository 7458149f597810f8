"""The applicant is told what concerns the whole matter; each case tells of itself."""

from datetime import date

from yichuang.domain.identity import reads as identity
from yichuang.domain.joint.events import MatterClosed, MatterNews
from yichuang.domain.joint.models import Matter
from yichuang.domain.notices import acts as notices
from yichuang.domain.notices import reads as words_of


def tell_of_its_end(event: MatterClosed) -> None:
    """How a matter ended, heard from the outbox."""
    topic = "matter_done" if event.outcome == "ALL_GRANTED" else "matter_ended"
    tell_of_matter(MatterNews(event.number, topic, "closed"))


def tell_of_matter(event: MatterNews) -> None:
    """Heard from the outbox: safe to hear twice, whatever the matter has become since."""
    matter = Matter.objects.select_related("lead", "theme").get(number=event.number)
    district = identity.district()
    words = words_of.whereabouts() | {
        "item": matter.name,
        "number": matter.number,
        "body": matter.lead.short_name,
        "by": words_of.by_day(date.fromisoformat(event.day) if event.day else None),
        **({"phone": district.contact_phone} if district.contact_phone else {}),
    }
    notices.notify(
        topic=event.topic,
        key=f"{matter.thing} {event.key}",
        about=matter.thing,
        party=matter.party_number,
        body=matter.body_code,
        phone=matter.form.get("contact_phone") or matter.form.get("phone", ""),
        words=words,
    )

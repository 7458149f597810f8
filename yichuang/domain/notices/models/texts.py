"""The bureau's own words for a notice."""

from django.conf import settings
from django.db import models

from yichuang.domain.identity import reads as identity
from yichuang.domain.identity.tables import WAYS_IN
from yichuang.domain.notices.rules import braced, secrets_in, segments, signed, words_at_fault
from yichuang.domain.notices.states import Wrote
from yichuang.domain.notices.tables import (
    LICENCE_TOPICS,
    OF_A_CASE,
    OF_A_DECIDED_LICENCE,
    OF_A_LICENCE,
    OF_A_MANDATE,
    OF_AN_ACCOUNT,
    TEMPLATES,
    WORDS,
    Template,
)
from yichuang.kernel.models import Thing

A_TITLE = 30  # signs, a line of the inbox


class MessageText(Thing):
    """How the bureau says one topic (its number); words in braces by their Chinese names. `version` counts the
    changes, the ledger keeps each. While there is none, or it was given back, the table of topics speaks."""

    version = models.PositiveIntegerField("版本", default=0)
    title = models.CharField("标题", max_length=A_TITLE)
    text = models.TextField("站内消息")
    sms = models.TextField("短信", blank=True)  # "" where it is the same

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(version__gte=1), name="message_text_counts_its_versions")
        ]

    @property
    def faults(self) -> dict[str, list[str]]:
        return faults_of(self.number, self.title, self.text, self.sms)

    @property
    def is_ours(self) -> bool:
        return self.state == Wrote.BUREAU


def of_topic(topic: str) -> frozenset[str]:
    """The words that are known when this happens."""
    others = dict.fromkeys(WAYS_IN, OF_AN_ACCOUNT) | {
        "licence_ends": OF_A_LICENCE,
        **dict.fromkeys(("licence_ends_for_good", "licence_expired"), OF_A_LICENCE - {"by"}),
        **dict.fromkeys(LICENCE_TOPICS.values(), OF_A_DECIDED_LICENCE),
        "mandate_recorded": OF_A_MANDATE,
        "mandate_ended": OF_A_MANDATE,
    }
    known = others.get(topic, OF_A_CASE)
    default = TEMPLATES[topic]
    return known | set(braced(default.title + default.text))


def needed_by(topic: str) -> list[str]:
    """What a text may not leave out: which matter or when, and the day where the law orders to tell it."""
    default = TEMPLATES[topic]
    return [
        "when" if topic in WAYS_IN else "number",
        *(["by"] if default.required and "by" in braced(default.text) else []),
    ]


def by_name(words) -> list[str]:
    return [word.name for key, word in WORDS.items() if key in words]


def faults_of(topic: str, title: str, text: str, sms: str) -> dict[str, list[str]]:
    """What is wrong with the words for a topic, part by part; empty where they may be sent."""
    allowed, needed = by_name(of_topic(topic)), by_name(needed_by(topic))
    found = {
        "title": [*words_at_fault(title, allowed), *secrets_in(title)],
        "text": [*words_at_fault(text, allowed, needed), *secrets_in(text)],
        "sms": [*words_at_fault(sms, allowed, needed), *secrets_in(sms)] if sms else [],
    }
    if not 0 < len(title.strip()) <= A_TITLE:
        found["title"].append(f"标题写 1 到 {A_TITLE} 个字。")
    part = "sms" if sms else "text"
    if not found[part] and (parts := most_segments(sms or text)) > settings.SMS_SEGMENTS:
        found[part].append(
            f"短信最多 {settings.SMS_SEGMENTS} 条，填入的内容最长时要拆成 {parts} 条，请写短一些，或者另写一份短信。"
        )
    return {name: reasons for name, reasons in found.items() if reasons}


def most_segments(text: str) -> int:
    """Of how many short messages a text may come to consist, signed, when every word in it is at its longest."""
    longest = {word.name: "长" * word.longest for word in WORDS.values()}
    return parts_of(text.format_map(longest))


def parts_of(text: str) -> int:
    """Of how many short messages a text consists once it is signed."""
    return segments(signed(text, identity.district().bureau.name))


def as_staff_write(template: str) -> str:
    """A text of the table with its words by their Chinese names."""
    return template.format_map({key: f"{{{word.name}}}" for key, word in WORDS.items()})


def default_of(topic: str) -> Template:
    """The words of the table as staff write them."""
    default = TEMPLATES[topic]
    return Template(as_staff_write(default.title), as_staff_write(default.text), default.required)

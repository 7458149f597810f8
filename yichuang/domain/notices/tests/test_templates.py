"""Every text keeps its promises: known words only, what to do and where, nothing secret whatever is put into it."""

from string import Formatter
from types import SimpleNamespace

import pytest

from yichuang.domain.identity.tables import WAYS_IN
from yichuang.domain.notices.acts.telling import Recipient, filled
from yichuang.domain.notices.rules import salutation
from yichuang.domain.notices.tables import TEMPLATES, WORDS

NAME, NUMBER, PHONE = "梅示例", "430203198503170020", "13900000001"
SECRETS = (NUMBER, NUMBER[:15], PHONE, "https://evil.example/x?token=abc123", "evil.example", "abc123", "www.evil")
HOSTILE = f"许可 {NUMBER} {NUMBER[:15]}\n{PHONE} https://evil.example/x?token=abc123 www.evil ?password=abc123"
REQUIRED = {
    "received", "supplement_received", "not_required", "not_accepted", "correction_asked", "accepted",
    "deemed_accepted", "special_started", "extended", "granted", "denied", "follow_up_decided", "ready",
    "ready_to_send", "returned",
    "terminated", "licence_ends",
}  # fmt: skip


def recipient(name=NAME, number=NUMBER):
    return Recipient("U1", PHONE, salutation(name, number), sms=True)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("topic", TEMPLATES)
def test_a_text_uses_only_the_words_there_are(topic):
    template = TEMPLATES[topic]

    assert placeholders(template.title + template.text) <= set(WORDS)
    assert placeholders(template.text) >= {"who", "when" if topic in WAYS_IN else "number"}


@pytest.mark.parametrize("topic", TEMPLATES)
def test_nothing_secret_gets_into_a_message(topic):
    words = dict.fromkeys(set(WORDS) - {"who"}, HOSTILE)

    for part in (TEMPLATES[topic].title, TEMPLATES[topic].text):
        text = filled(part, recipient(), words)
        assert [secret for secret in (*SECRETS, NAME) if secret in text] == []


@pytest.mark.parametrize("topic", TEMPLATES)
def test_a_message_is_short_enough_for_an_sms(topic):
    words = dict.fromkeys(set(WORDS) - {"who"}, "长" * 300)

    assert (
        len(filled(TEMPLATES[topic].text, recipient(), words | {"by": "最晚2027年12月31日（星期五）", "days": 30}))
        < 480
    )


@pytest.mark.parametrize("topic", TEMPLATES)
def test_a_title_is_a_few_words(topic):
    assert len(filled(TEMPLATES[topic].title, recipient(), {"procedure": "专家评审"})) <= 16


def test_what_the_law_orders_to_be_told_names_its_article():
    assert {topic for topic, template in TEMPLATES.items() if template.required} >= REQUIRED


@pytest.mark.parametrize(
    ("name", "number", "called"),
    [
        ("梅示例", "430203198503170020", "梅女士"),
        ("赵示例", "430203198503170017", "赵先生"),
        ("欧阳示例", "430203198503170017", "欧阳先生"),
        ("梅示例", "P1234567", "您好"),
        ("示例·买买提", "430203198503170017", "您好"),
        ("Sample Person", "430203198503170017", "您好"),
        ("430203198503170020", "430203198503170020", "您好"),
        ("", "", "您好"),
    ],
)
def test_people_are_called_by_their_surname(name, number, called):
    assert salutation(name, number) == called


def test_a_recipient_without_an_account_is_known_by_the_phone_without_keeping_it():
    assert PHONE not in Recipient("", PHONE, "您好", sms=True).key


def test_the_proof_would_find_a_leak():
    leaking = SimpleNamespace(text="{who}，您的证件号码是 " + NUMBER)

    assert NUMBER in filled(leaking.text, recipient(), {})

"""A rule that would show very many cards at once asks a supervisor first, whether by the clock or by news."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest

from yichuang.domain.cases import acts as cases
from yichuang.domain.cases.events import CaseDeemedAccepted
from yichuang.domain.cases.models import Case
from yichuang.domain.identity.tables import CONSOLE
from yichuang.domain.identity.tests.factories import PNG
from yichuang.domain.notices.models import Notice
from yichuang.domain.supervision import acts, reads
from yichuang.domain.supervision.models import AwaitedCard, Card, CardRule
from yichuang.domain.supervision.tests.factories import card_of, only
from yichuang.kernel import calendar_changes, files, news, workdays
from yichuang.kernel.calendar import Day

pytestmark = pytest.mark.django_db


def looked(at, when: str) -> int:
    at(when)
    return acts.evaluate()


def test_a_rule_that_would_show_very_many_asks_first_and_shows_none(hall, at, rules, settings):
    settings.CARDS_AT_ONCE = 2
    for _ in range(3):
        hall.in_review()
    only(rules, "R07")

    assert looked(at, "2026-03-10 09:00") == 0
    waiting = CardRule.objects.get(number="R07")
    assert (waiting.state, waiting.waiting, Card.objects.count()) == ("WAITING", 3, 0)
    assert acts.evaluate() == 0
    assert Notice.objects.filter(account=hall.sun.account, about=waiting.thing).count() == 1

    acts.confirm(waiting, by=CONSOLE)
    assert acts.evaluate() == 3
    assert acts.evaluate() == 0


def silent(hall, at, rules, many: int) -> CardRule:
    """So many cases accepted by silence, the news of which comes on one morning."""
    only(rules, "R09")
    for _ in range(many):
        hall.received()
    at("2026-03-10 00:10")
    cases.clockwork.deem_silent()
    news.drain()
    return CardRule.objects.get(number="R09")


def test_silence_about_very_many_shows_the_share_of_a_day_and_then_asks(hall, at, rules, settings):
    settings.CARDS_AT_ONCE = 2
    assert silent(hall, at, rules, 4).state == "ON"
    assert Card.objects.count() == 2

    assert acts.evaluate() == 0
    waiting = CardRule.objects.get(number="R09")
    assert (waiting.state, waiting.waiting) == ("WAITING", 2)
    told = Notice.objects.get(account=hall.sun.account, about=waiting.thing)
    assert "今天已经亮了 2 张牌，还有 2 张等着" in told.text
    assert looked(at, "2026-03-11 09:00") == 0

    late = Case.objects.exclude(number__in=[card.about.partition(":")[2] for card in Card.objects.all()]).last()
    acts.note_deemed(CaseDeemedAccepted(late.number, late.body_code))  # heard again while it waits
    acts.confirm(CardRule.objects.get(number="R09"), by=CONSOLE)
    assert acts.evaluate() == 2
    assert (Card.objects.filter(rule_code="R09").count(), AwaitedCard.objects.count(), acts.evaluate()) == (4, 0, 0)


def test_news_that_comes_while_a_rule_waits_waits_too_and_is_counted(hall, at, rules, settings):
    settings.CARDS_AT_ONCE = 1
    at("2026-03-03 10:00")
    later = hall.received()
    at("2026-03-02 10:00")
    silent(hall, at, rules, 2)
    acts.evaluate()
    at("2026-03-11 00:10")
    cases.clockwork.deem_silent()
    news.drain()

    assert acts.evaluate() == 0
    assert (CardRule.objects.get(number="R09").waiting, card_of(later)) == (2, None)
    acts.confirm(CardRule.objects.get(number="R09"), by=CONSOLE)
    assert acts.evaluate() == 2
    assert card_of(later).rule_code == "R09"


def test_what_waited_and_is_wrong_by_now_is_never_shown(hall, at, rules, settings):
    settings.CARDS_AT_ONCE = 1
    workdays.seed()
    silent(hall, at, rules, 3)
    acts.evaluate()
    calendar_changes.confirm([Day(date(2026, 3, 6), "local", "示例停办")], by=CONSOLE, source="示府办〔2026〕1号")
    acts.confirm(CardRule.objects.get(number="R09"), by=CONSOLE)

    assert acts.evaluate() == 1  # the one shown is withdrawn
    assert [(card.state, card.rule_code) for card in Card.objects.all()] == [("WITHDRAWN", "R09")]
    assert AwaitedCard.objects.count() == 0


def test_switched_off_a_rule_forgets_what_waited(hall, at, rules, settings):
    settings.CARDS_AT_ONCE = 1
    silent(hall, at, rules, 2)
    acts.evaluate()
    rule = acts.switch_off(CardRule.objects.get(number="R09"), by=CONSOLE)
    acts.switch_on(rule, by=CONSOLE)

    assert (acts.evaluate(), Card.objects.count(), AwaitedCard.objects.count()) == (0, 1, 0)


def test_while_a_rule_waits_a_milder_one_still_speaks(hall, at, rules, settings):
    settings.CARDS_AT_ONCE = 3
    for _ in range(3):
        hall.in_review()
    only(rules, "R03", "R07")
    settings.CARDS_AT_ONCE = 2
    acts.change(
        CardRule.objects.get(number="R03"), acts.ruling.Ruling(**as_ruling("R03") | {"threshold": Decimal("0.9")}),
        by=CONSOLE, version=1,
    )  # fmt: skip

    assert looked(at, "2026-03-10 09:00") == 0
    assert {rule.number for rule in reads.waiting()} == {"R03", "R07"}


def thrice_yellow(hall, rules, *persons) -> None:
    """A supervisor has entered three yellow cards of this month for each of them."""
    for who in persons * 3:
        kept = files.keep(BytesIO(PNG), name="示例.png", owner=hall.sun.account).pk
        told = {"unit": hall.body.code, "person": who.account, "finding": "示例：窗口无人。", "proof": kept}
        acts.record(rules["R15"], by=hall.sun, **told)


def repeated() -> list[str]:
    return sorted(Card.objects.filter(topic="repeated").values_list("person", flat=True))


def test_the_third_yellow_cards_of_very_many_people_ask_first_and_none_is_red(hall, at, rules, settings):
    settings.CARDS_AT_ONCE = 1
    thrice_yellow(hall, rules, hall.zhao, hall.wu)

    assert (acts.evaluate(), acts.evaluate(), repeated()) == (0, 0, [])
    waiting = CardRule.objects.get(number="R18")
    assert (waiting.state, waiting.waiting) == ("WAITING", 2)
    assert "一次会亮 2 张牌" in Notice.objects.get(account=hall.sun.account, about=waiting.thing).text

    acts.confirm(waiting, by=CONSOLE)
    assert (acts.evaluate(), acts.evaluate()) == (2, 0)
    assert repeated() == sorted([hall.zhao.account, hall.wu.account])


def test_within_the_limit_the_third_yellow_card_of_everybody_is_red_at_once(hall, at, rules, settings):
    settings.CARDS_AT_ONCE = 2
    thrice_yellow(hall, rules, hall.zhao, hall.wu)

    assert (acts.evaluate(), len(repeated())) == (2, 2)
    assert CardRule.objects.get(number="R18").state == "ON"


def test_the_page_of_a_rule_counts_whose_third_yellow_card_would_be_red(hall, at, rules):
    thrice_yellow(hall, rules, hall.zhao)
    rule = rules["R18"]

    today = date(2026, 3, 2)
    milder = acts.ruling.Ruling(**as_ruling("R18") | {"threshold": Decimal(4)})
    assert (reads.would_card(rule, today), reads.preview(rule, milder)) == (1, 0)
    acts.evaluate()
    assert reads.would_card(rule, today) == 0


def as_ruling(code: str) -> dict:
    rule = CardRule.objects.get(number=code)
    names = acts.ruling.Ruling.__dataclass_fields__
    return {name: tuple(rule.told) if name == "told" else getattr(rule, name) for name in names}

"""Rules looked at: what they hold for is shown once, at its very boundary, and nothing else ever."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from yichuang.domain.cases import acts as cases
from yichuang.domain.cases.events import CaseDeemedAccepted
from yichuang.domain.cases.models import Case
from yichuang.domain.cases.tests.factories import GAP, Hall
from yichuang.domain.identity.tables import CONSOLE
from yichuang.domain.notices.models import Notice
from yichuang.domain.supervision import acts, reads
from yichuang.domain.supervision.models import AwaitedCard, Card, CardRule, Showing
from yichuang.domain.supervision.tests.factories import card_of, only
from yichuang.kernel import calendar_changes, clocks, documents, ledger, news, workdays
from yichuang.kernel.calendar import Day
from yichuang.kernel.models import Clock, LedgerEntry

pytestmark = pytest.mark.django_db


def looked(at, when: str) -> int:
    at(when)
    return acts.evaluate()


def due(case, kind="promise"):
    return clocks.of(case).filter(kind=kind).last().due_on


def test_a_late_case_turns_yellow_then_red_and_stays_one_card(hall, at, rules):
    case = hall.in_review()
    assert due(case) == date(2026, 3, 9)  # five working days, so nine tenths of it are its last day

    assert looked(at, "2026-03-08 23:59") == 0
    assert looked(at, "2026-03-09 00:01") == 1
    yellow = card_of(case)
    assert (yellow.state, yellow.rule_code, yellow.points) == ("YELLOW", "R03", 1)
    assert looked(at, "2026-03-09 23:59") == 0
    assert looked(at, "2026-03-10 00:01") == 1

    red = card_of(case)
    assert (red.pk, red.state, red.rule_code, red.points) == (yellow.pk, "RED", "R07", 3)
    assert [(one.colour, one.on) for one in Showing.objects.all()] == [
        ("yellow", date(2026, 3, 9)),
        ("red", date(2026, 3, 10)),
    ]
    assert [line.act for line in ledger.of(red)] == ["show_yellow", "show_red", "press"]


def test_looked_at_twice_nothing_is_written(hall, at, rules):
    hall.in_review()
    hall.submitted()
    looked(at, "2026-03-10 09:00")
    acts.evaluate()  # the card's own line in the ledger was the last
    lines, cards = LedgerEntry.objects.count(), list(Card.objects.values())

    with CaptureQueriesContext(connection) as queries:
        assert acts.evaluate() == 0

    writes = [query["sql"] for query in queries if query["sql"].split()[0] in {"INSERT", "UPDATE", "DELETE"}]
    assert writes == []
    assert (LedgerEntry.objects.count(), list(Card.objects.values())) == (lines, cards)


def test_a_friday_promise_is_late_on_the_make_up_saturday_and_not_on_an_ordinary_one(hall, at, rules):
    at("2026-04-29 10:00")
    case = hall.in_review()
    assert due(case) == date(2026, 5, 9)  # 9 May is a Saturday that is worked for the holidays of May

    assert looked(at, "2026-05-09 23:59") == 1
    assert card_of(case).colour == "yellow"
    assert looked(at, "2026-05-10 12:00") == 0  # a Sunday: no working day has passed yet
    assert looked(at, "2026-05-11 00:00") == 1
    assert card_of(case).colour == "red"


@pytest.mark.parametrize(("code", "first"), [("R01", 6), ("R02", 6), ("R03", 9), ("R04", 9), ("R07", 10)])
def test_each_metric_of_the_promise_begins_on_its_day(hall, rules, code, first):
    """Accepted on Monday 2 March, promised in five working days, due on Monday the 9th."""
    hall.in_review()

    assert reads.would_card(rules[code], date(2026, 3, first - 1)) == 0
    assert reads.would_card(rules[code], date(2026, 3, first)) == 1


def test_a_promise_no_longer_than_the_threshold_is_not_nearly_due_at_once(hall, at, rules):
    case = hall.in_review()
    Clock.objects.filter(thing=case.thing, kind="promise").update(length=1, due_on=date(2026, 3, 3))

    assert reads.would_card(rules["R02"], date(2026, 3, 2)) == 0


def test_beyond_the_limit_of_the_law_the_same_card_gets_worse(hall, at, rules):
    case = hall.in_review()
    looked(at, "2026-03-10 09:00")

    assert looked(at, "2026-03-31 09:00") == 1
    card = card_of(case)
    assert (card.rule_code, card.points, Card.objects.count()) == ("R08", 5, 1)
    assert [line.act for line in ledger.of(card)] == ["show_red", "press", "show_red", "press"]
    assert documents.of(card).count() == 2


def test_the_notice_of_the_fifth_day_is_carded_on_that_day_until_its_end(hall, at, rules):
    case = hall.received()
    assert due(case, "notice") == date(2026, 3, 9)

    assert looked(at, "2026-03-06 23:59") == 0
    assert looked(at, "2026-03-09 23:59") == 1
    assert (card_of(case).rule_code, card_of(case).topic) == ("R06", "notice")


def test_silence_that_accepts_a_case_is_red_and_belongs_to_who_was_silent(hall, at, rules):
    case = hall.received()
    looked(at, "2026-03-09 09:00")
    at("2026-03-10 00:10")
    cases.clockwork.deem_silent()
    news.drain()

    card = card_of(case)
    assert (card.state, card.rule_code, card.unit_id) == ("RED", "R09", hall.body.code)
    assert [day["holder"] for day in card.showings.last().evidence["days"]] == [f"body:{hall.body.code}"]


def test_a_second_correction_notice_is_red(hall, at, rules):
    case = cases.correct(hall.correcting(), by=hall.counter, materials=[{"material": 1, "paper": True}])
    case = cases.allow_second_notice(case, by=hall.sun, reason="示例：新政策")
    assert acts.evaluate() == 0
    case = cases.ask_to_correct(case, by=hall.zhao, gaps=[GAP])

    assert acts.evaluate() == 1
    assert (card_of(case).rule_code, card_of(case).topic) == ("R10", "correction")


def test_a_result_not_delivered_in_ten_working_days_is_red(hall, at, rules):
    case = hall.granted()
    assert due(case, "delivery") == date(2026, 3, 16)

    assert looked(at, "2026-03-16 23:59") == 0
    assert looked(at, "2026-03-17 00:01") == 1
    assert card_of(case).rule_code == "R11"


def test_a_special_procedure_longer_than_told_is_yellow(db, at, rules):
    case = Hall(specials=["检验"]).special(days=3)
    assert looked(at, "2026-03-05 23:59") == 0
    assert looked(at, "2026-03-06 00:01") == 1
    assert (card_of(case).rule_code, card_of(case).colour) == ("R05", "yellow")


def test_a_suspended_clock_never_cards(db, at, rules):
    only(rules, "R01", "R03", "R04", "R07", "R08")
    Hall(specials=["检验"]).special(days=60)

    assert looked(at, "2026-05-20 09:00") == 0


def test_a_provisional_clock_never_cards(hall, at, rules):
    at("2026-12-30 10:00")
    case = hall.in_review()
    promise = clocks.of(case).get(kind="promise")
    assert promise.provisional

    assert looked(at, "2027-01-20 09:00") == 0


def test_the_rule_names_who_hears_of_it_and_nobody_hears_it_twice(hall, at, rules):
    hall.in_review()
    looked(at, "2026-03-09 09:00")
    acts.evaluate()
    heard = set(Notice.objects.filter(topic="card").values_list("account", flat=True))

    assert heard == {hall.zhao.account, hall.qian.account}
    assert Notice.objects.filter(topic="card").count() == 2
    looked(at, "2026-03-10 09:00")
    assert hall.sun.account in set(Notice.objects.filter(topic="card").values_list("account", flat=True))


def test_a_hint_is_a_message_a_day_and_no_card(hall, at, rules):
    hall.in_review()
    hall.in_review()
    at("2026-03-06 09:00")

    assert (acts.hint(), acts.hint()) == (1, 0)
    assert Card.objects.count() == 0
    assert "2 件" in Notice.objects.get(account=hall.zhao.account, topic="card").text


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


def as_ruling(code: str) -> dict:
    rule = CardRule.objects.get(number=code)
    names = acts.ruling.Ruling.__dataclass_fields__
    return {name: tuple(rule.told) if name == "told" else getattr(rule, name) for name in names}


def test_three_yellow_cards_in_a_month_are_a_red_one_until_one_is_withdrawn(hall, at, rules):
    for _ in range(3):
        hall.in_review()

    assert looked(at, "2026-03-09 09:00") == 4
    red = Card.objects.get(topic="repeated")
    assert (red.rule_code, red.person, red.colour, red.occasion) == ("R18", hall.zhao.account, "red", "2026-03")
    assert acts.evaluate() == 0

    acts.withdraw(Card.objects.filter(colour="yellow").first(), by=hall.sun, reason="示例：系统停机")
    assert acts.evaluate() == 1
    red.refresh_from_db()
    assert (red.state, red.counts) == ("WITHDRAWN", 0)
    assert acts.evaluate() == 0


def test_two_yellow_cards_are_no_red_one(hall, at, rules):
    hall.in_review()
    hall.in_review()

    assert looked(at, "2026-03-09 09:00") == 2
    assert not Card.objects.filter(colour="red").exists()

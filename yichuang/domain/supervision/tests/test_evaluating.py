"""Rules looked at: what they hold for is shown once, at its very boundary, and nothing else ever."""

from datetime import date
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from yichuang.domain.cases import acts as cases
from yichuang.domain.cases.tests.factories import GAP, Hall, account_of
from yichuang.domain.identity.tests.factories import PNG, WindowFactory
from yichuang.domain.notices.models import Notice
from yichuang.domain.supervision import acts, reads
from yichuang.domain.supervision.models import Card, Showing
from yichuang.domain.supervision.tests.factories import card_of, only
from yichuang.kernel import clocks, documents, files, ledger, news
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


def test_yellow_cards_that_turned_red_were_yellow_ones_of_the_month(hall, at, rules):
    for _ in range(3):
        hall.in_review()
    looked(at, "2026-03-09 09:00")

    assert looked(at, "2026-03-10 09:00") == 3  # each is past its promise now
    assert Card.objects.get(topic="repeated").state == "RED"
    assert acts.evaluate() == 0

    acts.withdraw(card_of_rule("R07"), by=hall.sun, reason="示例：系统停机")
    assert acts.evaluate() == 1
    assert Card.objects.get(topic="repeated").state == "WITHDRAWN"


def card_of_rule(code: str) -> Card:
    return Card.objects.filter(rule_code=code).first()


def test_the_third_yellow_card_of_the_last_minutes_of_a_month_is_of_that_month(hall, at, rules):
    at("2026-03-31 23:58")
    for _ in range(3):
        kept = files.keep(BytesIO(PNG), name="示例.png", owner=hall.sun.account).pk
        acts.record(
            rules["R15"],
            by=hall.sun,
            unit=hall.body.code,
            person=hall.zhao.account,
            finding="示例：脱岗。",
            proof=kept,
        )

    assert looked(at, "2026-04-01 00:02") == 1
    red = Card.objects.get(topic="repeated")
    assert (red.occasion, red.subject) == ("2026-03", "2026年3月有3张黄牌")
    assert looked(at, "2026-04-08 09:00") == 0


def test_a_card_of_a_person_is_one_of_the_window_where_they_sit(hall, at, rules):
    hall.in_review()
    account_of(hall.zhao).posts.filter(role="REVIEWER").update(window=WindowFactory(number="A07"))

    looked(at, "2026-03-09 09:00")
    assert Card.objects.get().window == "A07"


def test_who_has_to_claim_or_to_decide_is_hinted_too(hall, at, rules):
    hall.proposed()
    at("2026-03-06 09:00")

    assert acts.hint() > 0
    told = Notice.objects.get(account=hall.qian.account, topic="card")
    assert told.text.startswith("您单位有 1 件等人承办或者等决定，快到承诺期限")
    assert not Notice.objects.filter(account=hall.zhao.account, text__contains="您手上").exists()
    assert acts.hint() == 0


def test_two_yellow_cards_are_no_red_one(hall, at, rules):
    hall.in_review()
    hall.in_review()

    assert looked(at, "2026-03-09 09:00") == 2
    assert not Card.objects.filter(colour="red").exists()

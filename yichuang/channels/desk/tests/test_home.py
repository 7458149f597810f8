"""首页 and 监督看板: every number is that of the list it leads to."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from yichuang.channels.desk.tests.conftest import Desk
from yichuang.domain.cases import acts
from yichuang.domain.cases.tests.factories import Hall
from yichuang.domain.catalogue.tests.factories import ItemFactory, ItemVersionFactory
from yichuang.domain.evaluation.tests.factories import House
from yichuang.domain.identity.tests.factories import BodyFactory, staff
from yichuang.domain.supervision import acts as supervision
from yichuang.domain.supervision import reads as carding
from yichuang.domain.supervision.tests.factories import default_rules

pytestmark = pytest.mark.django_db
HOME, BOARD = reverse("desk:home"), reverse("desk:board")
LIGHTS = ("red", "yellow", "blue", "green", "grey")


def by_light(numbers) -> dict:
    return {one.light: one.number for one in numbers}


def listed(browser, href) -> int:
    """How many rows the list behind a number has."""
    answer = browser.get(href)
    assert answer.status_code == 200, href
    return len(answer.context["lines"])


def numbers_of(context) -> list:
    """All that lead to the queue."""
    return [one for _, every, lit in context["work"] for one in (every, *lit)] + context["elsewhere"]


@pytest.fixture
def busy(db, at):
    """Cases in every light: two weeks later one taken in early is late, another stands still."""
    hall = Hall(specials=["检验"])
    hall.in_review(), hall.accepted(), hall.correcting(), hall.special()
    at("2026-03-06 10:00")
    hall.in_review()
    at("2026-03-10 10:00")
    hall.received(), hall.in_review()
    return hall


@pytest.mark.parametrize("day", ["2026-03-10", "2026-03-12", "2026-03-31"])
def test_each_number_of_the_home_is_the_length_of_its_list(busy, at, day):
    at(f"{day} 10:00")
    zhao = Desk(busy.zhao)

    numbers = numbers_of(zhao.get(HOME).context)

    assert [(one.word, one.number) for one in numbers] == [(one.word, listed(zhao, one.href)) for one in numbers]
    assert any(one.number for one in numbers)


def test_the_lights_add_up_to_all_that_have_one(busy):
    (_, every, lit), _ = Desk(busy.zhao).get(HOME).context["work"]

    assert by_light(lit).keys() == set(LIGHTS)
    assert sum(by_light(lit).values()) == every.number == 4


def test_what_waits_for_others_is_told_apart(hall):
    hall.proposed()
    acts.ask_to_correct(hall.received(), by=hall.zhao, gaps=[
        {"material": 1, "defect": "看不清", "basis": "《示例条例》第一条", "remedy": "重拍"}])  # fmt: skip

    waits = {one.word: one.number for one in Desk(hall.zhao).get(HOME).context["elsewhere"]}

    assert waits == {"等申请人": 0, "等外部机关": 0, "等其他同事和窗口": 1}


def test_the_home_tells_the_last_act_of_others_since_yesterday(hall, at):
    old = acts.send_back(hall.proposed(), by=hall.qian, reason="示例")
    at("2026-03-04 23:59")
    case = acts.send_back(hall.proposed(), by=hall.qian, reason="示例")
    hall.in_review()  # 赵's own doing is no news to 赵, and the clerk's receipt is
    at("2026-03-05 09:00")

    moved = Desk(hall.zhao).get(HOME).context["moved"]

    assert [(one.word, one.number) for one in moved][1] == ("退回重审", case.number)
    assert old.number not in [one.number for one in moved]
    at("2026-03-06 00:00")
    assert Desk(hall.zhao).get(HOME).context["moved"] == []


def test_a_stranger_of_the_house_sees_nothing_of_it(busy):
    away = staff("REVIEWER", "HEAD", body=BodyFactory(), name="远")

    page, board = Desk(away).get(HOME), Desk(away).get(BOARD)

    assert [one.number for one in numbers_of(page.context)] == [0] * 15
    assert page.context["moved"] == []
    assert (board.context["bodies"], board.context["slow"]) == ([], [])
    assert [one.number for one in board.context["today"]] == ["0件"] * 3


def test_the_board_is_for_who_supervises_or_heads(hall):
    assert {name: Desk(getattr(hall, name)).get(BOARD).status_code for name in ("zhao", "counter", "sun", "qian")} == {
        "zhao": 403, "counter": 403, "sun": 200, "qian": 200,
    }  # fmt: skip
    assert BOARD in Desk(hall.sun).get(HOME).content.decode()
    assert BOARD not in Desk(hall.zhao).get(HOME).content.decode()


@pytest.mark.parametrize("day", ["2026-03-10", "2026-03-31"])
def test_each_number_of_the_board_is_the_length_of_its_list(busy, at, day):
    at(f"{day} 10:00")
    busy.delivered()
    sun = Desk(busy.sun)

    context = sun.get(BOARD).context

    open_ones = [one for _, every, lit in context["bodies"] for one in (every, *lit)]
    assert [(one.href, one.number) for one in open_ones] == [(one.href, listed(sun, one.href)) for one in open_ones]
    today = {one.word: (one.number, f"{listed(sun, one.href)}件") for one in context["today"]}
    assert {word for word, (shown, found) in today.items() if shown != found} == set()
    assert today["今日办结量"][0] == "1件"


ROWS = {
    "cards": "cards",
    "bad-ratings": "rows",
    "complaints": "rows",
    "patrols": "rows",
    "refusals": "rows",
    "first-asked": "rows",
    "inbox": "notices",
}


def rows_behind(browser, href) -> int:
    """How many rows the list of cards, bad ratings, complaints or messages behind a number has."""
    answer = browser.get(href)
    assert answer.status_code == 200, href
    name = href.partition("?")[0].removeprefix("/desk/").strip("/")
    found = answer.context[ROWS[name]]
    return sum(not notice.read_at for notice, _ in found) if name == "inbox" else len(found)


@pytest.fixture
def carded(db, at):
    """Yellow and red cards, one defended and one withdrawn; a bad rating and complaints, late, due and done."""
    house = House()
    default_rules()
    house.archived()
    house.complained(), house.assigned(), house.dispatched()
    cases = [house.in_review() for _ in range(3)]
    at("2026-03-03 10:00")
    later = house.in_review()
    at("2026-03-10 10:00")
    supervision.evaluate()
    card = {one.about: one for one in carding.visible_to(house.sun).filter(topic="decision")}
    assert card[later.thing].colour == "yellow"
    supervision.withdraw(card[cases[0].thing], by=house.sun, reason="示例：停电")
    supervision.defend(card[cases[1].thing], by=house.zhao, words="示例：当天停电。")
    house.complained(person="")
    return house


@pytest.mark.parametrize("who", ["zhao", "qian", "sun"])
def test_what_is_to_be_answered_is_as_long_as_its_list(carded, who):
    browser = Desk(getattr(carded, who))

    numbers = browser.get(HOME).context["to_answer"]

    assert [(one.word, str(one.number)) for one in numbers] == [
        (one.word, str(rows_behind(browser, one.href))) for one in numbers
    ]
    assert sum(str(one.number) != "0" for one in numbers) >= 2


def test_who_answers_for_a_unit_counts_its_cards_and_sees_what_is_late(carded, at):
    def numbers():
        return {one.word: (one.number, one.light) for one in Desk(carded.qian).get(HOME).context["to_answer"]}

    assert numbers()["本单位的红黄牌，等答复"] == (str(carding.listed(carded.qian, view="waiting").count()), "")
    assert "本单位的红黄牌，等答复" not in {one.word for one in Desk(carded.zhao).get(HOME).context["to_answer"]}
    assert numbers()["在办的差评"] == ("1", "red")  # nobody called in a working day


@pytest.mark.parametrize("who", ["qian", "sun"])
def test_cards_and_bad_ratings_on_the_board_are_as_many_as_in_their_lists(carded, who):
    browser = Desk(getattr(carded, who))
    context = browser.get(BOARD).context

    said = [one for _, every, lit in context["complained"] for one in (every, *lit)]
    numbers = [*context["cards"], *said]

    assert [(one.href, one.number) for one in numbers] == [
        (one.href, rows_behind(browser, one.href)) for one in numbers
    ]
    assert {one.word for one in context["cards"] if one.number} == {"红牌", "黄牌", "等复核"}
    assert {every.word for _, every, _ in context["complained"] if every.number} == {"在办的差评", "在办的投诉咨询"}


def test_the_slowest_items_stand_by_what_they_take_beyond_their_promise(hall, at):
    def decided(case):
        case = acts.propose(case, by=hall.zhao, outcome="grant", opinion="符合条件，拟准予。")
        return acts.grant(case, by=hall.qian)

    slow = hall.in_review()
    at("2026-03-12 10:00")
    decided(slow)
    decided(hall.in_review())
    ItemVersionFactory(item=ItemFactory(body=hall.body))  # nobody asks for it: it is not slow
    sun = Desk(hall.sun)

    (found,) = sun.get(BOARD).context["slow"]

    assert (found.name, found.average, found.promise, found.over) == (hall.version.name, "4.0工作日", 5, -1)
    assert (found.decided.number, listed(sun, found.decided.href)) == (2, 2)
    at("2026-04-11 10:00")
    assert Desk(hall.sun).get(BOARD).context["slow"] == []


def test_what_was_decided_on_the_first_of_the_thirty_days_still_counts(hall, at):
    hall.granted()
    at("2026-03-31 10:00")
    assert len(Desk(hall.sun).get(BOARD).context["slow"]) == 1
    at("2026-04-01 10:00")
    assert Desk(hall.sun).get(BOARD).context["slow"] == []


@pytest.mark.parametrize(("address", "who"), [(HOME, "zhao"), (HOME, "sun"), (BOARD, "sun")])
def test_a_page_asks_no_more_for_more_work(hall, address, who):
    browser = Desk(getattr(hall, who))

    def asked():
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(address).status_code == 200
        return len(queries)

    hall.delivered(), acts.send_back(hall.proposed(), by=hall.qian, reason="示例")
    asked()
    one = asked()
    for _ in range(3):
        hall.delivered(), acts.send_back(hall.proposed(), by=hall.qian, reason="示例")
        other = BodyFactory()
        case = hall.received()
        type(case).objects.filter(pk=case.pk).update(deciding_body=other)

    assert asked() == one


def test_a_queue_narrowed_to_who_has_it_shows_what_is_in_correction_too(hall):
    waiting = hall.correcting()
    hall.received()
    zhao = Desk(hall.zhao)

    shown = zhao.get(reverse("desk:queue"), {"held": "applicant"}).context["lines"]

    assert [line.number for line in shown] == [waiting.number]
    assert re.findall(r'<option value="applicant" selected>', unescape(zhao.get(
        reverse("desk:queue"), {"held": "applicant"}).content.decode())) != []  # fmt: skip

"""A plan by its number: the same answers have the same one, it says nothing of whose it is, and it runs out."""

from decimal import Decimal

import pytest

from yichuang.domain.catalogue.rules.themes import Line, Question, Sheet
from yichuang.domain.catalogue.tests.factories import ItemVersionFactory, offered
from yichuang.domain.guidance import acts, reads
from yichuang.domain.guidance.acts import numbering
from yichuang.domain.guidance.models import PlanNumber
from yichuang.domain.identity.tests.factories import BodyFactory
from yichuang.kernel.refusals import ActRefused

pytestmark = pytest.mark.django_db
ANSWERS = {"form": "sole", "goods": ("food", "book"), "area": Decimal(30)}


@pytest.fixture
def sheet():
    questions = (
        Question("form", "怎么开？", "single", options={"sole": "个体", "company": "公司"}),
        Question("goods", "卖什么？", "multi", options={"food": "食品", "book": "书"}),
        Question("area", "多大？", "number"),
        Question("staff", "有人吗？", "boolean", options={"yes": "是", "no": "否"}, show_if='form == "company"'),
    )
    return Sheet(questions, (Line(ItemVersionFactory().item_id),))


@pytest.fixture
def theme(sheet):
    return offered("T66", sheet, lead=BodyFactory())


@pytest.fixture
def at(time_machine):
    return lambda moment: time_machine.move_to(moment, tick=False)


def test_eight_digits_the_last_of_which_finds_a_slip(theme):
    number = acts.number_plan(theme, ANSWERS).number
    slips = [
        number[:at] + str((int(number[at]) + by) % 10) + number[at + 1 :] for at in range(8) for by in range(1, 10)
    ]

    assert (len(number), number.isdigit(), reads.is_plan_number(number)) == (8, True, True)
    assert [slip for slip in slips if reads.is_plan_number(slip)] == []


def test_it_is_found_as_people_say_and_type_it(theme):
    found = acts.number_plan(theme, ANSWERS)
    number = found.number
    full_width = "".join(chr(ord(digit) + 0xFEE0) for digit in number)
    ways = [number, f" {number[:4]} {number[4:]} ", f"{number[:4]}-{number[4:]}", full_width]

    assert [reads.numbered(way) for way in ways] == [found] * 4
    assert [reads.numbered(way) for way in ("", "1", "12345678" * 9, "一二三四五六七八", number[:-1])] == [None] * 5


def test_what_it_keeps_is_the_theme_and_the_answers_that_count(theme):
    found = acts.number_plan(theme, ANSWERS | {"staff": "yes", "phone": "13800000001"})

    assert (found.theme, found.version) == ("T66", "T66-v1")
    assert found.answers == {"form": "sole", "goods": ["food", "book"], "area": "30"}


def test_the_same_answers_have_the_same_number_and_others_another(theme):
    first, again = acts.number_plan(theme, ANSWERS), acts.number_plan(theme, dict(reversed(ANSWERS.items())))
    other = acts.number_plan(theme, ANSWERS | {"area": Decimal(31)})

    assert first.number == again.number != other.number
    assert reads.number_of(theme, ANSWERS) == first
    assert PlanNumber.objects.count() == 2


def test_it_is_good_through_its_last_day_and_asked_for_again_good_for_longer(theme, at, settings):
    settings.PLAN_NUMBER_DAYS = 30
    at("2026-03-02 10:00+08:00")
    number = acts.number_plan(theme, ANSWERS).number
    at("2026-04-01 23:59+08:00")
    on_the_last_day = reads.numbered(number)
    at("2026-04-02 00:00+08:00")
    after = reads.numbered(number), reads.number_of(theme, ANSWERS)
    renewed = acts.number_plan(theme, ANSWERS)

    assert (on_the_last_day.number, after) == (number, (None, None))
    assert (renewed.number, reads.numbered(number)) == (number, renewed)


def test_what_ran_out_is_forgotten(theme, at):
    at("2026-03-02 10:00+08:00")
    acts.number_plan(theme, ANSWERS)
    kept = acts.forget_plan_numbers()
    at("2026-04-02 10:00+08:00")

    assert (kept, acts.forget_plan_numbers(), PlanNumber.objects.count()) == (0, 1, 0)


def test_a_new_version_of_the_theme_has_numbers_of_its_own(theme, sheet):
    old = acts.number_plan(theme, ANSWERS)
    new = offered("T66", sheet, lead=theme.theme.lead)

    assert reads.number_of(new, ANSWERS) is None
    assert acts.number_plan(new, ANSWERS).number != old.number
    assert reads.numbered(old.number).version == "T66-v1"


def test_whoever_asks_by_machine_does_not_use_the_numbers_up(theme, monkeypatch):
    monkeypatch.setattr(numbering, "MOST_A_DAY", 1)
    known = acts.number_plan(theme, ANSWERS)
    with pytest.raises(ActRefused, match="发完了"):
        acts.number_plan(theme, ANSWERS | {"area": Decimal(31)})

    assert acts.number_plan(theme, ANSWERS).number == known.number

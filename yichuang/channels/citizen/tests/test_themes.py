"""Asking for a theme: questions that follow from answers, and the plan they come to."""

import pytest
from django.urls import reverse

from yichuang.channels.citizen.themes import whoever_applies
from yichuang.domain.catalogue.rules.themes import Line, Question, Sheet
from yichuang.domain.catalogue.tests.factories import ItemFactory, ItemVersionFactory, offered
from yichuang.domain.identity.tests.factories import BodyFactory
from yichuang.kernel.actors import Actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def versions():
    body = BodyFactory(name="示例牵头局")
    names = ("示例执照", "示例许可", "示例招牌")
    return [ItemVersionFactory(item=ItemFactory(body=body), name=name) for name in names]


@pytest.fixture
def items(versions):
    return [version.item_id for version in versions]


@pytest.fixture
def theme(items):
    one, two, three = items
    questions = (
        Question("form", "怎么开？", "single", options={"sole": "个体", "company": "公司"}),
        Question("area", "多大？", "number", show_if='form == "company"'),
        Question("goods", "卖什么？", "multi", options={"food": "食品", "book": "书"}),
    )
    lines = (Line(one), Line(two, '"food" in goods', (one,)), Line(three, "area >= 50", (one,)))
    return offered("T77", Sheet(questions, lines), lead=BodyFactory(name="示例局"))


@pytest.fixture
def ask(client, theme):
    return lambda page="theme", **query: client.get(reverse(f"citizen:{page}", args=[theme.theme_id]), query)


def test_first_only_what_needs_no_answer_is_asked(ask):
    assert list(ask().context["form"].fields) == ["form", "goods"]


def test_a_question_that_follows_is_asked_without_blame(ask):
    page = ask(form="company", goods="food", seen="form,goods")

    assert list(page.context["form"].fields) == ["form", "area", "goods"]
    assert (page.status_code, page.context["more"]) == (200, True)


def test_what_was_asked_and_not_answered_is_named(ask):
    page = ask(form="company", area="很大", seen="form,area,goods")

    assert page.context["form"].errors == {"area": ["请填一个数字"]}


def test_nothing_chosen_of_several_is_an_answer(ask):
    page = ask(form="sole", seen="form,goods")

    assert page.status_code == 302
    assert page.url.startswith(reverse("citizen:plan", args=["T77"]))


def test_all_answered_leads_to_the_plan_and_its_address_holds_all(ask, client, items):
    page = client.get(ask(form="company", area="60", goods="food", seen="form,area,goods").url)

    plan = page.context["plan"]
    assert [step.item for step in plan.steps] == items
    assert (plan.days, len(page.context["rounds"])) == (10, 2)
    assert page.context["answered"] == [("怎么开？", "公司"), ("多大？", "60"), ("卖什么？", "食品")]


def test_half_answered_there_is_no_plan_yet(ask):
    assert ask("plan", form="company").url == reverse("citizen:theme", args=["T77"])


def test_an_item_out_of_force_is_not_in_the_plan(ask, items, versions):
    versions[1].state = "suspended"
    versions[1].save()
    page = ask("plan", form="sole", goods="food", seen="form,goods")

    assert [step.item for step in page.context["plan"].steps] == [items[0]]


def test_a_theme_is_found_beside_the_items(client, theme):
    page = client.get(reverse("citizen:items"), {"q": "示例开店"})

    assert [each.theme_id for each, _ in page.context["themes"]] == ["T77"]


def test_no_such_theme_is_404(client):
    assert client.get(reverse("citizen:theme", args=["T99"])).status_code == 404


@pytest.mark.parametrize(
    ("audience", "party", "limits", "whose"),
    [
        ("corp", "company", (), "company"),
        ("person", "company", (), "own"),
        ("corp", "own", (), "own"),
        ("corp", "company", (("company", frozenset({"A"})),), "own"),
        ("corp", "stranger", (), "own"),
    ],
)
def test_the_licences_that_count_are_those_of_whoever_will_apply(audience, party, limits, whose):
    actor = Actor(kind="citizen", party=party, own_party="own", parties=frozenset({"own", "company"}), limits=limits)

    assert whoever_applies(actor, audience) == whose


def test_a_theme_that_was_found_says_why(client, theme):
    page = client.get(reverse("citizen:items"), {"q": "示例开店"}).content.decode()

    assert "名称与您说的相符：示例开店" in page

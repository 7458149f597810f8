"""三员: who keeps the accounts, the posts and the records of the house finds no matter of anybody, on any page."""

import pytest

from tests.pages import visitors
from tests.pages.hidden import found_in, kept
from tests.pages.page import ACT
from tests.pages.registry import BY_NAME
from tests.pages.test_strangers import LISTS, NOT_FOUND, NOT_YOURS, OBJECTS, SHOWN, told

pytestmark = pytest.mark.any_python

ADMINISTRATORS = ("system", "security", "auditor")
OWN = {  # people, whom two of the three keep
    "desk:person", "desk:person-appointment", "desk:person-stand-in", "desk:person-deactivation",
    "desk:person-password", "desk:person-token", "desk:post-ending",
}  # fmt: skip
RECORDS = {("desk:records", "auditor"), ("desk:looks", "auditor")}  # of which matter a line is, and nothing of it
AT_THE_DESK = [name for name in OBJECTS if BY_NAME[name].channel == "desk"]


def allowed(page) -> set[int]:
    return {NOT_YOURS, NOT_FOUND} | ({SHOWN} if page.known or page.name in OWN else set())


def asked(world, name: str, who: str, ask):
    return ask(visitors.browser(world, who, BY_NAME[name].channel), BY_NAME[name], world)


@pytest.mark.any_database
@pytest.mark.parametrize("name", AT_THE_DESK)
def test_an_administrator_finds_no_matter_at(world, name):
    page, ask = BY_NAME[name], visitors.post if BY_NAME[name].answers == ACT else visitors.get
    answers = {who: asked(world, name, who, ask) for who in ADMINISTRATORS}

    assert {who: told(answer) for who, answer in answers.items() if told(answer) not in allowed(page)} == {}
    assert {who: found_in(answer, world) for who, answer in answers.items()} == {who: [] for who in ADMINISTRATORS}


@pytest.mark.parametrize("name", [name for name in LISTS if BY_NAME[name].channel in ("desk", "api")])
def test_an_administrator_sees_nothing_of_matters_on(world, name):
    looking = [who for who in ADMINISTRATORS if (name, who) not in RECORDS]
    before = kept(world)

    found = {who: found_in(asked(world, name, who, visitors.get), world) for who in looking}

    assert found == {who: [] for who in looking}
    assert kept(world) == before


def test_the_records_name_a_matter_by_its_number_alone(world):
    found = set(found_in(asked(world, "desk:records", "auditor", visitors.get), world))

    assert [what for what in found if not what.startswith("the number of a case")] == []

"""Every address has an entry that tells how its visitor opens it, and every entry works."""

import pytest

from tests.pages import addresses
from tests.pages.page import ACT, JSON, MOVES, PAGE, PAPER
from tests.pages.registry import ALL, BY_NAME, those

ANSWERS = {PAGE: 200, PAPER: 200, JSON: 200, MOVES: 302}


@pytest.mark.parametrize("address", addresses.every(), ids=lambda address: address.name)
def test_an_address_is_known_with_its_visitor(world, address):
    assert address.name in BY_NAME, f"{address.name} is on no list of tests/pages"
    assert BY_NAME[address.name].args(world).keys() == address.parameters


def test_no_entry_is_left_of_an_address_that_is_gone():
    assert {page.name for page in ALL} - {address.name for address in addresses.every()} == set()


def test_no_address_has_two_entries():
    assert len(BY_NAME) == len(ALL)


@pytest.mark.parametrize("name", those(lambda page: page.answers != ACT))
def test_the_visitor_gets_the_page(answer_to, name):
    assert answer_to(name).status_code == ANSWERS[BY_NAME[name].answers]

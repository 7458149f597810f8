"""The seal service says that an order is done."""

import pytest

from yichuang.domain.cases import reads
from yichuang.kernel import documents


@pytest.fixture
def paper(hall):
    """A paper whose seal is asked for again only later."""
    paper = reads.documents_of(hall.received()).get()
    documents.note(paper, documents.SELDOM, "示例")
    return paper


def test_with_the_token_both_know_it_makes_us_ask_at_once(caller, paper, settings):
    settings.SEAL_TOKEN = "示例口令"
    assert documents.seal_waiting() == 0

    answers = [caller().post(f"/seals/{paper.pk}.abc", Authorization="Bearer 示例口令") for _ in range(2)]

    assert [answer.status_code for answer in answers] == [204, 204]
    assert documents.seal_waiting() == 1


@pytest.mark.parametrize(("token", "shown"), [("", "Bearer "), ("示例口令", "Bearer x"), ("示例口令", "")])
def test_nobody_else_is_listened_to(caller, paper, settings, token, shown):
    settings.SEAL_TOKEN = token

    assert caller().post(f"/seals/{paper.pk}", Authorization=shown).status_code == 403
    assert documents.seal_waiting() == 0


def test_an_order_nobody_knows_is_no_news(caller, settings, db):
    settings.SEAL_TOKEN = "x"

    assert caller().post("/seals/nonsense", Authorization="Bearer x").status_code == 204

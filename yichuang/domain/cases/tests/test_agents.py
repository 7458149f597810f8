"""Somebody acts for another by a mandate: the case and its papers name them, the ledger says on whose behalf, and
every act asks again whether the mandate still reaches."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from yichuang.domain.cases import acts
from yichuang.domain.cases.tests.factories import party_of
from yichuang.domain.identity import acts as identity_acts
from yichuang.domain.identity import reads as identity
from yichuang.domain.identity.tests.factories import MandateFactory, citizen
from yichuang.kernel import documents, ledger

pytestmark = pytest.mark.django_db


@pytest.fixture
def agent(hall):
    """李, who has a party of her own, holds a mandate of 梅 until the ninth."""
    mandate = MandateFactory(
        account=identity.account(hall.li.account), party=party_of(hall.mei), kind="agent", document="示例委托书",
        starts_on=date(2026, 3, 1), until=date(2026, 3, 9),
    )  # fmt: skip
    return identity.actor(mandate.account), mandate


def again(actor):
    return identity.actor(identity.account(actor.account))


def test_the_ledger_says_on_whose_behalf_even_where_another_party_is_chosen(hall, agent):
    li, _ = agent

    case = acts.draft(item=hall.version.item_id, party=hall.mei.own_party, by=li)

    entry = ledger.last(case)
    assert (li.party, entry.account) == (li.own_party, li.account)
    assert entry.on_behalf == hall.mei.own_party


def test_one_s_own_matter_is_on_one_s_own_behalf(hall):
    assert ledger.last(hall.drafted()).on_behalf == hall.mei.own_party


def test_the_case_names_the_agent_and_nobody_where_the_party_files_itself(hall, agent):
    li, _ = agent

    by_agent = acts.draft(item=hall.version.item_id, party=hall.mei.own_party, by=li)

    assert (by_agent.agent_kind, by_agent.agent_name) == ("代理人", li.name)
    assert (hall.drafted().agent_kind, hall.drafted().agent_name) == ("", "")


def test_a_legal_representative_is_nobody_s_agent(hall):
    boss = citizen("示例法人代表")
    mandate = MandateFactory(account=identity.account(boss.account), kind="legal_representative")

    case = acts.draft(item=hall.version.item_id, party=mandate.party.number, by=again(boss))

    assert case.agent_name == ""


def test_papers_name_the_agent(hall, agent):
    li, _ = agent
    case = hall.accepted()
    type(case).objects.filter(pk=case.pk).update(agent_kind="代理人", agent_name=li.name)
    case.refresh_from_db()

    acts.withdraw(case, by=li, reason="不办了")

    by_title = {paper.title: paper.snapshot for paper in documents.of(case)}
    assert by_title["准予撤回通知书"]["agent"] == {"kind": "代理人", "name": li.name}
    assert "agent" not in by_title["受理通知书"]  # drawn up before
    assert documents.pdf(next(p for p in documents.of(case) if p.title == "准予撤回通知书"))[:5] == b"%PDF-"


def test_a_mandate_taken_back_ends_at_once(hall, agent):
    li, mandate = agent
    case = hall.accepted()
    identity_acts.revoke_mandate(mandate, by=hall.mei)

    with pytest.raises(PermissionDenied):
        acts.withdraw(case, by=again(li), reason="不办了")


def test_a_mandate_ends_with_its_last_day(hall, agent, at):
    li, _ = agent
    case = hall.accepted()

    at("2026-03-10 09:00")
    with pytest.raises(PermissionDenied):
        acts.withdraw(case, by=again(li), reason="不办了")

    at("2026-03-09 18:00")
    assert acts.withdraw(case, by=again(li), reason="不办了").state == "WITHDRAWN"

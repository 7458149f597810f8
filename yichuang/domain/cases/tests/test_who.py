"""The who-column: each act belongs to the people named there, and to nobody else of the cast."""

import pytest
from django.core.exceptions import PermissionDenied

from yichuang.domain.cases import acts, reads
from yichuang.domain.cases.states import LIFE
from yichuang.domain.cases.tests.factories import account_of, party_of
from yichuang.domain.identity import reads as identity
from yichuang.domain.identity.tests.factories import AccountFactory, MandateFactory

pytestmark = pytest.mark.django_db

CAST = ("mei", "li", "counter", "zhao", "wu", "qian", "sun", "clerk")
HEARD = {"ask_for_hearing": "mei counter", "hear_views": "zhao qian"}
CHECKED = {"post_check": "zhao wu qian", "order_correction": "zhao wu qian"}
UNDONE = dict.fromkeys(("allow_change", "allow_renewal", "revoke", "withdraw_grant", "cancel"), "qian")
CHARGED = {"charge": "zhao wu clerk", "reduce_fee": "qian", "note_payment": "counter zhao clerk"}
RIGHTED = {"correct_paper": "qian"}
# state: {act: who may}; whoever is not named may not.
EXPECTED = {
    "drafted": {"submit": "mei", "discard": "mei"},
    "submitted": {"pre_review": "counter zhao", "receive": "counter zhao", "withdraw": "mei counter"},
    "received": {
        "turn_away": "zhao", "amend": "counter zhao", "ask_to_correct": "zhao", "allow_second_notice": "sun",
        "accept": "zhao", "withdraw": "mei counter", "void": "sun", "register": "counter zhao wu",
        "promise_facts": "mei counter", "promise_owed": "mei counter", "end_waiver": "zhao wu qian",
    },
    "correcting": {"correct": "mei counter", "withdraw": "mei counter", "void": "sun"},
    "accepted": {
        **CHARGED,
        "start_review": "zhao wu qian", "reassign": "zhao wu qian sun", "forward": "counter zhao wu",
        "register": "counter zhao wu",
        "supply_owed": "mei counter zhao", "withdraw": "mei counter", "terminate": "qian", "void": "sun",
        "end_waiver": "zhao wu qian",
    },
    "in_review": {
        **CHARGED,
        "reassign": "qian sun", "record_site_check": "zhao", "start_special": "zhao qian", "extend": "qian",
        "send_up": "qian", "propose": "zhao", "supply_owed": "mei counter zhao", "withdraw": "mei counter",
        "terminate": "qian", "end_waiver": "zhao wu qian", **HEARD,
        "offer_hearing": "zhao qian", "call_hearing": "qian", "record_hearing": "qian",
        "tell_interested_party": "zhao qian",
    },
    "proposed": {
        **CHARGED,
        "reassign": "qian sun", "send_back": "qian", "grant": "qian", "deny": "qian", **UNDONE,
        "record_outcome": "counter zhao wu",
        "supply_owed": "mei counter zhao", "withdraw": "mei counter", "terminate": "qian",
        "end_waiver": "zhao wu qian", **HEARD,
    },
    "granted": {
        **CHECKED, **RIGHTED, **CHARGED, "make_certificate": "clerk",
        "supply_owed": "mei counter zhao", "terminate": "qian", "hand_over": "clerk",
    },
    "certified": {**CHECKED, **RIGHTED, **CHARGED, "supply_owed": "mei counter zhao", "hand_over": "clerk"},
    "denied": {**RIGHTED, "hand_over": "clerk"},
    "ready": {**CHECKED, **RIGHTED, "deliver": "clerk"},
    "delivered": {
        **CHECKED, **RIGHTED, "recall": "qian", "open_follow_up": "qian", "ask_follow_up": "mei counter",
    },
}  # fmt: skip


@pytest.mark.parametrize("stage", EXPECTED)
def test_each_act_is_open_to_the_people_of_its_row(stage, hall):
    case = getattr(hall, stage)()

    found = {}
    for name in CAST:
        for row in LIFE.open_to(getattr(hall, name), case):
            found.setdefault(row.act, []).append(name)

    assert {act: " ".join(names) for act, names in found.items()} == EXPECTED[stage]


def test_an_officer_keeps_away_from_an_own_matter(hall):
    case = hall.in_review()
    account, party = account_of(hall.zhao), party_of(hall.mei)
    type(account).objects.filter(pk=account_of(hall.mei).pk).update(own_party=None, level=1)
    account.own_party = party  # 赵 turns out to be the applicant
    account.save()

    with pytest.raises(PermissionDenied):
        acts.propose(case, by=identity.actor(account), outcome="grant", opinion="符合。")


def test_a_mandate_for_one_item_reaches_no_other(hall):
    agent = AccountFactory(name="代")
    MandateFactory(account=agent, party=party_of(hall.mei), items=["OTHER-1"])
    limited = identity.actor(agent)
    case = hall.accepted()

    assert list(reads.visible_to(limited)) == []
    with pytest.raises(PermissionDenied):
        acts.withdraw(case, by=limited, reason="不想办了")
    with pytest.raises(PermissionDenied):
        acts.draft(item=hall.version.item_id, party=hall.mei.own_party, by=limited)


def test_a_mandate_for_this_item_does(hall):
    agent = AccountFactory(name="代")
    MandateFactory(account=agent, party=party_of(hall.mei), items=[hall.version.item_id])
    case = hall.accepted()

    assert acts.withdraw(case, by=identity.actor(agent), reason="不想办了").state == "WITHDRAWN"

"""Two people, one case, the same moment: one act, and the other is told who was faster. On both databases."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError

import pytest
from django.db import connection
from django.utils import timezone

from yichuang.domain.cases import acts
from yichuang.domain.cases.models import Charge
from yichuang.domain.cases.tests.factories import Hall
from yichuang.domain.identity.tests.factories import staff
from yichuang.domain.licences import reads as licences
from yichuang.kernel import documents, ledger
from yichuang.kernel.refusals import ActRefused, OutOfTurn
from yichuang.kernel.verify import faults

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts_to_do):
    """Do all of them in threads that start together; each answers with its result or its refusal."""
    start = Barrier(len(acts_to_do))

    def do(act):
        start.wait()
        try:
            return act()
        except ActRefused as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts_to_do)) as threads:
        return list(threads.map(do, acts_to_do))


def test_two_officers_accept_at_once():
    hall = Hall()
    case = hall.received()
    other = staff("ACCEPTOR", body=hall.body, name="吴")

    answers = at_once(lambda: acts.accept(case, by=hall.zhao), lambda: acts.accept(case, by=other))

    late = [answer for answer in answers if isinstance(answer, OutOfTurn)]
    assert len(late) == 1
    assert "受理" in late[0].reasons[0]
    assert [entry.act for entry in ledger.of(case)] == ["draft", "submit", "receive", "accept"]
    assert documents.of(case).filter(code="DOC-03").count() == 1


def test_one_withdraws_while_the_other_decides():
    hall = Hall()
    case = hall.proposed()

    at_once(lambda: acts.grant(case, by=hall.qian), lambda: acts.withdraw(case, by=hall.mei, reason="不想办了"))

    case.refresh_from_db()
    assert ledger.of(case).count() == 7
    assert (case.state, ledger.last(case).act) in {("GRANTED", "grant"), ("WITHDRAWN", "withdraw")}


def test_the_same_key_at_once_is_one_case():
    hall = Hall()

    def file():
        return acts.file(
            item=hall.version.item_id,
            party=hall.mei.own_party,
            by=hall.mei,
            answers={"premises_address": "示例路1号"},
            materials=[{"material": 1, "file": hall.file_of(hall.mei)}],
            consent=True,
            key="same",
        )

    first, second, third = at_once(file, file, file)

    assert first.number == second.number == third.number


def test_many_cases_at_once_have_numbers_of_their_own_and_a_whole_ledger():
    hall = Hall()

    cases = at_once(*[hall.submitted for _ in range(6)])

    assert len({case.number for case in cases}) == 6
    assert [fault for fault in faults() if fault.startswith("case:")] == []


def test_two_heads_revoke_at_once():
    hall = Hall()
    case = hall.to_undo()
    other = staff("HEAD", body=hall.body, name="周")
    said = {"facts": "现场没有经营场所。", "reasons": "不符合法定条件。"}

    answers = at_once(*(lambda by=by: acts.revoke(case, by=by, **said) for by in (hall.qian, other)))

    licence, _ = licences.named(case.licence_identifier)
    assert [type(answer) for answer in answers].count(OutOfTurn) == 1
    assert documents.of(case).filter(code="DOC-19").count() == 1
    assert [entry.act for entry in ledger.of(licence)] == ["issue", "revoke"]
    assert [fault for fault in faults() if fault.startswith(("case:", "licence:"))] == []


def test_two_officers_note_one_bill_for_two_cases_at_once(monkeypatch):
    """Each has looked whether the bill is new before either writes it; where only one may write, the other waits."""
    hall = Hall(is_charged=True, fee_name="示例费", fee_standard="每件56元", fee_basis="示例价费〔2020〕12号")
    today = timezone.localdate()
    asked = {"amount": 5600, "code": "示例码", "pay_by": today}
    cases = [acts.charge(hall.accepted(), by=hall.zhao, **asked) for _ in range(2)]
    paid = {"bill": "示例票1", "amount": 5600, "paid_on": today}
    both, save = Barrier(2), Charge.save

    def together(charge, **how):
        with suppress(BrokenBarrierError):
            both.wait(timeout=3)
        save(charge, **how)

    monkeypatch.setattr(Charge, "save", together)
    answers = at_once(
        lambda: acts.note_payment(cases[0], by=hall.zhao, **paid),
        lambda: acts.note_payment(cases[1], by=hall.counter, **paid),
    )

    (late,) = [answer for answer in answers if isinstance(answer, ActRefused)]
    (done,) = [answer for answer in answers if not isinstance(answer, ActRefused)]
    name = "赵" if done.pk == cases[0].pk else "孔"
    assert f"{name}于 {today:%Y-%m-%d}" in late.reasons[0]
    assert "已经登记过" in late.reasons[0]
    assert sorted(type(case).objects.get(pk=case.pk).fee for case in cases) == ["due", "settled"]
    assert [fault for fault in faults() if fault.startswith("case:")] == []


def test_two_heads_open_the_same_at_once():
    hall = Hall()
    case = hall.delivered()
    other = staff("HEAD", body=hall.body, name="周")
    said = {"purpose": "revoke", "ground": "unqualified", "reason": "现场不符。"}

    answers = at_once(*(lambda by=by: acts.open_follow_up(case, by=by, **said) for by in (hall.qian, other)))

    late = [answer for answer in answers if isinstance(answer, ActRefused)]
    assert len(late) == 1
    assert "已经在办" in late[0].reasons[0]
    assert case.follow_ups.count() == 1


def test_one_recalls_while_the_other_corrects():
    hall = Hall()
    case = hall.delivered()
    paper = documents.of(case).get(code="DOC-10").number
    slip = {"what": "经营场所", "before": "示例路1号", "after": "示例路1号之二"}

    answers = at_once(
        lambda: acts.recall(case, by=hall.qian, mistake="wrong_person", reason="误交，已收回。"),
        lambda: acts.correct_paper(case, by=hall.qian, paper=paper, mistakes=[slip], reason="录入错误。"),
    )

    # corrected first, nothing is left to recall; recalled first, the paper is corrected at the window
    case.refresh_from_db()
    assert case.state == "READY"
    assert documents.of(case).filter(code="DOC-19").count() == 2 - sum(isinstance(a, OutOfTurn) for a in answers)

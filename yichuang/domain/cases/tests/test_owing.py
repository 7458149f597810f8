"""容缺受理: accepted without a secondary material, brought within its days, the result withheld until then."""

import pytest

from yichuang.domain.cases import acts, reads
from yichuang.domain.cases.acts import owing
from yichuang.domain.cases.models import Case
from yichuang.domain.cases.tests.factories import Hall
from yichuang.domain.catalogue.tests.factories import MaterialFactory
from yichuang.domain.notices import reads as notices
from yichuang.kernel import documents, news
from yichuang.kernel.refusals import ActRefused

pytestmark = pytest.mark.django_db


@pytest.fixture
def hall(hall):
    """The second material may follow within five working days."""
    MaterialFactory(version=hall.version, seq=2, name="示例制度", necessity="3", owed_days=5)
    return hall


def received(hall):
    """Taken in at the window without the second material, nothing promised yet."""
    case = acts.draft(item=hall.version.item_id, party=hall.mei.own_party, by=hall.counter, channel="counter")
    case = acts.save_draft(case, by=hall.counter, answers={"premises_address": "示例路1号"})
    case = acts.attach(case, by=hall.counter, materials=[{"material": 1, "paper": True}])
    return acts.receive(case, by=hall.counter, identity_checked=True)


def accepted(hall):
    return acts.accept(acts.promise_owed(received(hall), by=hall.counter), by=hall.zhao)


def proposed(hall):
    case = acts.start_review(accepted(hall), by=hall.zhao)
    return acts.propose(case, by=hall.zhao, outcome="grant", opinion="符合条件。")


def brought(hall, case):
    return acts.supply_owed(case, by=hall.mei, materials=[{"material": 2, "file": hall.file_of(hall.mei)}])


def ends(hall, *, by_itself=True):
    type(hall.version).objects.filter(pk=hall.version.pk).update(owed_ends=by_itself)
    return acts.start_review(accepted(hall), by=hall.zhao)


def test_it_is_accepted_only_once_the_window_has_the_promise(hall):
    case = received(hall)
    with pytest.raises(ActRefused, match="补交承诺"):
        acts.accept(case, by=hall.zhao)

    case = acts.accept(acts.promise_owed(case, by=hall.counter), by=hall.zhao)

    assert (case.state, case.owed, case.owed_due.isoformat()) == ("ACCEPTED", ["示例制度"], "2026-03-09")


def test_nothing_is_promised_where_nothing_is_owed(hall):
    hall.version.materials.filter(seq=2).delete()

    with pytest.raises(ActRefused, match="没有可以容缺"):
        acts.promise_owed(received(hall), by=hall.counter)


def test_the_promise_is_written_down_with_the_acceptance(hall):
    [paper] = documents.of(accepted(hall)).filter(code="DOC-18")

    assert paper.snapshot["owed"] == [{"name": "示例制度", "missing": "暂未提交", "supply_by": "2026-03-09"}]
    assert paper.snapshot["days"] == "5个工作日"


def test_where_nothing_is_owed_no_paper_and_no_clock(hall):
    case = acts.attach(hall.filled(), by=hall.mei, materials=[{"material": 2, "file": hall.file_of(hall.mei)}])
    case = acts.receive(acts.submit(case, by=hall.mei, consent=True), by=hall.counter)

    case = acts.accept(case, by=hall.zhao)

    assert (case.owed_due, documents.of(case).filter(code="DOC-18").count()) == (None, 0)


def test_the_limits_run_on_and_the_decision_need_not_wait(hall):
    case = proposed(hall)
    assert (case.promise_due.isoformat(), case.due_on.isoformat()) == ("2026-03-09", "2026-03-09")

    case = acts.grant(case, by=hall.qian)

    assert (case.state, case.owed_due.isoformat()) == ("GRANTED", "2026-03-09")
    with pytest.raises(ActRefused, match="容缺"):  # an e-licence would be the result in the applicant's hands
        acts.make_certificate(case, by=hall.clerk)


def test_bringing_it_stops_its_clock(hall):
    case = brought(hall, accepted(hall))

    assert (case.owed, case.owed_due) == ([], None)


def test_a_refusal_ends_what_is_owed_and_is_never_withheld(hall):
    case = acts.deny(
        proposed(hall), by=hall.qian, facts="现场没有洗手池。", reasons="场所不符合条件。", basis="《示例条例》第二条"
    )

    assert case.owed_due is None
    for paper in documents.of(case).exclude(sealing="none"):
        documents.file_of(paper)
    assert acts.hand_over(case, by=hall.clerk).state == "READY"


def test_the_applicant_is_told_before_the_last_day_once(hall, at):
    case = accepted(hall)
    assert owing.remind_owing() == 0
    at("2026-03-07 10:00")

    assert [owing.remind_owing(), owing.remind_owing()] == [1, 0]
    news.drain(1000)
    [told] = [notice for notice in notices.inbox(hall.mei) if notice.topic == "owed_ends"]
    assert case.number in told.text


def test_too_late_ends_the_matter_where_the_item_says_so(hall, at):
    case = ends(hall)
    at("2026-03-10 09:00")

    assert owing.end_owings() == 1

    case = Case.objects.get(pk=case.pk)
    assert (case.state, case.owed_due, case.statutory_due) == ("TERMINATED", None, None)
    [paper] = documents.of(case).filter(code="DOC-15")
    assert paper.snapshot["ground"] == "容缺受理承诺补交的材料，期限已过仍未补齐：示例制度。"
    assert owing.end_owings() == 0


def test_on_the_last_day_nothing_ends(hall, at):
    ends(hall)
    at("2026-03-09 23:00")

    assert owing.end_owings() == 0


def test_elsewhere_an_officer_decides_what_follows(hall, at):
    case = ends(hall, by_itself=False)
    at("2026-03-10 09:00")

    assert owing.end_owings() == 0
    assert acts.terminate(case, by=hall.qian, ground="承诺后补的材料逾期没有补齐。").state == "TERMINATED"


def test_what_was_brought_in_time_ends_nothing(hall, at):
    case = brought(hall, ends(hall))
    at("2026-03-10 09:00")

    assert owing.end_owings() == 0
    assert Case.objects.get(pk=case.pk).state == "IN_REVIEW"


def granted(hall, *, by_itself):
    case = acts.propose(ends(hall, by_itself=by_itself), by=hall.zhao, outcome="grant", opinion="符合条件。")
    return acts.grant(case, by=hall.qian)


def test_a_grant_withheld_too_long_is_never_served_where_the_item_says_so(hall, at):
    case = granted(hall, by_itself=True)
    at("2026-03-09 23:00")
    assert owing.end_owings() == 0
    at("2026-03-10 09:00")

    assert owing.end_owings() == 1

    case = Case.objects.get(pk=case.pk)
    assert (case.state, case.due_on, case.closed_on.isoformat()) == ("TERMINATED", None, "2026-03-10")
    [paper] = documents.of(case).filter(code="DOC-15")
    assert paper.snapshot["ground"].endswith("示例制度。准予的决定因此不再送达。")
    assert case.licence_identifier == ""


def test_the_decision_of_a_grant_that_is_never_served_is_not_verified_as_if_it_held(hall, at):
    case = granted(hall, by_itself=True)
    at("2026-03-10 09:00")

    owing.end_owings()

    decision, ending = (documents.of(case).get(code=code) for code in ("DOC-10", "DOC-15"))
    assert (decision.overtaken_by, reads.verify(case.certificate_number).verdict) == (ending, "awaited")


def test_elsewhere_the_chief_may_end_a_grant_withheld_too_long_and_not_before(hall, at):
    case = granted(hall, by_itself=False)
    at("2026-03-09 16:00")
    with pytest.raises(ActRefused, match="还没有过"):
        acts.terminate(case, by=hall.qian, ground="承诺后补的材料逾期没有补齐。")
    at("2026-03-10 09:00")

    assert owing.end_owings() == 0
    assert acts.terminate(case, by=hall.qian, ground="承诺后补的材料逾期没有补齐。").state == "TERMINATED"


def test_a_grant_that_owes_nothing_is_not_ended(hall, at):
    case = brought(hall, granted(hall, by_itself=False))
    at("2026-03-10 09:00")

    with pytest.raises(ActRefused, match="还没有过"):
        acts.terminate(case, by=hall.qian, ground="示例")


@pytest.fixture
def granted_elsewhere(db, at):
    """Granted by another authority, its result withheld here for what was promised; and who has it in hand."""
    hall = Hall(decided="elsewhere", owed_ends=True)
    MaterialFactory(version=hall.version, seq=2, name="示例制度", necessity="3", owed_days=5)
    case = acts.forward(accepted(hall), by=hall.zhao)
    return hall, acts.record_outcome(case, by=hall.zhao, outcome="grant", reference="示例省受〔2026〕1号")


def test_of_what_another_authority_granted_only_our_part_ends(granted_elsewhere, at):
    _, case = granted_elsewhere
    at("2026-03-09 23:00")
    assert owing.end_owings() == 0
    at("2026-03-10 09:00")

    assert owing.end_owings() == 1

    case.refresh_from_db()
    assert (case.state, case.due_on, case.owed_due) == ("TERMINATED", None, None)
    [paper] = documents.of(case).filter(code="DOC-15")
    assert paper.snapshot["ground"].endswith("（示例省受〔2026〕1号）由作出决定的机关处理，本窗口不再代为送达。")


def test_the_chief_too_may_end_it_and_the_paper_says_what_becomes_of_the_grant(granted_elsewhere, at):
    hall, case = granted_elsewhere
    with pytest.raises(ActRefused, match="还没有过"):
        acts.terminate(case, by=hall.qian, ground="示例")
    at("2026-03-10 09:00")

    acts.terminate(case, by=hall.qian, ground="承诺后补的材料逾期没有补齐。")

    [paper] = documents.of(case).filter(code="DOC-15")
    assert paper.snapshot["ground"].startswith("承诺后补的材料逾期没有补齐。准予的决定（示例省受")

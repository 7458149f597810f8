import pytest
from django.core.exceptions import PermissionDenied

from yichuang.domain.cases import acts
from yichuang.domain.cases.models import SiteCheck
from yichuang.domain.cases.papers import ARTICLE_45
from yichuang.domain.cases.states import State
from yichuang.domain.cases.tests.factories import Hall
from yichuang.domain.catalogue.tests.factories import SpecialProcedureFactory
from yichuang.domain.identity.tests.factories import staff
from yichuang.kernel import clocks, documents
from yichuang.kernel.refusals import ActRefused

pytestmark = pytest.mark.django_db


@pytest.fixture
def workshop(db, at):
    """An item that names 检验 as a special procedure."""
    return Hall(specials=["检验", "现场勘验"])


def test_a_reviewer_claims_what_nobody_holds_and_another_may_not_take_it(hall):
    case = acts.start_review(hall.accepted(), by=hall.zhao)

    assert (case.handler, case.held_by) == (hall.zhao.account, f"person:{hall.zhao.account}")
    with pytest.raises(PermissionDenied):
        acts.propose(case, by=hall.wu, outcome="grant", opinion="符合。")


@pytest.mark.parametrize("said", ["", "无"])
def test_reviews_start_in_any_order_where_grants_are_not_limited(at, said):
    hall = Hall(quantity_limit=said)
    hall.accepted()

    assert acts.start_review(hall.accepted(), by=hall.zhao).state == State.IN_REVIEW


def test_where_grants_are_limited_reviews_start_in_the_order_of_acceptance(at):
    hall = Hall(quantity_limit="全区不超过20家")
    filed_first, filed_second = hall.received(), hall.received()
    later = acts.accept(filed_second, by=hall.zhao)
    at("2026-03-03 09:00")
    last = acts.accept(filed_first, by=hall.zhao)

    with pytest.raises(ActRefused, match="按受理的先后审查"):
        acts.start_review(last, by=hall.zhao)

    acts.start_review(later, by=hall.zhao)
    assert acts.start_review(last, by=hall.zhao).state == State.IN_REVIEW


def test_of_one_day_whoever_filed_first_is_reviewed_first(at):
    hall = Hall(quantity_limit="全区不超过20家")
    first, second = hall.accepted(), hall.accepted()

    with pytest.raises(ActRefused, match="按受理的先后审查"):
        acts.start_review(second, by=hall.zhao)
    assert acts.start_review(first, by=hall.zhao).state == State.IN_REVIEW


def test_a_chief_gives_it_to_a_reviewer_of_the_body_only(hall):
    case = hall.accepted()

    with pytest.raises(PermissionDenied):
        acts.start_review(case, by=hall.sun)
    with pytest.raises(ActRefused, match="审查人"):
        acts.reassign(case, by=hall.qian, to=hall.clerk.account)
    assert acts.start_review(case, by=hall.qian, to=hall.wu.account).handler == hall.wu.account


def test_reassign_frees_the_queue_of_somebody_sick(hall):
    case = acts.reassign(hall.in_review(), by=hall.sun, to=hall.wu.account)

    assert case.held_by == f"person:{hall.wu.account}"
    assert acts.propose(case, by=hall.wu, outcome="grant", opinion="符合。").state == State.PENDING_DECISION


def test_a_stand_in_from_the_bureau_acts_for_the_body(hall):
    case = hall.accepted()
    stand_in = staff("REVIEWER", body=hall.body, name="代")

    assert acts.start_review(case, by=stand_in).handler == stand_in.account


def test_a_site_check_wants_two_officers_of_the_body_one_a_reviewer(hall):
    case = hall.in_review()
    for officers in ([hall.zhao.account], [hall.zhao.account] * 2, [hall.zhao.account, hall.clerk.account]):
        with pytest.raises(ActRefused, match="两名"):
            acts.record_site_check(case, by=hall.zhao, officers=officers, result="符合。")
    assert SiteCheck.objects.count() == 0

    case = acts.record_site_check(
        case, by=hall.zhao, officers=[hall.zhao.account, hall.qian.account], result="场所符合条件。"
    )

    assert (case.state, SiteCheck.objects.count()) == (State.IN_REVIEW, 1)


def test_a_site_check_never_stops_the_clock(workshop):
    case = workshop.in_review()
    due = case.statutory_due

    case = acts.record_site_check(
        case, by=workshop.zhao, officers=[workshop.zhao.account, workshop.qian.account], result="符合。"
    )
    assert case.statutory_due == due
    with pytest.raises(ActRefused, match="特别程序"):
        acts.start_special(case, by=workshop.zhao, kind="现场勘验", days=3, reason="核查")


def test_an_inspection_stops_both_limits_and_gives_the_days_back(workshop, at):
    case = workshop.in_review()  # accepted on Monday 2 March: 20 days end on the 30th
    at("2026-03-04 09:00")
    case = acts.start_special(case, by=workshop.zhao, kind="检验", days=10, reason="首批产品须检验。")
    assert (case.state, case.statutory_due, case.promise_due) == (State.SPECIAL, None, None)
    assert case.suspended_since.isoformat() == "2026-03-04"

    at("2026-03-10 15:00")  # 4, 5, 6, 9, 10 March are not counted
    case = acts.finish_special(case, by=workshop.zhao, result="检验合格。")

    assert (case.statutory_due.isoformat(), case.promise_due.isoformat()) == ("2026-04-07", "2026-03-16")
    assert case.suspended_since is None
    statutory = next(clock for clock in clocks.of(case) if clock.kind == "statutory")
    told = " ".join(line.text for line in clocks.reckoned(statutory).lines)
    assert "检验" in told
    assert documents.of(case).filter(code="DOC-06").count() == 1


def test_a_notice_names_the_rule_by_which_its_days_are_left_out(at):
    hall = Hall(specials=["检验"])
    SpecialProcedureFactory(version=hall.version, seq=2, kind="公示", legal_basis="《示例条例》第十条")
    public, tested = hall.in_review(), hall.in_review()

    acts.start_special(public, by=hall.zhao, kind="公示", days=5, reason="须公示。")
    acts.start_special(tested, by=hall.zhao, kind="检验", days=5, reason="须检验。")

    said = [documents.of(case).get(code="DOC-06").snapshot for case in (public, tested)]
    assert [(one["legal_basis"], one["excluded_by"]) for one in said] == [
        ("《示例条例》第十条", "《示例条例》第十条"),
        (ARTICLE_45, ARTICLE_45),
    ]


def test_a_procedure_the_item_does_not_name_cannot_stop_the_clock(hall):
    with pytest.raises(ActRefused, match="特别程序"):
        acts.start_special(hall.in_review(), by=hall.zhao, kind="听证", days=10, reason="听证")


def test_an_extension_is_once_by_the_head_with_reasons_and_at_most_ten_days(hall):
    case = hall.in_review()
    with pytest.raises(PermissionDenied):
        acts.extend(case, by=hall.zhao, days=10, reason="案情复杂")
    with pytest.raises(ActRefused, match="上限"):
        acts.extend(case, by=hall.qian, days=11, reason="案情复杂")

    case = acts.extend(case, by=hall.qian, days=10, reason="案情复杂")

    assert (case.statutory_due.isoformat(), case.promise_due.isoformat()) == ("2026-04-14", "2026-03-09")
    assert documents.of(case).filter(code="DOC-07").count() == 1
    with pytest.raises(ActRefused, match="一次"):
        acts.extend(case, by=hall.qian, days=5, reason="仍需时间")


def test_an_extension_after_the_limit_is_refused(hall, at):
    case = hall.in_review()
    at("2026-03-31 09:00")

    with pytest.raises(ActRefused, match="已过"):
        acts.extend(case, by=hall.qian, days=10, reason="案情复杂")

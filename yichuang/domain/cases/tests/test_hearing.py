"""Hearings and interested parties: told in writing, given their days, heard before anything is decided."""

from datetime import date, datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from yichuang.domain.cases import acts
from yichuang.domain.cases.states import State
from yichuang.kernel import documents
from yichuang.kernel.refusals import ActRefused

pytestmark = pytest.mark.django_db

SAID = "申请人梅：已经加装油烟净化设备。\n住户代表：请安装隔音。\n各方核对无误。"


def moment(day: int, hour: int = 9) -> datetime:
    return datetime(2026, 3, day, hour, 30, tzinfo=timezone.get_current_timezone())


def call(hall, case, day=16, **changed):
    room = {"place": "示例听证室", "presider": hall.wu.account, "clerk": "冯示例"} | changed
    return acts.call_hearing(case, by=hall.qian, opens_at=moment(day), **room)


def papers_of(case, code="DOC-08") -> list:
    return [paper.snapshot for paper in documents.of(case).filter(code=code)]


def proposed(hall, case):
    return acts.propose(case, by=hall.zhao, outcome="grant", opinion="符合条件。")


def test_the_right_to_a_hearing_is_told_with_the_last_of_five_working_days(hall, at):
    case = hall.hearing_offered()

    (notice,) = papers_of(case)
    assert (notice["title"], notice["ask_by"], notice["to"]) == ("听证告知书", "2026-03-09", case.applicant_name)
    assert (case.hearing, case.voices_until) == ("offered", date(2026, 3, 9))


def test_nothing_is_decided_before_the_days_to_ask_are_over(hall, at):
    case = proposed(hall, hall.hearing_offered())

    with pytest.raises(ActRefused, match="期限还没有过"):
        acts.grant(case, by=hall.qian)

    at("2026-03-10 09:00")
    assert acts.grant(case, by=hall.qian).state == State.GRANTED


def test_whoever_is_silent_for_five_days_can_no_longer_ask(hall, at):
    case = hall.hearing_offered()
    at("2026-03-10 09:00")

    with pytest.raises(ActRefused, match="视为放弃"):
        acts.ask_for_hearing(case, by=hall.mei)


def test_a_hearing_that_was_asked_for_must_be_held_before_the_decision(hall, at):
    case = proposed(hall, hall.hearing_asked())
    at("2026-03-20 09:00")

    with pytest.raises(ActRefused, match="听证笔录"):
        acts.grant(case, by=hall.qian)
    with pytest.raises(ActRefused, match="听证笔录"):
        acts.deny(case, by=hall.qian, facts="现场没有洗手池。", reasons="不符合", basis="《示例条例》")


def test_a_hearing_stops_the_clock_though_the_item_lists_none(hall, at):
    """The notice of the right says that its time is not counted; article 45 leaves it out in every matter."""
    case = hall.hearing_asked()
    assert "听证" not in {procedure["kind"] for procedure in case.terms["procedures"]}

    case = acts.start_special(case, by=hall.zhao, kind="听证", days=15, reason="举行听证。")

    assert (case.state, case.suspended_since) == (State.SPECIAL, date(2026, 3, 2))
    told = documents.of(case).get(code="DOC-06").snapshot
    assert (told["kind"], told["legal_basis"]) == ("听证", "《中华人民共和国行政许可法》第四十五条")


def test_without_a_hearing_the_clock_does_not_stop_for_one(hall, at):
    with pytest.raises(ActRefused, match="不在本事项列明"):
        acts.start_special(hall.hearing_offered(), by=hall.zhao, kind="听证", days=15, reason="举行听证。")


def test_the_call_names_time_place_and_presider_to_everybody_who_was_told(hall, at):
    case = hall.hearing_asked()
    acts.tell_interested_party(case, by=hall.zhao, name="李示例", content="热食制售", interest="住在楼上")

    call(hall, case)

    notice = papers_of(case)[-1]
    assert notice["title"] == "听证通知书"
    assert notice["opens_at"] == "2026年3月16日（星期一）上午9:30"
    assert notice["to"] == [case.applicant_name, "李示例"]
    assert notice["presider"] == "吴"


@pytest.mark.parametrize(
    ("day", "changed", "refusal"),
    [
        (10, {}, "提前七个工作日"),
        (31, {}, "二十个工作日内"),
        (16, {"place": " "}, "听证地点"),
        (16, {"presider": "zhao"}, "不是审查本件的人"),
        (16, {"presider": "mei"}, "不是审查本件的人"),
    ],
)
def test_a_hearing_not_called_as_the_law_says_is_not_called(hall, at, day, changed, refusal):
    case = hall.hearing_asked()
    if "presider" in changed:
        changed = {"presider": getattr(hall, changed["presider"]).account}

    with pytest.raises(ActRefused, match=refusal):
        call(hall, case, day, **changed)

    case.refresh_from_db()
    assert (case.hearing, len(papers_of(case))) == ("asked", 1)


def test_the_seventh_working_day_is_early_enough(hall, at):
    assert call(hall, hall.hearing_asked(), day=11).hearing == "called"


def test_a_body_hears_on_its_own_account_what_touches_the_public(hall, at):
    case = hall.in_review()
    with pytest.raises(ActRefused, match="没有人要求听证"):
        call(hall, case, reason="涉及公共利益")

    call(hall, case, public_interest=True, reason="大型餐饮综合体，涉及公共利益。")

    assert papers_of(case)[-1]["matter_of_hearing"] == "大型餐饮综合体，涉及公共利益。"


def test_the_minutes_open_the_way_to_the_decision(hall, at):
    case = call(hall, hall.hearing_asked())
    with pytest.raises(ActRefused, match="还没有举行"):
        record(hall, case)

    at("2026-03-16 14:00")
    case = record(hall, case)

    minutes = papers_of(case)[-1]
    assert minutes["title"] == "听证笔录"
    assert minutes["held"] == "2026年3月16日（星期一）上午9:30至11:30"
    assert [said["who"] for said in minutes["statements"]] == ["申请人梅", "住户代表", "记录"]
    assert acts.grant(proposed(hall, case), by=hall.qian).state == State.GRANTED


def record(hall, case, **changed):
    said = {"attended": ["申请人梅", "审查人赵"], "minutes": SAID, "closed_at": moment(16, 11)} | changed
    return acts.record_hearing(case, by=hall.qian, **said)


def test_minutes_say_who_was_there_and_what_was_said(hall, at):
    case = call(hall, hall.hearing_asked())
    at("2026-03-16 14:00")

    for empty in ({"attended": [" "]}, {"minutes": "  "}):
        with pytest.raises(ActRefused, match="到场的人"):
            record(hall, case, **empty)


def test_a_hearing_is_offered_once_and_by_who_examines(hall, at):
    case = hall.hearing_offered()
    with pytest.raises(ActRefused, match="不用再告知"):
        acts.offer_hearing(case, by=hall.zhao, subject="再次", reason="再次")
    with pytest.raises(PermissionDenied):
        acts.ask_for_hearing(case, by=hall.li)


def test_an_interested_party_is_told_and_heard_before_the_decision(hall, at):
    case = proposed(hall, hall.neighbour_told())
    (notice,) = papers_of(case, "DOC-09")
    assert (notice["to"], notice["answer_by"]) == ("李示例", "2026-03-09")
    with pytest.raises(ActRefused, match="期限还没有过"):
        acts.grant(case, by=hall.qian)

    case = acts.hear_views(case, by=hall.zhao, name="李示例", views="请加装隔音。")

    assert case.voices_until is None
    assert case.interested_parties.get().views == "请加装隔音。"
    assert acts.grant(case, by=hall.qian).state == State.GRANTED


def test_somebody_who_was_not_told_is_not_recorded_as_heard(hall, at):
    with pytest.raises(ActRefused, match="没有告知过"):
        acts.hear_views(hall.neighbour_told(), by=hall.zhao, name="别人", views="反对。")


@pytest.mark.parametrize("missing", ["name", "content", "interest"])
def test_an_interested_party_is_told_who_what_and_why(hall, at, missing):
    said = {"name": "李示例", "content": "热食制售", "interest": "住在楼上"} | {missing: " "}

    with pytest.raises(ActRefused, match="利害关系人"):
        acts.tell_interested_party(hall.in_review(), by=hall.zhao, **said)


def test_every_paper_of_a_hearing_is_drawn(hall, at):
    case = call(hall, hall.hearing_asked())
    at("2026-03-16 14:00")
    record(hall, case)

    assert all(documents.pdf(paper).startswith(b"%PDF") for paper in documents.of(case).filter(code="DOC-08"))

"""Bulletins 通报: drafted when a period is over, given words, reviewed, signed; then nothing changes them."""

from datetime import date

import pytest
import time_machine
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from yichuang.domain.cases import acts as cases
from yichuang.domain.identity.tests.factories import DISTRICT, RegionFactory, citizen, staff
from yichuang.domain.supervision import reads
from yichuang.domain.supervision.acts import bulletins
from yichuang.domain.supervision.models import Bulletin
from yichuang.domain.supervision.rules.periods import MONTH, WEEK, holding
from yichuang.domain.supervision.states import BULLETINS, BulletinState
from yichuang.kernel import documents, ledger
from yichuang.kernel.actors import THE_CLOCK, Actor
from yichuang.kernel.refusals import ActRefused, OutOfTurn
from yichuang.kernel.states import NOTHING

pytestmark = pytest.mark.django_db
FEBRUARY, MARCH = holding(MONTH, date(2026, 2, 1)), holding(MONTH, date(2026, 3, 1))
THE_WEEK = holding(WEEK, date(2026, 3, 4))


@pytest.fixture
def bureau(hall):
    """The district of the hall, with somebody who leads its bureau."""
    region = RegionFactory(code=DISTRICT)
    apps.get_model("identity.District").objects.create(region=region, bureau=hall.centre)
    hall.head = staff("HEAD", body=hall.centre, name="易")
    return hall


def on(day):
    return time_machine.travel(f"{day}T10:00:00+08:00", tick=False)


def issued(hall, period=MARCH, **words):
    draft = bulletins.draft(period, by=hall.sun)
    draft = bulletins.amend(draft, by=hall.sun, version=0, **{"opening": "", "remarks": ""} | words)
    return bulletins.issue(bulletins.review(draft, by=hall.sun), by=hall.head)


@pytest.mark.parametrize("state", [NOTHING, *BulletinState.values])
def test_an_act_is_open_only_in_the_states_of_its_rows(state, monkeypatch):
    monkeypatch.setattr("rules.Predicate.test", lambda *_: True)
    open_acts = {row.act for row in BULLETINS.open_to(Actor(), Bulletin(state=state))}

    assert open_acts == {act for act in BULLETINS.words if any(state in row.frm for row in BULLETINS.rows_of(act))}


def test_the_clock_drafts_the_week_and_the_month_that_are_over_and_tells_the_supervisors_once(bureau):
    with on("2026-04-01"):
        assert [bulletins.draft_due(), bulletins.draft_due()] == [2, 0]

    drafts = [(one.number, one.state, one.first, one.last) for one in Bulletin.objects.order_by("number")]
    assert drafts == [
        ("2026-03", "DRAFT", date(2026, 3, 1), date(2026, 3, 31)),
        ("2026-W13", "DRAFT", date(2026, 3, 23), date(2026, 3, 29)),
    ]
    Notice = apps.get_model("notices.Notice")
    assert Notice.objects.filter(topic="bulletin", recipient=bureau.sun.account).count() == 2


@pytest.mark.parametrize(
    ("moment", "number"), [("2026-03-31T23:59:59", "2026-02"), ("2026-04-01T00:00:00", "2026-03")]
)
def test_a_month_is_over_when_its_last_day_is(bureau, moment, number):
    with time_machine.travel(f"{moment}+08:00", tick=False):
        bulletins.draft_due()

    assert Bulletin.objects.get(kind=MONTH).number == number


def test_without_a_bureau_the_clock_drafts_nothing_and_people_are_told_why(hall):
    assert bulletins.draft_due() == 0
    with pytest.raises(ActRefused, match="行政审批局"):
        bulletins.draft(MARCH, by=hall.sun)


def test_a_period_has_one_bulletin_and_another_only_after_it_was_withdrawn(bureau):
    with on("2026-04-01"):
        first = bulletins.draft(MARCH, by=bureau.sun)
        with pytest.raises(ActRefused, match="已经有通报"):
            bulletins.draft(MARCH, by=bureau.sun)
        bulletins.give_up(first, by=bureau.sun, reason="示例：重做。")
        assert bulletins.draft_due() == 1  # the week; what people gave up is not made again by itself
        again = bulletins.draft(MARCH, by=bureau.sun)

    assert [first.number, again.number] == ["2026-03", "2026-03-2"]


def test_two_bulletins_of_a_period_are_refused_by_the_database_too(bureau):
    with on("2026-04-01"):
        bulletins.draft(MARCH, by=bureau.sun)
    with pytest.raises(IntegrityError), transaction.atomic():
        Bulletin.objects.create(number="X", state="DRAFT", kind=MONTH, first=MARCH.first, last=MARCH.last,
                                body=bureau.centre)  # fmt: skip


def test_what_has_not_begun_is_not_drafted_and_what_is_not_over_is_not_reviewed(bureau):
    with on("2026-02-28"), pytest.raises(ActRefused, match="还没有开始"):
        bulletins.draft(MARCH, by=bureau.sun)
    with on("2026-03-31"):
        draft = bulletins.draft(MARCH, by=bureau.sun)
        with pytest.raises(ActRefused, match="还没有结束"):
            bulletins.review(draft, by=bureau.sun)
    with on("2026-04-01"):
        assert bulletins.review(draft, by=bureau.sun).state == "REVIEWED"


def test_each_act_has_its_people(bureau):
    with on("2026-04-01"):
        for somebody in (bureau.zhao, bureau.qian, staff("SUPERVISOR"), citizen("某")):
            with pytest.raises(PermissionDenied):
                bulletins.draft(MARCH, by=somebody)
        draft = bulletins.draft(MARCH, by=bureau.sun)
        with pytest.raises(PermissionDenied):
            bulletins.review(draft, by=bureau.head)  # the head signs what somebody else reviewed
        reviewed = bulletins.review(draft, by=bureau.sun)
        for somebody in (bureau.sun, bureau.qian, bureau.zhao, THE_CLOCK):
            with pytest.raises(PermissionDenied):
                bulletins.issue(reviewed, by=somebody)

    assert documents.of(draft).count() == 0
    assert Bulletin.objects.get().state == "REVIEWED"


def test_a_head_who_reviewed_it_as_a_supervisor_does_not_sign_it(bureau):
    both = staff("HEAD", "SUPERVISOR", body=bureau.centre, scope=("*",), name="易")
    with on("2026-04-01"):
        reviewed = bulletins.review(bulletins.draft(MARCH, by=both), by=both)
        with pytest.raises(PermissionDenied):
            bulletins.issue(reviewed, by=both)
        assert bulletins.issue(reviewed, by=bureau.head).state == "ISSUED"


def test_words_changed_after_the_review_are_reviewed_again_and_an_older_version_is_told(bureau):
    with on("2026-04-01"):
        reviewed = bulletins.review(bulletins.draft(MARCH, by=bureau.sun), by=bureau.sun)
        changed = bulletins.amend(reviewed, by=bureau.head, version=0, opening=" 示例开头。 ", remarks="")
        with pytest.raises(OutOfTurn, match="刚才有人改过"):
            bulletins.amend(changed, by=bureau.sun, version=0, opening="另一个", remarks="")

    told = Bulletin.objects.get()
    assert (told.state, told.opening, told.version, told.reviewed_by) == ("DRAFT", "示例开头。", 1, "")


def test_numbers_run_without_a_gap_and_a_refusal_takes_none(bureau):
    with on("2026-04-01"):
        february = issued(bureau, FEBRUARY)
        draft = bulletins.review(bulletins.draft(MARCH, by=bureau.sun), by=bureau.sun)
        with pytest.raises(PermissionDenied):
            bulletins.issue(draft, by=bureau.sun)
        march = bulletins.issue(draft, by=bureau.head)

    assert [one.issue_number[-11:] for one in (february, march)] == ["〔2026〕0001号", "〔2026〕0002号"]
    line = ledger.last(march)
    assert (line.act, line.document, line.facts["digest"]) == ("issue", march.issue_number, march.digest)


def test_signed_twice_it_is_issued_once(bureau):
    with on("2026-04-01"):
        reviewed = bulletins.review(bulletins.draft(MARCH, by=bureau.sun), by=bureau.sun)
        bulletins.issue(reviewed, by=bureau.head)
        with pytest.raises(OutOfTurn, match="已印发"):
            bulletins.issue(reviewed, by=bureau.head)

    assert [paper.code for paper in documents.of(reviewed)] == ["DOC-40"]


def test_an_issued_bulletin_stays_as_it_is_and_the_next_one_states_the_difference(bureau):
    with on("2026-03-02"):
        bureau.received()
    with on("2026-04-01"):
        march = issued(bureau)
        kept = reads.said(march)
    late = bureau.submitted()
    with on("2026-03-31"):
        late = late.__class__.objects.get(pk=late.pk)
        cases.receive(late, by=bureau.counter)

    assert reads.said(Bulletin.objects.get()) == kept
    changed = {one.id: (one.then, one.now) for one in reads.changed_since(march)}
    assert changed["cases_received"] == ("1件", "2件")
    with on("2026-05-01"):
        april = reads.read_now(bulletins.draft(holding(MONTH, date(2026, 4, 1)), by=bureau.sun))
    table = next(one for one in april["blocks"] if one.get("caption") == "所载数字的变化")
    rows = {row[0][0]["text"]: [cell[0]["text"] for cell in row[1:]] for row in table["rows"]}
    assert rows["收件量"] == ["1件", "2件"]


def test_what_is_issued_is_seen_by_all_staff_and_drafts_by_who_works_on_them(bureau):
    with on("2026-04-01"):
        first = issued(bureau, FEBRUARY)
        draft = bulletins.draft(MARCH, by=bureau.sun)
        bulletins.withdraw(first, by=bureau.head, reason="示例：数字有误。")

    def seen(actor):
        return [one.number for one in reads.bulletin_list(actor)]

    assert [seen(who) for who in (bureau.sun, bureau.head)] == [[draft.number, first.number]] * 2
    assert [seen(who) for who in (bureau.zhao, bureau.qian)] == [[first.number]] * 2
    assert seen(bureau.mei) == []


def test_a_withdrawal_needs_its_reason_and_leaves_what_was_said(bureau):
    with on("2026-04-01"):
        march = issued(bureau)
        with pytest.raises(ActRefused, match="为什么撤回"):
            bulletins.withdraw(march, by=bureau.head, reason=" ")
        with pytest.raises(PermissionDenied):
            bulletins.withdraw(march, by=bureau.sun, reason="示例")
        gone = bulletins.withdraw(march, by=bureau.head, reason="示例：数字有误。")

    assert (gone.state, gone.issue_number) == ("WITHDRAWN", march.issue_number)
    assert reads.said(gone)["title"] == "2026年3月政务服务通报"


def words_of(said):
    return ["".join(run["text"] for run in block["runs"]) for block in said["blocks"] if block["kind"] == "words"]


def test_what_nobody_decided_has_no_speed(bureau):
    with on("2026-03-02"):
        bureau.received()
    with on("2026-04-01"):
        said = reads.read_now(bulletins.draft(MARCH, by=bureau.sun))

    assert words_of(said)[0] == (
        "2026年3月，全区收件1件，受理0件，办结0件；上月收件0件，办结0件。本月没有作出决定的办件。"
    )


def test_a_month_reads_from_its_measures_with_every_department_and_item(bureau):
    with on("2026-03-02"):
        bureau.delivered()
    with on("2026-04-01"):
        said = reads.read_now(bulletins.draft(MARCH, by=bureau.sun))

    assert words_of(said)[0].endswith("本月作出决定1件，按时办结率100.00%，平均用时0.0工作日，九成办件不超过0工作日。")
    tables = {block["caption"]: block["rows"] for block in said["blocks"] if block["kind"] == "table"}
    shown = [[cell[0]["text"] for cell in row] for row in tables["各部门办件情况"]]
    assert shown == [[bureau.body.short_name, "1件", "1件", "100.00%", "100.00%", "0.0工作日", "0工作日"]]
    assert [row[0][0]["text"] for row in tables["平均用时最长的事项"]] == [bureau.version.name]
    titles = [block["text"] for block in said["blocks"] if block["kind"] == "heading"]
    assert titles == [
        "一、总体情况", "二、各部门情况", "三、用时最长的事项", "四、一件事一次办", "五、好差评和投诉", "六、红黄牌",
        "七、尚未测量的指标", "附：指标说明",
    ]  # fmt: skip
    assert said["figures"]["kiosks_active"]["shown"] == "尚未测量"


def test_every_measure_a_bulletin_names_is_registered():
    """One that is renamed would leave its table in silence."""
    from yichuang.domain.supervision.reads import bulletin_figures as asked  # noqa: PLC0415

    named = [*asked.OVERALL, *asked.OF_DEPARTMENTS, *asked.OF_ITEMS, *asked.OF_JOINT, *asked.OF_CARDS]
    assert [name for name in named if name not in asked.known(named)] == []
    assert asked.of_evaluation() != []


def test_ids_fit_word_whatever_a_measure_is_called():
    from yichuang.domain.supervision.reads.bulletin_figures import named  # noqa: PLC0415

    long = [named("evaluation.a_measure_with_a_very_long_name", "by", code) for code in ("MZJ", "SCJG")]

    assert [len(each) for each in long] == [40, 40]
    assert long[0] != long[1]
    assert named("cases.received", "in", "2026_W10") == "cases_received_in_2026_W10"


def test_a_week_is_named_by_its_number_and_its_days(bureau):
    with on("2026-03-09"):
        week = bulletins.draft(THE_WEEK, by=bureau.sun)

    assert week.period.word == "2026年第10周（3月2日至3月8日）"
    assert (week.number, week.title) == ("2026-W10", "2026年第10周政务服务通报")

"""Bad ratings and complaints at the desk: lists by light, the acts that are mine, forms that say what is missing."""

import pytest
from django.urls import reverse

from yichuang.channels.desk.sheets.grievances import SHEETS
from yichuang.channels.desk.tests.conftest import now
from yichuang.domain.evaluation import reads
from yichuang.domain.evaluation.states import BAD_RATINGS, COMPLAINTS
from yichuang.domain.evaluation.tests.factories import House
from yichuang.kernel import news

pytestmark = pytest.mark.django_db


@pytest.fixture
def hall(db, at):
    return House()


def page(bad):
    return reverse("desk:bad-rating", args=[bad.number])


def act(bad, name):
    return reverse("desk:bad-rating-act", args=[bad.number, name])


def test_every_act_of_people_at_a_desk_has_its_page():
    by_time, by_citizens = {"take_up"}, {"register", "withdraw"}

    assert set(BAD_RATINGS.words) - by_time == set(SHEETS["badrating"])
    assert set(COMPLAINTS.words) - by_citizens == set(SHEETS["complaint"])


# act: (the station it waits at, whose it is, what the boxes hold, where it goes)
ACTS = {
    "contact": ("dispatched", "qian", {"words": "已联系"}, "CONTACTED"),
    "verify": ("contacted", "qian", {"words": "属实", "valid": "yes"}, "VALID"),
    "appeal": ("invalid", "qian", {"words": "误评"}, "APPEALED"),
    "uphold": ("appealed", "sun", {"words": "成立"}, "UPHELD"),
    "reject": ("appealed", "sun", {"words": "不成立"}, "REJECTED"),
    "begin": ("valid", "qian", {"words": "加人"}, "RECTIFYING"),
    "rectify": ("rectifying", "qian", {"words": "已加人"}, "RECTIFIED"),
    "explain": ("invalid", "qian", {"words": "已解释"}, "RECTIFIED"),
    "revisit": ("rectified", "sun", {"words": "满意", "content": "yes"}, "REVISITED"),
    "close": ("revisited", "sun", {"summary": ""}, "CLOSED"),
}


@pytest.mark.parametrize("name", ACTS)
def test_an_act_is_done_from_its_page(desk, hall, name):
    station, who, boxes, to = ACTS[name]
    bad = getattr(hall, station)()
    browser = desk(getattr(hall, who))

    assert browser.get(act(bad, name)).status_code == 200
    answer = browser.post(act(bad, name), boxes)

    assert (answer.status_code, now(bad).state) == (302, to)


def test_whom_to_call_stands_where_it_is_written_what_they_answered(desk, hall):
    bad = hall.dispatched(name="示例评价人", phone="13900000077")

    shown = desk(hall.qian).get(act(bad, "contact"))

    assert ("示例评价人" in shown.text, "139****0077" in shown.text, bad.rating.words in shown.text) == (True,) * 3
    assert desk(hall.qian).get(act(hall.dispatched(name="", phone=""), "contact")).context["called"] is None


def test_the_buttons_are_the_acts_open_to_the_person(desk, hall):
    bad = hall.dispatched()

    assert [button.word for button in desk(hall.qian).get(page(bad)).context["buttons"]] == ["联系核实"]
    assert [button.word for button in desk(hall.sun).get(page(bad)).context["buttons"]] == ["改派"]


def test_whom_it_is_about_finds_neither_the_page_nor_the_list(desk, hall):
    bad = hall.dispatched()

    assert desk(hall.zhao).get(page(bad)).status_code == 403  # no post that leads or supervises
    assert desk(hall.clerk).get(reverse("desk:bad-ratings")).status_code == 403
    assert desk(hall.qian).get(reverse("desk:bad-ratings")).context["rows"][0][0] == bad


def test_an_act_of_another_is_not_theirs_and_a_late_one_is_too_late(desk, hall):
    bad = hall.contacted()

    assert desk(hall.sun).get(act(bad, "verify")).status_code == 403
    assert desk(hall.qian).get(act(bad, "contact")).status_code == 409
    assert desk(hall.qian).get(act(bad, "no_such_act")).status_code == 404


@pytest.mark.parametrize(("when", "light"), [("2026-03-03 09:00", "yellow"), ("2026-03-04 09:00", "red")])
def test_lists_narrow_by_light(desk, hall, at, when, light):
    bad = hall.dispatched()
    at(when)
    browser = desk(hall.sun)

    rows = {one: browser.get(reverse("desk:bad-ratings"), {"light": one}).context["rows"] for one in ("red", "yellow")}

    assert [row[0] for row in rows[light]] == [bad]
    assert sum(map(len, rows.values())) == 1


def test_a_complaint_taken_down_on_the_phone_is_not_shown_to_who_took_it(desk, hall):
    boxes = {"source": "phone", "kind": "complaint", "text": "示例：等了很久。", "body": hall.body.code}
    browser = desk(hall.counter)

    answer = browser.post(reverse("desk:complaint-new"), boxes)

    assert answer.url == reverse("desk:complaint-new")
    assert browser.get(reverse("desk:complaints")).context["rows"] == []
    assert len(desk(hall.sun).get(reverse("desk:complaints")).context["rows"]) == 1


def test_the_records_of_a_month_have_both_codes_and_no_name(desk, hall):
    rating = hall.rated(5, tags=("517",))
    hall.rated(1, name="示例人员", phone="13900000001", words="示例，慢")

    answer = desk(hall.sun).get(reverse("desk:rating-records", args=["2026-03", "csv"]))

    heading, first, second = (line.split(",") for line in answer.content.decode("utf-8-sig").splitlines())
    row = dict(zip(heading, first, strict=True))
    assert [row[name] for name in ("satisfaction", "grade39046", "evalDetail", "pf", "assessNumber", "proStatus")] == [
        "5", "1", "517", "1", "1", "3"
    ]  # fmt: skip
    assert (row["projectNo"], row["userName"]) == (rating.invitation.subject, "")
    assert [second[heading.index(name)] for name in ("satisfaction", "grade39046")] == ["1", "5"]
    assert [word for word in ("13900000001", "示例人员") if word in answer.content.decode()] == []


def test_the_records_leave_out_ones_own_bad_rating_while_it_is_mended(desk, hall):
    """In a small bureau who supervises may serve a window too."""
    kept = hall.rated(5)
    bad = hall.dispatched()
    type(bad.invitation).objects.filter(pk=bad.invitation_id).update(persons=f"|{hall.sun.account}|")
    address = reverse("desk:rating-records", args=["2026-03", "csv"])

    def subjects(who):
        return {line.split(",")[5] for line in desk(who).get(address).content.decode("utf-8-sig").splitlines()[1:]}

    assert subjects(hall.sun) == {kept.invitation.subject}
    assert subjects(hall.ding) == {kept.invitation.subject, bad.invitation.subject}
    type(bad).objects.filter(pk=bad.pk).update(state="CLOSED")
    assert subjects(hall.sun) == {kept.invitation.subject, bad.invitation.subject}


def test_the_rate_of_ratings_of_a_day_is_shown_to_who_leads_alone(desk, hall, at):
    hall.rated(1)
    at("2026-04-20 10:00")
    address = reverse("desk:measure", args=["evaluation.satisfaction"])

    of_a_day = desk(hall.zhao).get(address, {"from": "2026-03-02", "to": "2026-03-02"})
    of_a_year = desk(hall.zhao).get(address)

    assert (of_a_day.status_code, of_a_day.context["lines"]) == (422, [])
    assert "只按已经过完的月份或者整年公布" in of_a_day.text
    assert "只算到2026年3月31日" in of_a_year.text
    assert "太少，不公布" in of_a_year.text
    told = desk(hall.qian).get(address, {"from": "2026-03-02", "to": "2026-03-02"})
    assert (told.status_code, "只算到" in told.text, told.context["total"].shown) == (200, False, "0.00%")


def test_no_row_leads_behind_ratings_that_are_in_no_score(desk, hall, at):
    hall.rated(1)
    at("2026-04-20 10:00")
    kind = "department", hall.body.code
    page = desk(hall.zhao).get(reverse("desk:score", args=kind), {"month": "2026-03"})
    rows = desk(hall.zhao).get(reverse("desk:score-rows", args=[*kind, "satisfaction"]), {"month": "2026-03"})

    assert "评价太少，不计分" in page.text
    assert rows.status_code == 404


@pytest.mark.parametrize("measure", ["evaluation.bad_ratings", "evaluation.ratings"])
def test_behind_a_number_nobody_finds_a_bad_rating_of_their_own(desk, hall, measure):
    """The head sees it in the list, the supervisor too; whoever it is about does not, and who only works there."""
    hall.dispatched()
    rows = reverse("desk:measure-rows", args=[measure])

    def seen(who):
        return len(desk(who).get(rows).context["lines"])

    assert [seen(who) for who in (hall.sun, hall.qian, hall.zhao, hall.clerk)] == [1, 1, 0, 0]


def test_a_message_leads_to_what_is_to_be_handled(hall, desk):
    bad, said = hall.dispatched(), hall.assigned()
    news.drain()

    notices = desk(hall.qian).get(reverse("desk:inbox")).context["notices"]

    assert {href for _, href in notices} >= {
        reverse("desk:bad-rating", args=[bad.number]), reverse("desk:complaint", args=[said.number])
    }  # fmt: skip


def test_two_calls_taken_down_from_a_page_gone_back_to_are_two_complaints(hall, desk):
    boxes = {"kind": "complaint", "source": "phone", "csrfmiddlewaretoken": "a" * 64}
    counter = desk(hall.counter)

    for text in ("示例：等了很久。", "示例：等了很久。", "示例：少给一份回执。"):
        counter.post(reverse("desk:complaint-new"), boxes | {"text": text})

    assert [one.text for one in reads.complaints(hall.sun).order_by("pk")] == [
        "示例：等了很久。",
        "示例：少给一份回执。",
    ]

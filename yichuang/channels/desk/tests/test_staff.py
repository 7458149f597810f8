import pytest
from django.urls import reverse
from django_otp.plugins.otp_totp.models import TOTPDevice

from yichuang.channels.desk.tests.conftest import now
from yichuang.domain.cases.tests.factories import account_of
from yichuang.domain.identity import reads as identity
from yichuang.domain.identity.tests.factories import BodyFactory, staff

STAFF = reverse("desk:staff")
UNTIL = {"until_year": "2026", "until_month": "3", "until_day": "20"}


@pytest.fixture
def sun(desk, hall):
    return desk(hall.sun)


def page(actor, name="person", *more):
    return reverse(f"desk:{name}", args=[actor.account, *more])


def test_the_list_says_who_holds_how_many_open_cases(sun, hall):
    hall.in_review()

    people = {person.number: (len(posts), holding) for person, posts, holding in sun.get(STAFF).context["people"]}

    assert people[hall.zhao.account] == (2, 1)
    assert people[hall.wu.account] == (1, 0)


def test_the_list_narrows_to_a_body(sun, hall):
    people = sun.get(STAFF, {"body": hall.centre.code}).context["people"]

    assert {person.home_body_id for person, _, _ in people} == {hall.centre.code}


def test_the_list_asks_as_often_for_more_people(sun, hall, asked):
    sun.get(STAFF)

    before = asked(sun, STAFF)
    staff("REVIEWER", body=hall.body, name="吴二")
    staff("REVIEWER", body=hall.body, name="吴三")

    assert asked(sun, STAFF) == before


@pytest.mark.parametrize(
    "name", ["staff", "person", "person-stand-in", "person-deactivation", "person-password", "person-token"]
)
def test_only_supervisors_keep_the_people(desk, hall, name):
    args = [] if name == "staff" else [hall.zhao.account]

    assert desk(hall.qian).get(reverse(f"desk:{name}", args=args)).status_code == 403


def test_a_supervisor_of_another_body_keeps_nobody_here(desk, hall):
    li = desk(staff("SUPERVISOR", body=BodyFactory(), name="李"))

    assert hall.zhao.account not in [person.number for person, _, _ in li.get(STAFF).context["people"]]
    assert li.get(page(hall.zhao)).status_code == 404


def test_open_cases_are_handed_on_together(sun, hall):
    first, second, stays = hall.in_review(), hall.in_review(), hall.in_review()

    sun.post(page(hall.zhao, "person-handing-on"), {"case": [first.number, second.number], "to": hall.wu.account})

    assert [now(case).handler for case in (first, second, stays)] == [
        hall.wu.account,
        hall.wu.account,
        hall.zhao.account,
    ]


def test_handing_on_to_somebody_without_the_post_moves_nothing(sun, hall):
    first, second = hall.in_review(), hall.in_review()

    answer = sun.post(
        page(hall.zhao, "person-handing-on"), {"case": [first.number, second.number], "to": hall.clerk.account}
    )

    assert answer.status_code == 409
    assert [now(case).handler for case in (first, second)] == [hall.zhao.account] * 2


def test_the_page_of_a_person_offers_the_other_reviewers(sun, hall):
    hall.in_review()

    ((body, _, lines, others),) = sun.get(page(hall.zhao)).context["handed_on"]

    assert (body, len(lines), others) == (hall.body.code, 1, [(hall.wu.account, "吴")])


def test_a_stand_in_is_recorded_with_reason_and_end(sun, hall):
    post = identity.posts_of(hall.qian.account).get(role="HEAD")

    answer = sun.post(
        page(hall.qian, "person-stand-in"),
        {"post": post.number, "account": hall.sun.account, "reason": "出差", **UNTIL},
    )

    (stand_in,) = identity.stand_ins_for(hall.qian.account)
    assert answer.url == page(hall.qian)
    assert (stand_in.account.number, stand_in.role, str(stand_in.until)) == (hall.sun.account, "HEAD", "2026-03-20")


def test_a_stand_in_may_act_at_once(sun, hall):
    case = hall.proposed()
    post = identity.posts_of(hall.qian.account).get(role="HEAD")
    sun.post(
        page(hall.qian, "person-stand-in"),
        {"post": post.number, "account": hall.sun.account, "reason": "出差", **UNTIL},
    )

    answer = sun.post(reverse("desk:case-grant", args=[case.number]))

    assert (answer.status_code, now(case).state) == (302, "GRANTED")


def test_a_stand_in_from_afar_is_not_offered(sun, hall):
    far = staff("HEAD", body=BodyFactory(), name="李")
    post = identity.posts_of(hall.qian.account).get(role="HEAD")

    answer = sun.post(
        page(hall.qian, "person-stand-in"), {"post": post.number, "account": far.account, "reason": "出差", **UNTIL}
    )

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["account"]
    assert answer.context["form"]["reason"].value() == "出差"


def test_a_stand_in_for_yesterday_is_a_mistake(sun, hall):
    post = identity.posts_of(hall.qian.account).get(role="HEAD")
    boxes = {"post": post.number, "account": hall.sun.account, "reason": "出差", **UNTIL, "until_month": "2"}

    assert sun.post(page(hall.qian, "person-stand-in"), boxes).context["form"].errors["until"] == ["不能早于今天"]


def test_nobody_with_open_cases_is_shut_out(sun, hall):
    case = hall.in_review()

    answer = sun.post(page(hall.zhao, "person-deactivation"), {"reason": "调离"})

    assert answer.status_code == 422
    assert case.number in answer.context["form"].non_field_errors()[0]
    assert account_of(hall.zhao).is_active


def test_the_button_to_shut_an_account_waits_until_nothing_is_open(sun, hall):
    shut = page(hall.zhao, "person-deactivation")
    assert shut in sun.get(page(hall.zhao, "person")).text

    hall.in_review()
    shown = sun.get(page(hall.zhao, "person")).text

    assert shut not in shown
    assert "名下还有 1 个在办的办件" in shown
    assert "<form" not in sun.get(shut).text.partition("<main")[2]


def test_an_account_without_open_cases_is_shut_and_cannot_come_in(sun, hall, desk):
    sun.post(page(hall.zhao, "person-deactivation"), {"reason": "调离"})

    assert not account_of(hall.zhao).is_active
    assert desk(hall.zhao).get(reverse("desk:queue")).status_code == 302


def test_a_post_ends_from_its_page(sun, hall):
    post = identity.posts_of(hall.zhao.account).get(role="ACCEPTOR")

    sun.post(page(hall.zhao, "post-ending", post.number), {"reason": "调岗"})

    assert identity.posts_of(hall.zhao.account).get(role="ACCEPTOR").state == "ended"


def test_a_reviewer_with_cases_in_hand_keeps_the_post(sun, hall):
    hall.in_review()
    post = identity.posts_of(hall.zhao.account).get(role="REVIEWER")

    answer = sun.post(page(hall.zhao, "post-ending", post.number), {"reason": "调岗"})

    assert answer.status_code == 422
    assert identity.posts_of(hall.zhao.account).get(role="REVIEWER").state == "held"


def test_a_password_too_weak_says_each_reason(sun, hall):
    answer = sun.post(page(hall.zhao, "person-password"), {"password": "123456"})

    assert answer.status_code == 422
    assert len(answer.context["form"].errors["password"]) == 3


def test_a_new_password_opens_the_door(sun, hall, client):
    sun.post(page(hall.zhao, "person-password"), {"password": "示例口令 一窗 2026"})

    answer = client.post(reverse("desk:sign-in"), {"account": hall.zhao.account, "password": "示例口令 一窗 2026"})

    assert answer.status_code == 302


def test_a_new_device_replaces_the_old_and_is_shown_once(sun, hall):
    old = TOTPDevice.objects.create(user=account_of(hall.zhao), name="旧")

    shown = sun.post(page(hall.zhao, "person-token"))

    device = TOTPDevice.objects.get(user=account_of(hall.zhao))
    assert device.key != old.key
    assert shown.context["picture"].startswith("data:image/svg+xml")
    assert sun.get(page(hall.zhao, "person-token")).context["picture"] == ""


def test_a_supervisor_appoints_somebody_of_any_body_served(sun, hall):
    told = {"body": hall.body.code, "role": "CHIEF", "title": "股长"}

    done = sun.post(page(hall.zhao, "person-appointment"), told)
    again = sun.post(page(hall.zhao, "person-appointment"), told)

    assert identity.actor(account_of(hall.zhao)).holds("CHIEF", hall.body.code)
    assert (done.status_code, again.status_code) == (302, 422)


def test_a_window_is_authorised_for_items_in_force_by_a_document(sun, hall):
    code = hall.version.item_id
    told = {"body": hall.body.code, "role": "ACCEPTOR", "items": f"{code} NO-1"}
    wrong = sun.post(page(hall.counter, "person-appointment"), told)
    assert sorted(wrong.context["form"].errors) == ["document", "items"]

    sun.post(page(hall.counter, "person-appointment"), told | {"items": code, "document": "示例授权书1号"})

    assert identity.actor(account_of(hall.counter)).holds("ACCEPTOR", hall.body.code, item=code)


def test_the_last_who_decides_keeps_the_post_while_cases_are_open(sun, hall):
    hall.proposed()
    post = identity.posts_of(hall.qian.account).get(role="HEAD")

    answer = sun.post(page(hall.qian, "post-ending", post.number), {"reason": "调岗"})

    assert answer.status_code == 422
    assert "还有 1 个办件等这个岗位的人办" in answer.text
    assert identity.posts_of(hall.qian.account).get(role="HEAD").state == "held"

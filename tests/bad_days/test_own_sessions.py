"""One sees and ends where one is signed in, changes a password with the old one, and hears of every change."""

import pytest
from django.test import Client
from django.urls import reverse

from yichuang.channels.desk.tests.conftest import Desk
from yichuang.channels.desk.tests.signing import PASSWORD as OLD
from yichuang.domain.cases.tests.factories import account_of
from yichuang.domain.identity import acts as identity
from yichuang.domain.identity import reads
from yichuang.domain.identity.acts import sessions
from yichuang.domain.identity.models import Account, OneTimeCode, Session
from yichuang.domain.notices.models import Delivery, Notice
from yichuang.kernel import ledger, news

pytestmark = pytest.mark.django_db
NEW = "another horse 二窗"
BACKEND = "django.contrib.auth.backends.ModelBackend"
ACCOUNT, PASSWORD, ENDING = (reverse(f"desk:{name}") for name in ("account", "own-password", "sessions-ending"))


@pytest.fixture
def desk(hall, zhao):
    return Desk(hall.zhao)


def change(browser, old=OLD, new=NEW, again=None):
    return browser.post(PASSWORD, {"old": old, "password": new, "again": new if again is None else again})


def knows(account, password) -> bool:
    return Account.objects.get(pk=account.pk).check_password(password)


def test_a_new_password_asks_for_the_old_one(desk, zhao):
    assert change(desk, old="wrong horse 一窗").status_code == 422
    assert knows(zhao, OLD)

    assert change(desk).url == ACCOUNT
    assert knows(zhao, NEW)
    assert desk.get(ACCOUNT).status_code == 200  # this session goes on
    assert ledger.last(zhao).act == "set_password"


@pytest.mark.parametrize("common", ["password1234", "qwerty123456", "123456789012"])
def test_a_password_everybody_knows_is_refused(desk, zhao, common):
    assert change(desk, new=common).status_code == 422
    assert knows(zhao, OLD)


def test_a_new_password_is_typed_twice_and_is_another(desk, zhao):
    assert change(desk, again="mistyped 二窗").status_code == 422
    assert change(desk, new=OLD).status_code == 422
    assert knows(zhao, OLD)


def test_guessing_the_old_password_locks_like_the_door(desk, zhao, settings):
    settings.AXES_ENABLED = True
    said = [change(desk, old=f"wrong horse {n}").status_code for n in range(6)]

    assert (said[0], said[-1]) == (422, 429)
    assert change(desk).status_code == 429
    assert knows(zhao, OLD)


def test_a_new_password_ends_every_other_session(hall, desk):
    other = Desk(hall.zhao)

    change(desk)

    assert other.get(ACCOUNT).status_code == 302
    assert desk.get(ACCOUNT).status_code == 200


def test_one_sees_and_ends_the_other_sessions(hall, desk, zhao):
    other, colleague = Desk(hall.zhao), Desk(hall.qian)
    assert desk.get(ACCOUNT).content.decode().count("退出这一处") == 1

    desk.post(ENDING)

    assert other.get(ACCOUNT).status_code == 302
    assert (desk.get(ACCOUNT).status_code, colleague.get(ACCOUNT).status_code) == (200, 200)
    assert (ledger.last(zhao).act, ledger.last(zhao).facts) == ("end_sessions", {"sessions": 1})


def test_one_session_is_ended_by_its_mark_and_nobody_else_s(hall, desk, zhao):
    first, second, colleague = Desk(hall.zhao), Desk(hall.zhao), Desk(hall.qian)
    marks = {browser: Session.objects.get(pk=browser.session.session_key).mark for browser in (first, colleague)}

    desk.post(ENDING, {"session": marks[first]})
    desk.post(ENDING, {"session": marks[colleague]})

    assert [browser.get(ACCOUNT).status_code for browser in (first, second, colleague)] == [302, 200, 200]


def test_a_citizen_sees_and_ends_the_other_sessions(hall, signed_in):
    here, there = signed_in(hall.mei), Client()
    there.force_login(account_of(hall.mei), backend=BACKEND)
    page = reverse("citizen:sessions")
    assert here.get(page).content.decode().count("退出这一处") == 1

    here.post(reverse("citizen:sessions-ending"))

    assert there.get(page).status_code == 302
    assert reads.sessions_of(account_of(hall.mei)).count() == 1


@pytest.mark.parametrize("topic", ["set_password", "enrol_second_factor"])
def test_staff_are_told_that_their_way_in_changed(hall, zhao, topic):
    zhao.phone = "13700001234"
    zhao.save()
    does = {"set_password": lambda: identity.set_password(zhao, NEW, by=hall.sun),
            "enrol_second_factor": lambda: identity.enrol_second_factor(zhao, by=hall.sun)}  # fmt: skip

    does[topic]()
    news.drain()

    notice = Notice.objects.get(account=zhao.number)
    assert (notice.topic, "不是的" in notice.text) == (topic, True)
    assert NEW not in notice.text  # nor could it be: nobody keeps it
    assert NEW not in notice.sms
    assert Delivery.objects.get(notice=notice, way="sms").phone == "13700001234"


def test_a_new_phone_is_told_at_the_old_one(hall, monkeypatch):
    account, old = account_of(hall.mei), account_of(hall.mei).phone
    monkeypatch.setattr("yichuang.domain.identity.acts.sign_in.answers", lambda *_: True)

    identity.change_phone(account, "13700009999", "000000", by=hall.mei)
    news.drain()

    notice = Notice.objects.get(account=account.number, topic="change_phone")
    assert Delivery.objects.get(notice=notice, way="sms").phone == old


def test_what_ran_out_is_swept_away(hall, desk, zhao):
    identity.send_code("13700001111")
    Session.objects.update(expire_date="2020-01-01T00:00Z")
    OneTimeCode.objects.update(expires_at="2020-01-01T00:00Z")

    assert sessions.sweep() >= 2
    assert (Session.objects.count(), OneTimeCode.objects.count()) == (0, 0)


def test_nothing_made_for_somebody_is_kept_by_a_cache(hall, desk, signed_in):
    mei, stranger = signed_in(hall.mei), Client()

    assert desk.get(ACCOUNT)["Cache-Control"] == "no-store"
    assert mei.get(reverse("citizen:profile"))["Cache-Control"] == "no-store"
    assert stranger.post(reverse("citizen:progress"), {"number": "x", "password": "y"})["Cache-Control"] == "no-store"
    assert "no-store" not in stranger.get(reverse("citizen:privacy")).get("Cache-Control", "")

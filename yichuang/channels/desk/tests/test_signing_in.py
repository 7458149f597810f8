from uuid import UUID

from django.urls import reverse
from django.urls.converters import IntConverter, UUIDConverter
from django_otp.plugins.otp_totp.models import TOTPDevice

from yichuang.channels.desk import urls
from yichuang.channels.desk.tests.signing import PASSWORD, first_step, token_of
from yichuang.domain.cases.tests.factories import account_of
from yichuang.domain.identity import acts

OPEN_TO_ALL = {"sign-in", "second-factor", "enrolment", "sign-out"}


def test_sign_in_needs_password_and_token(client, zhao, factor):
    step = first_step(client, zhao)
    assert step.url.startswith(reverse("desk:second-factor"))
    assert client.get(reverse("desk:queue")).status_code == 302

    done = client.post(step.url, {"token": token_of(factor.key)})

    assert done.url == reverse("desk:home")
    assert client.get(reverse("desk:queue")).status_code == 200


def test_sign_in_returns_to_the_page_wanted(client, zhao, factor):
    wanted = reverse("desk:delivery")

    step = first_step(client, zhao, next=wanted)

    assert client.post(step.url, {"token": token_of(factor.key)}).url == wanted


def test_sign_in_never_leads_out_of_the_desk(client, zhao, factor):
    step = first_step(client, zhao, next="https://example.com/desk/")

    assert client.post(step.url, {"token": token_of(factor.key)}).url == reverse("desk:home")


def test_a_wrong_password_is_told_without_saying_what_was_wrong(client, zhao):
    known = first_step(client, zhao, password="wrong")
    unknown = client.post(reverse("desk:sign-in"), {"account": "nobody", "password": "wrong"})

    assert (known.status_code, unknown.status_code) == (422, 422)
    assert known.context["form"].errors == unknown.context["form"].errors


def test_a_wrong_token_keeps_the_door_shut(client, zhao, factor):
    step = first_step(client, zhao)

    wrong = client.post(step.url, {"token": "000000"})

    assert wrong.status_code == 422
    assert client.get(reverse("desk:queue")).status_code == 302


def test_a_token_opens_once(client, zhao, factor):
    token = token_of(factor.key)
    client.post(first_step(client, zhao).url, {"token": token})
    client.post(reverse("desk:sign-out"))

    again = client.post(first_step(client, zhao).url, {"token": token})

    assert again.status_code == 422


def test_the_token_page_forgets_the_password_after_five_minutes(client, zhao, factor, at):
    step = first_step(client, zhao)

    at("2026-03-02 10:06")

    assert client.post(step.url, {"token": token_of(factor.key)}).url == reverse("desk:sign-in")


def test_the_first_sign_in_binds_a_device_once_its_token_is_typed(client, zhao):
    step = first_step(client, zhao)
    assert step.url.startswith(reverse("desk:enrolment"))
    secret = client.get(step.url).context["secret"].replace(" ", "")
    key = client.session["desk_sign_in"]["key"]
    assert client.get(step.url).context["secret"].replace(" ", "") == secret
    assert not TOTPDevice.objects.filter(user=zhao).exists()

    done = client.post(step.url, {"token": token_of(key)})

    assert done.url == reverse("desk:home")
    assert TOTPDevice.objects.get(user=zhao).key == key


def test_enrolment_is_not_offered_to_whoever_has_a_device(client, zhao, factor):
    first_step(client, zhao)

    assert client.get(reverse("desk:enrolment")).url.startswith(reverse("desk:sign-in"))


def test_a_citizen_finds_no_way_in(client, hall):
    mei = account_of(hall.mei)
    mei.set_password(PASSWORD)
    mei.save()

    assert first_step(client, mei).status_code == 422


def test_a_closed_account_finds_no_way_in(client, zhao):
    zhao.state = "closed"
    zhao.save()

    assert first_step(client, zhao).status_code == 422


def test_five_wrong_passwords_lock_the_account(client, zhao, factor, settings):
    settings.AXES_ENABLED = True

    answers = [first_step(client, zhao, password="wrong").status_code for _ in range(5)]
    right = first_step(client, zhao)

    assert answers == [422, 422, 422, 422, 429]
    assert right.status_code == 429
    assert "15 分钟" in right.text


def test_whoever_was_away_half_an_hour_signs_in_again(desk, hall, at):
    zhao = desk(hall.zhao)
    assert zhao.get(reverse("desk:queue")).status_code == 200

    at("2026-03-02 10:31")

    assert zhao.get(reverse("desk:queue")).url == f"{reverse('desk:sign-in')}?next=%2Fdesk%2F"
    assert "_auth_user_id" not in zhao.session


def test_whoever_works_on_stays_signed_in(desk, hall, at):
    zhao = desk(hall.zhao)
    for minute in ("10:00", "10:20", "10:40", "11:00"):
        at(f"2026-03-02 {minute}")
        assert zhao.get(reverse("desk:queue")).status_code == 200


def views():
    return [pattern for pattern in urls.urlpatterns if pattern.name not in OPEN_TO_ALL]


def example(key, converter):
    """Something that fits into an address, so that the page itself has to say no."""
    told = {"ending": "csv", "name": "materials"}
    kinds = {IntConverter: 1, UUIDConverter: UUID(int=0)}
    return told.get(key) or kinds.get(type(converter), "X")


def test_every_desk_page_asks_for_both_factors(client, zhao):
    """All of them before one district: what a page says is told by its name."""
    client.force_login(zhao)  # the password alone: the second factor is missing
    session = client.cookies["sessionid"].value
    told = {}

    for pattern in views():
        sample = {key: example(key, kind) for key, kind in pattern.pattern.converters.items()}
        address = reverse(f"desk:{pattern.name}", kwargs=sample)
        told[pattern.name] = [client.get(address), client.post(address)]
        assert client.cookies["sessionid"].value == session, f"{pattern.name} gave a new session"

    assert {name for name, answers in told.items() if not all(sent_away(answer) for answer in answers)} == set()
    assert {name for name, answers in told.items() if 302 not in [each.status_code for each in answers]} == set()


def sent_away(answer) -> bool:
    """To the door; or the page takes nothing in this way at all."""
    return answer.status_code == 405 or (answer.status_code == 302 and answer.url.startswith(reverse("desk:sign-in")))


def test_an_account_nobody_used_for_ninety_days_is_shut(client, zhao, factor, at):
    client.post(first_step(client, zhao).url, {"token": token_of(factor.key)})
    client.post(reverse("desk:sign-out"))

    at("2026-05-31 10:00")
    assert first_step(client, zhao).status_code == 302
    at("2026-05-31 10:01")
    assert first_step(client, zhao).status_code == 422


def test_a_new_password_of_a_supervisor_opens_a_shut_account_again(client, zhao, factor, at, hall):
    at("2026-09-01 10:00")
    shut = first_step(client, zhao)
    assert "超过 90 天没有人登录" in shut.text

    acts.set_password(zhao, "另一个示例口令 2026", by=hall.sun)

    assert first_step(client, zhao, password="另一个示例口令 2026").status_code == 302


def test_who_never_signed_in_is_asked_from_the_day_the_account_was_opened(client, zhao, at, settings):
    at("2026-09-01 10:00")
    assert first_step(client, zhao).status_code == 422

    settings.STAFF_SLEEP_DAYS = 0
    assert first_step(client, zhao).status_code == 302


def test_an_old_password_is_changed_before_anything_else(client, zhao, factor, at, settings):
    settings.STAFF_SLEEP_DAYS, settings.PASSWORD_DAYS = 0, 180
    at("2026-09-01 10:00")

    client.post(first_step(client, zhao).url, {"token": token_of(factor.key)})
    kept_out = client.get(reverse("desk:queue"))
    page = client.get(kept_out.url)
    client.post(kept_out.url, {"old": PASSWORD, "password": "另一个示例口令 2026", "again": "另一个示例口令 2026"})

    assert kept_out.url == reverse("desk:own-password")
    assert "已经用了 180 天" in page.text
    assert client.get(reverse("desk:queue")).status_code == 200


def test_a_password_of_the_day_before_is_not_old(client, zhao, factor, at):
    at("2026-05-30 10:00")
    client.post(first_step(client, zhao).url, {"token": token_of(factor.key)})

    assert client.get(reverse("desk:queue")).status_code == 200

"""A form sent after the screen had gone to sleep: not done, not lost, and nobody else's to read."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django_otp.plugins.otp_totp.models import TOTPDevice

from yichuang.channels.desk.tests.conftest import now
from yichuang.channels.desk.tests.signing import PASSWORD, token_of
from yichuang.domain.cases.tests.factories import PNG, account_of


def page(case, act):
    return reverse(f"desk:case-{act}", args=[case.number])


def signs_in(browser, actor):
    """Both steps, in the same browser; where the person arrives."""
    account = account_of(actor)
    account.set_password(PASSWORD)
    account.save()
    TOTPDevice.objects.filter(user=account).delete()
    device = TOTPDevice.objects.create(user=account, name="示例")
    step = browser.post(reverse("desk:sign-in"), {"account": account.number, "password": PASSWORD})
    return browser.post(step.url, {"token": token_of(device.key)}).url


@pytest.fixture
def asleep(desk, hall, at):
    """赵's proposal, sent half an hour too late."""
    case = hall.in_review()
    zhao = desk(hall.zhao)
    zhao.get(reverse("desk:queue"))
    at("2026-03-02 10:40")
    answer = zhao.post(page(case, "propose"), {"outcome": "grant", "opinion": "现场符合要求，建议准予"},
                       headers={"Referer": f"http://testserver{page(case, 'propose')}"})  # fmt: skip
    assert answer.url.startswith(reverse("desk:sign-in"))
    assert now(case).state == "IN_REVIEW"
    return zhao, case


def test_what_was_typed_is_there_after_signing_in_and_goes_in_as_it_was(asleep, hall):
    zhao, case = asleep

    shown = zhao.get(signs_in(zhao, hall.zhao))

    assert shown.context["typed"] == ["现场符合要求，建议准予"]
    assert shown.context["back"] == page(case, "propose")
    assert "csrfmiddlewaretoken" not in dict(shown.context["data"])
    zhao.post(shown.context["path"], dict(shown.context["data"]))
    assert now(case).state == "PENDING_DECISION"


def test_another_who_signs_in_at_the_same_screen_sees_nothing_of_it(asleep, hall):
    browser, _ = asleep

    assert signs_in(browser, hall.qian) == reverse("desk:home")


def test_it_is_gone_after_an_hour(asleep, hall, at):
    zhao, _ = asleep
    address = signs_in(zhao, hall.zhao)
    for minute in ("11:00", "11:20", "11:41"):
        at(f"2026-03-02 {minute}")
        zhao.get(reverse("desk:queue"))

    assert zhao.get(address).status_code == 404


def test_files_are_named_and_asked_for_again(desk, hall, at):
    case = hall.submitted()
    zhao = desk(hall.zhao)
    zhao.get(reverse("desk:queue"))
    at("2026-03-02 10:40")

    zhao.post(page(case, "receive"), {"file": SimpleUploadedFile("平面图.png", PNG)})
    shown = zhao.get(signs_in(zhao, hall.zhao))

    assert "选好的文件没有保存：平面图.png" in shown.text
    assert "原样再提交一次" not in shown.text


def test_signing_in_leads_back_to_the_page_of_a_form_sent_without_a_session(client, hall):
    case = hall.in_review()
    form = page(case, "propose")

    answer = client.post(form, {"opinion": "示例"}, headers={"Referer": f"http://testserver{form}"})

    assert answer.url == f"{reverse('desk:sign-in')}?next={form.replace('/', '%2F')}"

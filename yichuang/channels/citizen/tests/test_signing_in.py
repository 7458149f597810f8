"""Sign-in with phone and code; the code is shown on screen because the demo sends no messages."""

import pytest
import time_machine
from django.urls import reverse

from yichuang.domain.identity.tests.factories import staff

pytestmark = pytest.mark.django_db
PHONE = "13800000001"


@pytest.fixture(autouse=True)
def _monday():
    with time_machine.travel("2026-03-02 10:00+08:00", tick=False):
        yield


def ask(client, phone=PHONE, page="/errands/"):
    return client.post(reverse("citizen:sign-in"), {"phone": phone, "next": page})


def shown_code(client):
    return client.get(reverse("citizen:sign-in-code")).context["shown"]


def enter(client, code, page="/errands/"):
    return client.post(reverse("citizen:sign-in-code"), {"code": code, "next": page})


def test_phone_and_code_open_the_account_and_lead_to_the_page_wanted(client):
    response = ask(client, page="/profile/")
    assert response.url == reverse("citizen:sign-in-code") + "?next=%2Fprofile%2F"

    response = enter(client, shown_code(client), page="/profile/")

    assert response.url == "/profile/"
    assert client.get("/profile/").status_code == 200


def test_the_phone_is_never_kept_readable(client):
    ask(client)

    assert PHONE not in str(dict(client.session))
    assert "138****0001" in client.get(reverse("citizen:sign-in-code")).text


@pytest.mark.parametrize(("typed", "said"), [("", "请填写手机号"), ("12345", "手机号应为 11 位数字，请核对")])
def test_a_phone_that_is_none_says_so_and_stays_in_the_box(client, typed, said):
    page = ask(client, typed)

    assert page.status_code == 422
    assert page.context["form"].errors["phone"] == [said]
    assert f'value="{typed}"' in page.text or not typed


def test_spaces_and_country_code_in_a_phone_do_not_matter(client):
    assert ask(client, "+86 138-0000 0001").status_code == 302


def test_a_second_code_within_a_minute_is_refused_beside_the_box(client):
    ask(client)

    page = ask(client)

    assert page.status_code == 422
    assert page.context["form"].errors["phone"] == ["验证码刚刚发送过，请等一分钟再获取。"]


def test_a_wrong_code_may_be_tried_again(client):
    ask(client)
    right = shown_code(client)

    page = enter(client, "000000" if right != "000000" else "111111")
    assert page.status_code == 422
    assert "_auth_user_id" not in client.session

    assert enter(client, right).status_code == 302


def test_a_code_that_has_run_out_must_be_asked_for_anew(client):
    ask(client)
    code = shown_code(client)

    with time_machine.travel("2026-03-02 10:06+08:00", tick=False):
        page = enter(client, code)

    assert page.status_code == 422
    assert page.context["form"].errors["code"] == ["验证码已失效，请重新获取。"]


def test_the_code_page_without_a_phone_leads_to_the_first_step(client):
    response = client.get(reverse("citizen:sign-in-code"))

    assert response.url.startswith(reverse("citizen:sign-in"))


def test_signing_in_never_leads_to_another_site(client):
    ask(client)

    assert enter(client, shown_code(client), page="https://elsewhere.example/").url == reverse("citizen:errands")


def test_signing_out_ends_the_session(client):
    ask(client)
    enter(client, shown_code(client))

    client.post(reverse("citizen:sign-out"))

    assert "_auth_user_id" not in client.session


OWN_PAGES = ["errands", "profile", "identity", "parties"]


@pytest.mark.parametrize("name", OWN_PAGES)
def test_own_pages_send_a_visitor_to_sign_in_and_back(client, name):
    page = reverse(f"citizen:{name}")

    assert client.get(page).url == f"{reverse('citizen:sign-in')}?next=%2F{name}%2F"


@pytest.mark.parametrize("name", OWN_PAGES)
def test_staff_are_no_citizens(signed_in, name):
    client = signed_in(staff("REVIEWER"))

    assert client.get(reverse(f"citizen:{name}")).status_code == 302

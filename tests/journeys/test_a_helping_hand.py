"""Somebody who cannot fill in a form asks for help (帮办): a letter at the counter, a helper at their desk, others who
take it in and decide; and the party reads the letter and ends it from home."""

import pytest
import time_machine
from django.conf import settings as product
from django.test import Client
from django.urls import reverse

from tests.journeys.people import Person
from yichuang.channels.desk.tests.conftest import Desk
from yichuang.domain.cases.models import Case
from yichuang.domain.cases.tests.factories import PNG, Hall, account_of, party_of
from yichuang.domain.identity.models import Mandate
from yichuang.domain.identity.tests.factories import staff


@pytest.fixture
def hall(transactional_db, settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"
    with time_machine.travel("2026-03-02 10:00+08:00", tick=False):
        yield Hall()


@pytest.fixture
def somebody(hall, new_context, base_url):
    """somebody(actor): that person in a browser of their own, signed in."""
    there = []

    def sits_down(actor, **browser):
        client = Desk(actor) if actor.is_staff else Client()
        if not actor.is_staff:
            client.force_login(account_of(actor), backend="django.contrib.auth.backends.ModelBackend")
        context = new_context(**browser)
        session = client.cookies[product.SESSION_COOKIE_NAME].value
        context.add_cookies([{"name": product.SESSION_COOKIE_NAME, "value": session, "url": base_url}])
        there.append(Person(context.new_page()))
        return there[-1]

    yield sits_down
    assert [wrong for person in there for wrong in person.wrong] == []


@pytest.fixture
def scan(tmp_path):
    path = tmp_path / "委托书.png"
    path.write_bytes(PNG)
    return path


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_letter_at_the_counter_an_application_by_a_helper_and_a_revocation_from_home(hall, somebody, scan, scripts):
    helper = staff("HELPER", "ACCEPTOR", body=hall.body, name="贺")
    kong, he, zhao, home = (
        somebody(actor, java_script_enabled=scripts) for actor in (hall.counter, helper, hall.zhao, hall.mei)
    )
    a_letter_is_recorded(kong, hall, helper, scan)
    the_helper_files(he, scan)
    others_take_it_in(kong, he, zhao)
    it_is_ended_from_home(home)

    case = Case.objects.get()
    assert he.opens(reverse("desk:case", args=[case.number])) == 200  # a reviewer of the body, who may look
    assert [act for act in ("受理", "开始审查") if he.offers(act)] == []


def a_letter_is_recorded(kong, hall, helper, scan):
    mei = party_of(hall.mei)
    kong.opens(reverse("desk:queue"))
    kong.follows("窗口")
    kong.follows("委托书")
    kong.follows("登记帮办委托")
    kong.fills({"证件号码": mei.code, "姓名或单位名称": mei.name, "办哪一件事": hall.version.item_id})
    kong.page.get_by_label("委托人（单位的，法定代表人）本人到场，已核对身份证件原件").check()
    kong.page.get_by_label("请谁帮办").select_option(helper.account)
    kong.fills_day("授权到哪一天", "2026-4-1")
    kong.page.locator("input[type=file]").set_input_files(scan)
    kong.presses("登记")
    kong.reads("已登记，并通知委托人", "到场，核对了身份证件原件")


def the_helper_files(he, scan):
    he.opens(reverse("desk:queue"))
    he.follows("我帮办的")
    he.presses("开始填写")
    for name, words in {"phone": "13900001111", "address": "示例路5号", "premises_address": "示例路1号"}.items():
        he.page.locator(f"[name={name}]").fill(words)
    he.presses("保存，下一步")
    he.does_not_read("纸质件已核收")
    he.page.locator("input[type=file]").set_input_files(scan)
    he.presses("保存，下一步")
    he.page.get_by_label("委托人在委托书上同意").check()
    he.presses("替委托人提交")
    he.reads("已提交。办件", "已提交")


def others_take_it_in(kong, he, zhao):
    case = Case.objects.get()
    he.opens(reverse("desk:case", args=[case.number]))
    assert [act for act in ("收件", "受理", "预审") if he.offers(act)] == []
    he.reads("帮办员", "贺")
    kong.opens(reverse("desk:case", args=[case.number]))
    kong.presses("收件")
    he.opens(reverse("desk:case", args=[case.number]))
    assert [act for act in ("受理", "一次性告知补正…") if he.offers(act)] == []
    zhao.opens(reverse("desk:case", args=[case.number]))
    zhao.presses("受理")
    zhao.reads("“受理”已办好")


def it_is_ended_from_home(home):
    home.opens(reverse("citizen:parties"))
    home.follows("委托书")
    home.reads("窗口凭纸质委托书登记", "委托人到场")
    assert home.downloads("看签字的委托书") == PNG
    home.opens(reverse("citizen:parties"))
    home.presses("撤销")
    assert Mandate.objects.get().state == "revoked"

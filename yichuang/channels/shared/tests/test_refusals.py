import pytest
from django.http import HttpResponse, HttpResponseNotAllowed

from yichuang.channels.shared.refusals import RefusalMiddleware, stale_page
from yichuang.kernel.refusals import ActRefused, OutOfTurn, TooOften

pytestmark = pytest.mark.django_db


def refuse(request, refusal):
    return RefusalMiddleware(lambda _: HttpResponse()).process_exception(request, refusal)


def test_a_refusal_shows_every_reason_and_the_article(visit):
    response = refuse(visit(), ActRefused("缺少场所平面图。", "缺少健康证明。", article="行政许可法第三十二条"))

    assert response.status_code == 409
    assert "缺少场所平面图。" in response.text
    assert "缺少健康证明。" in response.text
    assert "行政许可法第三十二条" in response.text


def test_a_late_click_is_told_that_somebody_was_faster(visit):
    response = refuse(visit(), OutOfTurn("此件现在的状态是“已受理”。"))

    assert response.status_code == 409
    assert "这件事已经往前走了" in response.text


def test_the_way_back_is_the_page_the_person_came_from(visit):
    response = refuse(visit(Referer="http://testserver/errands/"), ActRefused("不行。"))

    assert 'href="http://testserver/errands/"' in response.text


def test_the_way_back_never_leads_to_another_site(visit):
    response = refuse(visit(Referer="https://elsewhere.example/"), ActRefused("不行。"))

    assert "elsewhere" not in response.text


def test_the_address_of_an_act_opened_as_a_page_says_so_and_leads_to_its_page(visit):
    def opened(path, **headers):
        refused = RefusalMiddleware(lambda _: HttpResponseNotAllowed(["POST"]))
        return refused(visit(path, **headers))

    page = opened("/desk/cards/PD2026000001/acts/defend/")
    assert (page.status_code, page["Allow"]) == (405, "POST")
    assert "什么都没有改动" in page.text
    assert 'href="/desk/cards/PD2026000001/"' in page.text
    again = opened("/desk/x/", Referer="http://testserver/desk/x/")
    assert 'href="http://testserver/desk/x/"' not in again.text
    assert opened("/api/v1/cases/1/acts/accept").content == b""


def test_any_other_exception_is_a_bug_and_passes(visit):
    assert refuse(visit(), ValueError("bug")) is None


def test_too_often_says_what_else_to_do_and_is_429(visit):
    response = refuse(visit(), TooOften("查询密码连续输错五次，请登录查看。"))

    assert response.status_code == 429
    assert "查询密码连续输错五次，请登录查看。" in response.text


def test_a_stale_page_says_that_nothing_was_changed(visit):
    response = stale_page(visit())

    assert response.status_code == 403
    assert "什么都没有改动" in response.text

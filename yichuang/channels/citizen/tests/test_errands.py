"""My errands: the list, one matter, what is asked of me, and the ways out."""

from urllib.parse import unquote

import pytest
from django.urls import reverse

from yichuang.channels.citizen.standing import UNDER_WAY
from yichuang.channels.shared.actors import PARTY
from yichuang.domain.cases import acts, reads
from yichuang.domain.cases.tests.factories import GAP, Hall, account_of
from yichuang.domain.identity import acts as identity_acts

pytestmark = pytest.mark.django_db


def page_of(case, name="errand", *more):
    return reverse(f"citizen:{name}", args=[case.number, *more])


# ----------------------------------------------------------------------------------------------------- list


def test_the_list_puts_first_what_is_asked_of_me(mei, hall):
    hall.accepted()
    waiting = hall.correcting()

    page = mei.get(reverse("citizen:errands"))

    assert page.context["asked"] == [(waiting, "请您补交材料")]
    assert len(page.context["cases"]) == 2


def test_an_empty_list_says_where_to_begin(mei):
    assert "您还没有办件" in mei.get(reverse("citizen:errands")).text


def test_the_list_shows_the_party_i_act_for(mei, hall, signed_in):
    hall.submitted()
    stranger = signed_in(hall.li)

    assert stranger.get(reverse("citizen:errands")).context["cases"] == []


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_same_however_long_it_is(mei, hall, django_assert_num_queries, count):
    for _ in range(count):
        hall.submitted()

    # session, account, its parties, the head of the page, unread messages, what is asked, the list
    with django_assert_num_queries(7):
        mei.get(reverse("citizen:errands"))


def test_the_list_goes_on_where_the_page_ended(mei, hall):
    for _ in range(21):
        hall.drafted()

    first = mei.get(reverse("citizen:errands"))
    second = mei.get(reverse("citizen:errands") + first.context["next"])

    assert [len(page.context["cases"]) for page in (first, second)] == [20, 1]


# ---------------------------------------------------------------------------------------------------- a case


def test_a_matter_shows_its_dates_and_why(mei, hall):
    page = mei.get(page_of(hall.accepted()))

    assert [(clock["name"], clock["due"], clock["word"]) for clock in page.context["running"]] == [
        ("我们承诺的办结期限", "最晚2026年3月9日（星期一）", "正常"),
        ("法律规定的办结期限", "最晚2026年3月30日（星期一）", "正常"),
    ]
    assert [clock["word"] for clock in page.context["stopped"]] == ["已按时完成"]
    assert "3月7日至3月8日周末，不计入。" in page.text


def test_a_clock_that_stands_still_says_since_when_and_why(signed_in, at):
    hall = Hall(specials=["检验"])

    page = signed_in(hall.mei).get(page_of(hall.special()))

    assert "自2026年3月2日（星期一）起暂停计时" in page.text
    assert "检验" in page.text


def test_officers_names_stay_inside(mei, hall):
    page = mei.get(page_of(hall.in_review()))

    assert [moment.who for moment in page.context["moments"]].count("申请人") == 2
    assert "赵" not in page.text


def test_whose_turn_it_is_is_said_in_a_sentence(mei, hall):
    assert mei.get(page_of(hall.correcting())).context["standing"] == UNDER_WAY["CORRECTION"].format(
        body=hall.body.name
    )
    assert mei.get(page_of(hall.accepted())).context["standing"] == UNDER_WAY["ACCEPTED"].format(body=hall.body.name)


@pytest.mark.parametrize("state", ["drafted", "submitted", "correcting", "denied", "ready", "delivered"])
def test_a_matter_can_be_looked_at_in_every_state(mei, hall, state):
    assert mei.get(page_of(getattr(hall, state)())).status_code == 200


def test_numbers_of_persons_are_shown_in_part(mei, hall):
    case = hall.submitted()

    text = mei.get(page_of(case)).text

    number = case.answers["id_number"]
    assert number not in text
    assert f"{number[:6]}********{number[-4:]}" in text


def test_only_the_ways_out_that_are_open_are_offered(mei, hall):
    assert "撤回申请" in mei.get(page_of(hall.accepted())).text
    assert "撤回申请" not in mei.get(page_of(hall.granted())).text


# --------------------------------------------------------------------------------------- papers and files


def test_a_paper_comes_as_a_pdf(mei, hall):
    case = hall.accepted()
    paper = reads.documents_of(case).last()

    response = mei.get(page_of(case, "errand-document", paper.pk))

    assert response.headers["Content-Type"] == "application/pdf"
    assert (
        unquote(response.headers["Content-Disposition"]) == f"inline; filename*=utf-8''{paper.title}_{case.number}.pdf"
    )
    assert b"".join(response.streaming_content)[:5] == b"%PDF-"


def test_a_file_handed_in_can_be_opened_again(mei, hall):
    case = hall.submitted()
    supply = case.materials.get().supplies.get()

    response = mei.get(page_of(case, "errand-file", supply.pk))

    assert response.headers["Content-Type"] == "image/png"
    assert unquote(response.headers["Content-Disposition"]).endswith(supply.file_name)


def test_a_paper_of_another_case_is_not_found_under_mine(mei, hall):
    mine, other = hall.accepted(), hall.accepted()

    paper = reads.documents_of(other).last()

    assert mei.get(page_of(mine, "errand-document", paper.pk)).status_code == 404


# ----------------------------------------------------------------------------------------------- supplement


def test_the_supplement_page_names_every_gap(mei, hall):
    page = mei.get(page_of(hall.correcting(), "errand-supplement"))

    assert "照片看不清" in page.text
    assert "重新拍摄并上传" in page.text
    assert list(page.context["form"].fields) == ["material_1"]


def test_what_is_supplied_goes_back_to_the_window(mei, hall, picture):
    case = hall.correcting()

    response = mei.post(page_of(case, "errand-supplement"), {"material_1": picture()})

    assert response.url == page_of(case)
    case.refresh_from_db()
    assert case.state == "RECEIVED"


def test_nothing_chosen_says_so(mei, hall):
    case = hall.correcting()

    page = mei.post(page_of(case, "errand-supplement"))

    assert page.status_code == 422
    assert page.context["form"].non_field_errors() == ["请至少选择一个文件再提交"]
    case.refresh_from_db()
    assert case.state == "CORRECTION"


def test_a_gap_in_the_form_is_answered_in_the_form(mei, hall):
    gap = GAP | {"material": "premises_address", "defect": "地址不完整"}
    case = acts.ask_to_correct(hall.received(), by=hall.zhao, gaps=[gap])

    mei.post(page_of(case, "errand-supplement"), {"premises_address": "示例路1号3楼"})

    case.refresh_from_db()
    assert (case.state, case.answers["premises_address"]) == ("RECEIVED", "示例路1号3楼")


def test_without_a_notice_there_is_nothing_to_supply(mei, hall):
    assert mei.get(page_of(hall.accepted(), "errand-supplement")).status_code == 404


# ----------------------------------------------------------------------------------------------- withdrawal


def test_withdrawing_needs_a_word_why(mei, hall):
    case = hall.accepted()

    page = mei.post(page_of(case, "errand-withdrawal"), {"reason": ""})
    assert page.status_code == 422

    response = mei.post(page_of(case, "errand-withdrawal"), {"reason": "材料要重新准备"})
    assert response.url == page_of(case)
    case.refresh_from_db()
    assert case.state == "WITHDRAWN"


def test_what_is_decided_cannot_be_withdrawn(mei, hall):
    case = hall.granted()

    page = mei.post(page_of(case, "errand-withdrawal"), {"reason": "不办了"})

    assert page.status_code == 409
    case.refresh_from_db()
    assert case.state == "GRANTED"


def test_a_forgotten_password_is_renewed(mei, hall):
    case = hall.submitted()

    mei.post(page_of(case, "errand-password"))

    old = case.password
    case.refresh_from_db()
    assert case.password != old


# ------------------------------------------------------------------------------------------------ strangers


@pytest.mark.parametrize(
    "name", ["errand", "errand-submitted", "errand-supplement", "errand-withdrawal", "errand-password"]
)
def test_a_strangers_matter_does_not_exist(signed_in, hall, name):
    case = hall.correcting()
    client = signed_in(hall.li)

    assert client.get(page_of(case, name)).status_code in (404, 405)
    assert client.post(page_of(case, name), {"reason": "不办了"}).status_code in (404, 405)
    case.refresh_from_db()
    assert case.state == "CORRECTION"


def test_a_strangers_papers_and_files_do_not_exist(signed_in, hall):
    case = hall.accepted()
    client = signed_in(hall.li)
    paper, supply = reads.documents_of(case).last(), case.materials.get().supplies.get()

    assert client.get(page_of(case, "errand-document", paper.pk)).status_code == 404
    assert client.get(page_of(case, "errand-file", supply.pk)).status_code == 404


# ------------------------------------------------------------------------------------------ what it must not say


def test_a_withdrawn_matter_shows_no_step_as_done(mei, hall):
    case = acts.withdraw(hall.submitted(), by=hall.mei, reason="不办了")

    assert mei.get(page_of(case)).context["way"] == []


def test_a_delivered_matter_shows_every_step_as_done(mei, hall):
    assert {stands for _, stands in mei.get(page_of(hall.delivered())).context["way"]} == {"done"}


def test_before_acceptance_the_promise_is_said_in_days(mei, hall):
    case = hall.submitted()

    assert mei.get(page_of(case)).context["promised"] == case.terms["promise"]["length"]


def test_after_acceptance_the_promised_day_comes_before_the_legal_one(mei, hall):
    page = mei.get(page_of(hall.accepted()))

    assert page.context["promised"] == 0
    assert [clock["name"] for clock in page.context["running"]] == ["我们承诺的办结期限", "法律规定的办结期限"]


def test_what_is_asked_shows_whomever_it_is_for(mei, hall):
    waiting = hall.correcting()
    session = mei.session
    session[PARTY] = identity_acts.plan_company(account_of(hall.mei), name="示例小店", by=hall.mei).party.number
    session.save()

    page = mei.get(reverse("citizen:errands"))

    assert page.context["asked"] == [(waiting, "请您补交材料")]
    assert page.context["cases"] == []

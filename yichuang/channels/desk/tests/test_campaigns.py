"""三心评选 at the desk: from setting up to the award, by the buttons of its pages."""

import pytest
from django.apps import apps
from django.urls import reverse

from yichuang.domain.identity.tests.factories import BodyFactory, staff
from yichuang.domain.supervision.tests.campaigning import Round

Campaign, Nominee, Objection, Vote = (
    apps.get_model("supervision", name) for name in ("Campaign", "Nominee", "Objection", "Vote")
)
PLAN = {
    "period": "2026-02", "awards": ["WARM"], "quota": "1", "vote_days": "2", "appraise_days": "1", "notice_days": "5",
    "weight_data": "50", "weight_public": "30", "weight_staff": "20",
}  # fmt: skip


def page(name, *args):
    return reverse(f"desk:{name}", args=args)


def act(browser, name, **boxes):
    answer = browser.post(page("campaign-act", "2026-02", name), boxes)
    assert answer.status_code == 302


@pytest.fixture
def march(hall):
    return Round(hall).voting()


def test_a_campaign_goes_its_way_by_its_buttons(desk, hall, at):
    sun = desk(hall.sun)
    assert sun.post(page("campaign-new"), PLAN).url == page("campaign", "2026-02")
    named = {"award": "WARM", "who": f"{hall.body.code}|{hall.zhao.account}", "merits": "示例事迹"}
    assert desk(hall.qian).post(page("campaign-nominate", "2026-02"), named).status_code == 302
    act(sun, "score")
    act(sun, "open_vote")
    at("2026-03-05 10:00")
    sun = desk(hall.sun)
    act(sun, "open_appraisal")
    vote = {"nominee": Nominee.objects.get().number}
    assert desk(hall.wu).post(page("campaign-appraisal", "2026-02"), vote).status_code == 302
    at("2026-03-09 10:00")
    sun = desk(hall.sun)
    act(sun, "open_review")
    act(sun, "announce", chosen=[Nominee.objects.get().number], reason="示例评审意见")
    at("2026-03-17 10:00")
    act(desk(hall.sun), "award")

    assert (Campaign.objects.get().state, Nominee.objects.get().state) == ("AWARDED", "AWARDED")


def test_a_step_whose_day_has_not_come_says_so_and_has_no_button(desk, march, at):
    address, button = page("campaign", "2026-02"), page("campaign-act", "2026-02", "open_appraisal")

    before = desk(march.hall.sun).get(address)
    at("2026-03-05 10:00")
    after = desk(march.hall.sun).get(address)

    assert ("群众投票还没有结束" in before.text, button in before.text) == (True, False)
    assert ("群众投票还没有结束" in after.text, button in after.text) == (False, True)


def test_whoever_is_named_can_be_scored_by_a_button(desk, hall):
    """A condition that only the act can look at says nothing on the page."""
    Round(hall).named()

    shown = desk(hall.sun).get(page("campaign", "2026-02"))

    assert page("campaign-act", "2026-02", "score") in shown.text
    assert "还没有提名任何人" not in shown.text


def test_a_short_notice_is_told_in_the_form(desk, hall):
    answer = desk(hall.sun).post(page("campaign-new"), PLAN | {"notice_days": "4"})

    assert (answer.status_code, "公示不得少于 5 个工作日" in answer.text) == (422, True)
    assert Campaign.objects.count() == 0


def test_flagged_votes_are_shown_with_their_sign_and_ruled_on(desk, march):
    for n in range(3):
        march.cast(n, device="one device")
    sun = desk(march.hall.sun)
    (cluster,) = sun.get(page("campaign", "2026-02")).context["clusters"]
    assert (cluster.sign_word, cluster.votes) == ("几分钟内同一台设备投了好几票", 3)
    there = f"{page('campaign-flagged', '2026-02')}?cluster={cluster.key}"
    assert sun.post(there, {"counts": "no", "reason": ""}).status_code == 422

    assert sun.post(there, {"counts": "no", "reason": "示例：刷票"}).status_code == 302
    assert set(Vote.objects.values_list("state", "reason")) == {("EXCLUDED", "示例：刷票")}
    assert sun.post(there, {"counts": "yes", "reason": "示例"}).status_code == 404


def test_votes_and_merits_are_not_shown_to_colleagues_while_they_are_cast(desk, march):
    march.cast(1)
    seen = {who: desk(getattr(march.hall, who)).get(page("campaign", "2026-02")) for who in ("sun", "zhao")}

    assert {who: ("示例事迹" in answer.text, answer.context["told"]) for who, answer in seen.items()} == {
        "sun": (True, True),
        "zhao": (False, False),
    }


def test_an_objection_taken_at_the_counter_is_decided_with_a_reason(desk, march, at):
    march.reviewing().on_notice()
    at("2026-03-10 10:00")
    told = {"nominee": march.zhao.number, "text": "示例异议"}
    assert desk(march.hall.wu).post(page("campaign-objection-new", "2026-02"), told).status_code == 302
    objection, sun = Objection.objects.get(), desk(march.hall.sun)
    assert (objection.at_desk, "示例异议" in sun.get(page("objection", objection.number)).text) == (True, True)
    assert desk(march.hall.zhao).get(page("objection", objection.number)).status_code == 404
    assert sun.post(page("objection-act", objection.number, "dismiss"), {"reason": " "}).status_code == 422

    assert sun.post(page("objection-act", objection.number, "dismiss"), {"reason": "示例"}).status_code == 302
    assert Objection.objects.get().state == "DISMISSED"


def test_only_who_leads_a_body_opens_the_nomination_and_only_for_its_people(desk, hall):
    Round(hall)
    other = desk(staff("HEAD", body=BodyFactory()))
    assert desk(hall.zhao).get(page("campaign-nominate", "2026-02")).status_code == 404
    named = {"award": "WARM", "who": f"{hall.body.code}|{hall.zhao.account}", "merits": "示例事迹"}

    assert other.post(page("campaign-nominate", "2026-02"), named).status_code == 422
    assert Nominee.objects.count() == 0

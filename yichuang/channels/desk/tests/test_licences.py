"""Licences at the desk: who finds them, what is masked, what each act asks, and what refusals say."""

import pytest
from django.urls import reverse

from yichuang.domain.identity.tests.factories import BodyFactory, staff
from yichuang.domain.licences import acts, reads
from yichuang.domain.notices import reads as notices
from yichuang.kernel import news

GROUND = {"reason": "示例理由", "decision": "示撤〔2026〕1号", "legal_basis": "行政许可法第六十九条"}


@pytest.fixture
def licence(hall):
    found = reads.named(hall.delivered().licence_identifier)[0]
    type(found).objects.filter(pk=found.pk).update(holder_name="示例持证人")
    return reads.named(found.identifier)[0]


@pytest.fixture
def clerk(desk, hall):
    return desk(hall.clerk)


@pytest.fixture
def head(desk, hall):
    return desk(hall.qian)


def page(name, licence, *more):
    return reverse(f"desk:{name}", args=[licence.number, *more])


def fresh(licence):
    return reads.named(licence.identifier)[0]


def test_the_list_names_and_masks(clerk, licence):
    text = clerk.get(reverse("desk:licences")).text

    assert licence.number in text
    assert licence.holder_name not in text


@pytest.mark.parametrize("by", ["number", "identifier", "case_number"])
def test_a_licence_is_found_by_its_numbers(clerk, licence, by):
    found = clerk.get(reverse("desk:licences"), {"q": getattr(licence, by)}).context["licences"]

    assert [line["number"] for line in found] == [licence.number]
    assert clerk.get(reverse("desk:licences"), {"q": "没有"}).context["licences"] == []


def test_what_ends_soon_has_its_own_list(clerk, licence, time_machine):
    assert clerk.get(reverse("desk:licences"), {"state": "ending"}).context["licences"] == []
    type(licence).objects.filter(pk=licence.pk).update(valid_to="2026-04-01")

    found = clerk.get(reverse("desk:licences"), {"state": "ending"}).context["licences"]

    assert [line["number"] for line in found] == [licence.number]


def test_the_face_is_shown_for_a_reason_and_the_reason_stays(clerk, licence):
    address = page("licence-face", licence)
    asked = [clerk.get(address), clerk.post(address, {"why": ""}), clerk.post(address, {"why": "case", "case": ""})]

    shown = clerk.post(address, {"why": "case", "case": "YC9"})

    assert [answer.status_code for answer in asked] == [200, 422, 422]
    assert [licence.holder_name in answer.text for answer in [*asked, shown]] == [False, False, False, True]
    assert [(reading.why, reading.case_number) for reading in reads.read_by(licence)] == [("case", "YC9")]
    assert "办理案件需要" in clerk.get(page("licence", licence)).text


@pytest.mark.parametrize(
    ("act", "verdict"),
    [("suspend", "suspended"), ("revoke", "revoked"), ("forfeit", "forfeited"), ("cancel", "cancelled")],
)
def test_the_head_changes_its_state_from_the_page(head, licence, act, verdict):
    assert page("licence-act", licence, act) in head.get(page("licence", licence)).text

    answer = head.post(page("licence-act", licence, act), GROUND)

    assert answer.headers["Location"] == page("licence", licence)
    assert reads.verify(licence.identifier).verdict == verdict
    assert "示撤〔2026〕1号" in head.get(page("licence", licence)).text


TOLD = {
    "suspend": ("证照暂停使用", "从今天起暂停使用，依据是示撤〔2026〕1号"),
    "forfeit": ("证照不再有效", "已被吊销，从今天起不再有效，依据是示撤〔2026〕1号"),
}


@pytest.mark.parametrize("act", TOLD)
def test_the_holder_is_told_what_the_head_decided_without_a_case(head, hall, licence, act):
    head.post(page("licence-act", licence, act), GROUND)
    news.drain()

    told, (title, said) = notices.inbox(hall.mei).first(), TOLD[act]
    assert (told.title, said in told.text, licence.number in told.text) == (title, True, True)


def test_the_holder_is_told_that_it_may_be_used_again(head, hall, licence):
    for act in ("suspend", "resume"):
        head.post(page("licence-act", licence, act), GROUND)
        news.drain()

    assert notices.inbox(hall.mei).first().title == "证照恢复使用"


@pytest.mark.parametrize("missing", GROUND)
def test_a_ground_that_is_not_whole_is_asked_for_again(head, licence, missing):
    answer = head.post(page("licence-act", licence, "revoke"), GROUND | {missing: ""})

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [missing])
    assert fresh(licence).state == "valid"


def test_the_clerk_changes_the_face_line_by_line(clerk, licence):
    form = clerk.get(page("licence-act", licence, "change")).context["form"]
    lines = {name: form[name].value() for name in form.fields if name.startswith("face_")}
    assert list(lines.values()) == list(licence.content.values())

    clerk.post(page("licence-act", licence, "change"), GROUND | lines | {"face_0": "示例新内容"})

    now = reads.visible(clerk.actor, licence.identifier)
    assert (now.version, next(iter(now.content.values()))) == (2, "示例新内容")
    assert list(now.content) == list(licence.content)
    assert reads.verify(licence.identifier).verdict == "superseded"
    assert "以前的版本" in clerk.get(page("licence", licence)).text


def test_the_clerk_renews_and_is_told_when_it_was_asked_for_too_late(clerk, licence):
    form = clerk.get(page("licence-act", licence, "renew")).context["form"]
    said = GROUND | {name: form[name].value() for name in form.fields if name.startswith("face_")} | {"years": "5"}
    late = {"applied_on_year": "2032", "applied_on_month": "1", "applied_on_day": "1"}

    refused = clerk.post(page("licence-act", licence, "renew"), said | late)

    assert refused.status_code == 422
    assert "延续申请应当在有效期届满前提出" in refused.text
    clerk.post(page("licence-act", licence, "renew"), said | late | {"applied_on_year": "2026"})
    assert reads.visible(clerk.actor, licence.identifier).version == 2


def test_the_clerk_may_not_revoke_and_sees_no_button(clerk, licence):
    assert page("licence-act", licence, "revoke") not in clerk.get(page("licence", licence)).text
    assert clerk.post(page("licence-act", licence, "revoke"), GROUND).status_code == 403


def test_what_was_done_already_is_told(head, licence, hall):
    acts.revoke(licence, by=hall.qian, **GROUND)

    assert head.get(page("licence-act", licence, "suspend")).status_code == 409


def test_there_is_no_page_for_what_time_does(head, licence):
    assert [head.get(page("licence-act", licence, act)).status_code for act in ("expire", "issue", "x")] == [404] * 3


def test_the_number_of_a_certificate_not_made_yet_leads_to_its_case(desk, hall):
    case = hall.granted()

    page = desk(hall.clerk).get(reverse("desk:licences"), {"q": case.certificate_number})
    strangers = desk(staff("CERT_CLERK", body=BodyFactory())).get(
        reverse("desk:licences"), {"q": case.certificate_number}
    )

    assert "这个编号的证照还没有制出" in page.text
    assert reverse("desk:case", args=[case.number]) in page.text
    assert case.number not in strangers.text
    found = desk(hall.clerk).get(reverse("desk:search"), {"q": case.certificate_number})
    assert found.url == reverse("desk:case", args=[case.number])

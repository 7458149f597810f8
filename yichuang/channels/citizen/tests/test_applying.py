"""From the guide to a case handed in: nothing typed is ever lost, and nothing wrong gets through."""

import pytest
from django.urls import reverse

from yichuang.domain.cases import reads
from yichuang.domain.cases.tests.factories import account_of, party_of
from yichuang.domain.identity.tests.factories import (
    TOWN,
    VILLAGE,
    BodyFactory,
    MandateFactory,
    RegionFactory,
    citizen,
)

pytestmark = pytest.mark.django_db
APPLICANT = {"phone": "13900000001", "address": "示例路9号"}


def step(case, slug):
    return reverse(f"citizen:application-{slug}", args=[case.number])


def start(client, hall, **sent):
    page = reverse("citizen:apply", args=[hall.version.item_id])
    return client.post(page, {"party": hall.mei.own_party} | sent)


def case_of(hall):
    return reads.visible_to(hall.mei).get()


# ---------------------------------------------------------------------------------------------------- start


def test_starting_opens_a_draft_filled_in_from_the_profile(mei, hall):
    response = start(mei, hall)

    case = case_of(hall)
    assert response.url == step(case, "applicant")
    assert (case.state, case.answers["name"]) == ("DRAFT", "梅")


def test_a_visitor_signs_in_first_and_comes_back(client, hall):
    page = reverse("citizen:apply", args=[hall.version.item_id])

    assert client.get(page).url.startswith(reverse("citizen:sign-in"))


def test_somebody_not_yet_known_proves_who_they_are_first(signed_in, hall):
    client = signed_in(citizen("", level=1, own_party=None))
    page = reverse("citizen:apply", args=[hall.version.item_id])

    assert client.get(page).url.startswith(reverse("citizen:identity"))


def test_an_unfinished_draft_is_offered_before_a_new_one(mei, hall):
    case = hall.drafted()

    page = mei.get(reverse("citizen:apply", args=[hall.version.item_id]))

    assert list(page.context["drafts"]) == [case]


def test_a_company_still_to_be_formed_is_named(mei, hall):
    page = start(mei, hall, party="forming", name="")
    assert page.status_code == 422
    assert page.context["form"].errors["name"] == ["请填写拟设立的单位名称"]

    start(mei, hall, party="forming", name="示例拟设企业")

    case = reads.visible_to(hall.mei).model.objects.get()
    assert case.applicant_name == "示例拟设企业"


def test_nobody_starts_for_a_stranger(mei, hall):
    page = start(mei, hall, party=hall.li.own_party)

    assert page.status_code == 422
    assert reads.visible_to(hall.mei).count() == 0


def test_an_item_that_takes_nothing_online_cannot_be_started(mei, hall):
    hall.version.online_depth = ["1"]
    hall.version.save()

    assert mei.get(reverse("citizen:apply", args=[hall.version.item_id])).status_code == 404


def choices(page, field="party"):
    return [value for value, _ in page.context["form"].fields[field].choices]


def test_only_parties_that_may_ask_for_the_item_are_offered(mei, hall):
    company = MandateFactory(account=account_of(hall.mei)).party
    page = reverse("citizen:apply", args=[hall.version.item_id])
    assert choices(mei.get(page)) == [hall.mei.own_party, company.number, "forming"]

    hall.version.audience = ["1"]
    hall.version.save()

    assert choices(mei.get(page)) == [hall.mei.own_party]


def test_an_item_of_the_towns_asks_in_which_and_proposes_the_applicants(mei, hall):
    district = RegionFactory(parent=None)
    town = RegionFactory(code=TOWN, parent=district)
    party = party_of(hall.mei)
    party.region = RegionFactory(code=VILLAGE, parent=town)
    party.save()
    BodyFactory(town=True, code="T1")
    hall.body.is_collective = True
    hall.body.save()

    page = mei.get(reverse("citizen:apply", args=[hall.version.item_id]))
    assert page.context["form"].initial["town"] == TOWN

    start(mei, hall, town=TOWN)
    assert case_of(hall).deciding_body_id == "T1"


# --------------------------------------------------------------------------------------------------- fields


def test_what_is_proven_is_shown_and_not_asked_again(mei, hall):
    page = mei.get(step(hall.drafted(), "applicant"))

    assert list(page.context["form"].fields) == ["phone", "address"]
    assert [label for label, _ in page.context["proven"]] == ["姓名", "公民身份号码"]


def test_right_answers_are_saved_and_lead_on(mei, hall):
    case = hall.drafted()

    response = mei.post(step(case, "applicant"), APPLICANT)

    assert response.url == step(case, "details")
    assert case_of(hall).answers["address"] == "示例路9号"


def test_a_wrong_answer_is_said_with_all_others_and_nothing_is_lost(mei, hall):
    case = hall.drafted()

    page = mei.post(step(case, "applicant"), {"phone": "12", "address": ""})

    assert page.status_code == 422
    assert dict(page.context["form"].errors) == {
        "phone": ["“联系电话”不对：请填手机号，或带区号的座机，例如 0731-12345678。"],
        "address": ["请填写联系地址"],
    }
    assert case_of(hall).answers["phone"] == "12"


def test_saving_for_later_asks_for_nothing(mei, hall):
    case = hall.drafted()

    response = mei.post(step(case, "applicant"), {"phone": "1", "address": "", "later": "1"})

    assert response.url == reverse("citizen:errand", args=[case.number])
    assert case_of(hall).answers["phone"] == "1"


def test_going_back_shows_what_was_answered(mei, hall):
    case = hall.drafted()
    mei.post(step(case, "applicant"), APPLICANT)

    assert 'value="示例路9号"' in mei.get(step(case, "applicant")).text


# -------------------------------------------------------------------------------------------------- strangers

STEPS = ["applicant", "details", "materials", "check"]


@pytest.mark.parametrize("slug", STEPS)
def test_every_step_opens(mei, hall, slug):
    assert mei.get(step(hall.drafted(), slug)).status_code == 200


@pytest.mark.parametrize("slug", [*STEPS, "discard"])
def test_a_strangers_draft_does_not_exist(signed_in, hall, slug):
    case = hall.drafted()
    client = signed_in(hall.li)

    assert client.post(step(case, slug)).status_code == 404
    case.refresh_from_db()
    assert case.state == "DRAFT"


@pytest.mark.parametrize("slug", ["applicant", "details", "materials", "check"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_the_form_of_an_application_handed_in_leads_to_its_errand(mei, hall, slug, method):
    case = hall.submitted()

    response = getattr(mei, method)(step(case, slug))

    assert response.url == reverse("citizen:errand", args=[case.number])
    assert case_of(hall).state == "SUBMITTED"


def test_full_width_digits_are_kept_as_plain_ones(mei, hall):
    case = hall.drafted()

    mei.post(step(case, "applicant"), {"phone": "１３８ ００００ ０００１", "address": "示例路9号"})

    assert case_of(hall).answers["phone"] == "13800000001"

"""A 一件事 handed in at the counter: questions, who applies, one form, one list, the signature, the vouchers."""

from io import BytesIO

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from yichuang.domain.cases import acts
from yichuang.domain.cases.tests.factories import PNG
from yichuang.domain.identity.tests.factories import BodyFactory, credit_code, staff
from yichuang.domain.joint.tests.factories import DRAWING, FIRE, FOOD, FORM, LEASE, PLAN, REGISTRATION, SIGN
from yichuang.kernel import ledger, news

Case, Matter, Party, StoredFile = (
    apps.get_model(name) for name in ("cases.Case", "joint.Matter", "identity.Party", "kernel.StoredFile")
)
QUESTIONS = reverse("desk:theme-intake", args=["T1"])
APPLICANT = f"{reverse('desk:theme-applicant', args=['T1'])}?sign=yes&seen=sign"
SHOP = {"document": "forming", "name": "示例早餐店", "phone": "13900000000", "key": "page-one"}
SAID = FORM | {"org_name": "示例早餐店"}
AGREED = {
    "results": "together", "delivery": "window", "mandate": "on", "consent": "on", "identity_checked": "on",
    "window": "A02",
}  # fmt: skip


@pytest.fixture
def kong(desk, street):
    """The counter clerk's browser."""
    return desk(street.counter)


@pytest.fixture
def matter(kong):
    kong.post(APPLICANT, SHOP)
    return Matter.objects.get()


def page(name, matter):
    return reverse(f"desk:matter-{name}", args=[matter.number])


def fresh(matter):
    return Matter.objects.get(pk=matter.pk)


def paper_of_all(matter, *, but=""):
    kinds = {one.kind: place for place, one in enumerate(matter.the_plan.brought, 1)}
    return {f"material_{place}_paper": "on" for kind, place in kinds.items() if kind != but}


@pytest.fixture
def filled(kong, matter):
    kong.post(page("form", matter), SAID)
    kong.post(page("materials", matter), paper_of_all(matter))
    return fresh(matter)


def test_what_is_asked_for_is_found_where_items_are_found(kong):
    assert [theme.theme_id for theme in kong.get(reverse("desk:intake"), {"q": "示例开店"}).context["themes"]] == [
        "T1"
    ]


def test_questions_lead_to_the_applicant_with_the_plan_beside_the_form(kong):
    asked = kong.get(QUESTIONS)
    unanswered = kong.get(QUESTIONS, {"seen": "sign"})
    answered = kong.get(QUESTIONS, {"seen": "sign", "sign": "yes"})
    shown = kong.get(answered.url)

    assert list(asked.context["form"].fields) == ["sign"]
    assert list(unanswered.context["form"].errors) == ["sign"]
    assert answered.url == APPLICANT
    assert {step.item for step in shown.context["plan"].steps} == {REGISTRATION, FOOD, SIGN, FIRE}
    assert shown.context["foreign"] == []


def test_answers_that_are_none_lead_back_to_the_questions(kong):
    address = reverse("desk:theme-applicant", args=["T1"])

    assert kong.get(f"{address}?sign=maybe").url == f"{QUESTIONS}?seen="
    assert kong.post(address, SHOP).status_code == 302
    assert not Matter.objects.exists()


def test_the_clerk_stands_in_the_matter_with_channel_and_window(kong, street, filled):
    kong.post(page("check", filled), AGREED)
    matter = fresh(filled)
    filing = next(entry for entry in ledger.of(matter) if entry.act == "file")

    assert (matter.state, matter.channel, matter.window) == ("UNDER_WAY", "counter", "A02")
    assert (matter.account, filing.account) == (street.counter.account, street.counter.account)
    assert (matter.consented_at is not None, matter.mandated_at is not None) == (True, True)


def test_what_waits_for_nothing_is_received_at_once_with_its_voucher(kong, filled):
    answer = kong.post(page("check", filled), AGREED)
    shown = kong.get(answer.url)
    cases = Case.objects.filter(matter=filled.number)

    assert answer.url == page("received", filled)
    assert {(case.item_code, case.state, case.channel, case.window) for case in cases} == {
        (REGISTRATION, "RECEIVED", "counter", "A02"),
        (FIRE, "RECEIVED", "counter", "A02"),
    }
    assert [voucher.code for _, voucher in shown.context["filed"]] == ["DOC-01", "DOC-01"]
    assert [one.part.item_code for one in shown.context["waiting"]] == [FOOD, SIGN]


def test_the_signed_application_is_kept_with_the_matter_as_it_was_scanned(kong, filled):
    scan = SimpleUploadedFile("示例申请书.png", PNG)
    kong.post(page("check", filled), AGREED | {"application": scan})

    assert page("application", filled) in kong.get(reverse("desk:matter", args=[filled.number])).text
    assert b"".join(kong.get(page("application", filled)).streaming_content) == PNG


def test_an_application_that_was_not_scanned_has_no_address(kong, filled):
    kong.post(page("check", filled), AGREED)

    assert page("application", filled) not in kong.get(reverse("desk:matter", args=[filled.number])).text
    assert kong.get(page("application", filled)).status_code == 404


def test_a_scan_that_is_none_is_said_beside_its_box_and_nothing_is_taken_in(kong, filled):
    answer = kong.post(page("check", filled), AGREED | {"application": SimpleUploadedFile("示例.pdf", b"text")})

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["application"])
    assert (fresh(filled).state, StoredFile.objects.count()) == ("DRAFT", 0)


def test_what_waits_is_filed_on_the_signed_mandate_when_its_time_comes(kong, street, filled):
    kong.post(page("check", filled), AGREED)
    case = Case.objects.get(matter=filled.number, item_code=REGISTRATION)
    officer = street.officers[REGISTRATION]
    case = acts.forward(acts.accept(case, by=officer), by=officer)
    formed = {"name": "示例早餐店有限公司", "code": credit_code(7)}
    acts.record_outcome(case, by=officer, outcome="grant", reference="示例0001号", formed=formed)
    news.drain()
    later = Case.objects.filter(matter=filled.number, item_code__in=[FOOD, SIGN])

    assert {(each.item_code, each.state) for each in later} == {(FOOD, "SUBMITTED"), (SIGN, "SUBMITTED")}


def test_files_and_paper_are_kept_and_taken_off_again(kong, matter):
    places = {one.kind: place for place, one in enumerate(matter.the_plan.brought, 1)}
    scan = SimpleUploadedFile("示例扫描.png", PNG)
    kong.post(page("materials", matter), {
        f"material_{places[LEASE]}": scan, f"material_{places[LEASE]}_paper": "on",
        f"material_{places[PLAN]}_paper": "on", "stay": "1",
    })  # fmt: skip
    kept = fresh(matter).supplies
    kong.post(page("materials", matter), {"remove": LEASE})

    assert [set(given) for given in kept[LEASE]] == [{"paper"}, {"file", "name"}]
    assert kept[PLAN] == [{"paper": True}]
    assert (set(fresh(matter).supplies), fresh(matter).missing) == ({PLAN}, [LEASE, DRAWING])


def test_a_file_that_is_none_is_said_beside_its_box_and_the_others_are_kept(kong, matter):
    answer = kong.post(page("materials", matter), paper_of_all(matter, but=DRAWING) | {
        f"material_{[one.kind for one in matter.the_plan.brought].index(DRAWING) + 1}":
            SimpleUploadedFile("示例.exe", BytesIO(b"MZ" + bytes(100)).read()),
    })  # fmt: skip

    assert answer.status_code == 422
    assert len(answer.context["form"].errors) == 1
    assert fresh(matter).missing == [DRAWING]


def test_wrong_answers_are_kept_and_said(kong, matter):
    answer = kong.post(page("form", matter), SAID | {"contact_phone": "12", "premises_address": ""})

    assert answer.status_code == 422
    assert sorted(answer.context["form"].errors) == ["contact_phone", "premises_address"]
    assert fresh(matter).form["contact_phone"] == "12"


def test_while_something_is_missing_nothing_is_taken_in(kong, matter):
    kong.post(page("form", matter), SAID)
    kong.post(page("materials", matter), paper_of_all(matter, but=LEASE))
    shown = kong.get(page("check", matter))
    answer = kong.post(page("check", matter), AGREED)

    assert (shown.context["unanswered"], shown.context["missing"]) == ([], [LEASE])
    assert answer.status_code == 422
    assert (fresh(matter).state, Case.objects.count()) == ("DRAFT", 0)


@pytest.mark.parametrize("unsaid", ["mandate", "consent", "identity_checked"])
def test_without_the_document_and_the_signatures_nothing_is_taken_in(kong, filled, unsaid):
    answer = kong.post(page("check", filled), {name: said for name, said in AGREED.items() if name != unsaid})

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [unsaid])
    assert (fresh(filled).state, Case.objects.count()) == ("DRAFT", 0)


def test_sent_twice_it_is_taken_in_once(kong, filled):
    first, second = (kong.post(page("check", filled), AGREED) for _ in range(2))

    assert first.url == second.url == page("received", filled)
    assert Case.objects.filter(matter=filled.number).count() == 2


def test_the_first_page_sent_twice_begins_one_application(kong):
    first, second = (kong.post(APPLICANT, SHOP) for _ in range(2))

    assert first.url == second.url
    assert (Matter.objects.count(), Party.objects.filter(kind="forming").count()) == (1, 1)


def test_the_same_page_gone_back_to_for_somebody_else_begins_another(kong):
    first = kong.post(APPLICANT, SHOP)
    second = kong.post(APPLICANT, SHOP | {"name": "示例面馆"})

    assert first.url != second.url
    assert sorted(Matter.objects.values_list("applicant_name", flat=True)) == ["示例早餐店", "示例面馆"]


def test_a_wrong_number_begins_nothing(kong):
    answer = kong.post(APPLICANT, {"id_number": "430203198503170018", "name": "梅", "key": "k"})

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["id_number"])
    assert not Matter.objects.exists()


def test_the_sheet_to_sign_says_what_is_agreed_and_no_whole_number(kong, filled):
    shown = kong.get(page("sheet", filled)).content.decode()

    assert "我授权系统" in shown
    assert "示例早餐店" in shown
    assert FORM["legal_rep_id_number"] not in shown


def test_drafts_stand_on_the_counter_s_page_until_given_up(kong, matter):
    before = [each.number for each, _ in kong.get(reverse("desk:intake")).context["matters"]]
    kong.post(page("discard", matter))

    assert before == [matter.number]
    assert list(kong.get(reverse("desk:intake")).context["matters"]) == []
    assert kong.get(page("form", matter)).url == reverse("desk:matter", args=[matter.number])


def test_a_counter_that_does_not_take_in_every_item_is_told_which(desk, street):
    clerk = desk(staff("COUNTER", body=street.centre, name="孟"))
    answer = clerk.post(APPLICANT, SHOP)

    assert sorted(answer.context["foreign"]) == sorted(clerk.get(APPLICANT).context["foreign"])
    assert len(answer.context["foreign"]) == 4
    assert not Matter.objects.exists()


def test_a_draft_is_not_there_for_a_counter_of_elsewhere_nor_for_the_applicant_s_draft_at_home(desk, street, matter):
    elsewhere = desk(staff("COUNTER", body=BodyFactory(), name="别"))
    officer = desk(staff("ACCEPTOR", body=street.centre, scope=("*",), name="受"))

    assert elsewhere.get(page("form", matter)).status_code == 404
    assert officer.get(page("form", matter)).status_code == 403
    assert officer.get(QUESTIONS).status_code == 403

import pytest
from django.core.exceptions import PermissionDenied

from yichuang.domain.cases import acts
from yichuang.domain.cases.models import Case
from yichuang.domain.cases.states import State
from yichuang.domain.catalogue.tests.factories import FormFieldFactory
from yichuang.domain.identity.tests.factories import citizen
from yichuang.kernel import ledger
from yichuang.kernel.codes import luhn_check
from yichuang.kernel.refusals import ActRefused, OutOfTurn

pytestmark = pytest.mark.django_db


def test_draft_is_prefilled_from_the_profile_and_says_what_is_missing(hall):
    case = hall.drafted()

    assert case.state == State.DRAFT
    assert case.answers["name"] == hall.mei.name
    assert case.unanswered == ["premises_address"]
    assert case.missing == ["经营场所使用证明"]


def test_draft_number_carries_its_check_digit_and_is_never_given_twice(hall):
    first, second = hall.drafted(), hall.drafted()
    digits = "".join(filter(str.isdigit, first.number))

    assert luhn_check(digits[:-1]) == digits[-1]
    assert first.number != second.number


def test_draft_is_denied_for_a_party_one_may_not_speak_for(hall):
    with pytest.raises(PermissionDenied):
        acts.draft(item=hall.version.item_id, party=hall.mei.own_party, by=hall.li)

    assert Case.objects.count() == 0


def test_draft_with_the_same_key_is_the_same_case(hall):
    assert hall.drafted(key="k1") == hall.drafted(key="k1")
    assert Case.objects.count() == 1


def test_save_draft_keeps_wrong_answers_and_names_them(hall):
    case = acts.save_draft(hall.drafted(), by=hall.mei, answers={"phone": "123", "premises_address": "示例路1号"})

    assert case.answers["phone"] == "123"
    assert case.unanswered == ["phone"]


def test_save_draft_is_out_of_turn_once_handed_in(hall):
    case = hall.submitted()

    with pytest.raises(OutOfTurn):
        acts.save_draft(case, by=hall.mei, answers={"phone": "13900000000"})


def test_submit_tells_every_reason_at_once(hall):
    hall.mei = citizen("新", level=1)
    case = hall.drafted()

    with pytest.raises(ActRefused) as refusal:
        acts.submit(case, by=hall.mei, consent=False)

    assert len(refusal.value.reasons) == 4
    case.refresh_from_db()
    assert case.state == State.DRAFT
    assert ledger.of(case).count() == 1


def test_submit_during_hours_counts_from_the_same_day(hall):
    case = hall.submitted()

    assert case.filed_on.isoformat() == "2026-03-02"
    assert case.notice_due.isoformat() == "2026-03-09"


def test_submit_after_hours_counts_from_the_next_working_day(hall, at):
    at("2026-03-06 18:30")  # Friday evening

    case = hall.submitted()

    assert case.filed_on.isoformat() == "2026-03-09"
    assert case.notice_due.isoformat() == "2026-03-16"


def test_submit_refuses_an_item_suspended_meanwhile(hall):
    case = hall.filled()
    type(hall.version).objects.update(state="suspended")

    with pytest.raises(ActRefused, match="已停用"):
        acts.submit(case, by=hall.mei, consent=True)


def test_attach_refuses_a_file_of_somebody_else_and_writes_nothing(hall):
    case = hall.drafted()

    with pytest.raises(ActRefused, match="文件找不到"):
        acts.attach(case, by=hall.mei, materials=[{"material": 1, "file": hall.file_of(hall.li)}])

    assert case.materials.get(seq=1).supplied is False


def test_attach_refuses_a_material_that_is_not_on_the_list(hall):
    with pytest.raises(ActRefused, match="没有第9项"):
        acts.attach(hall.drafted(), by=hall.mei, materials=[{"material": 9, "file": hall.file_of(hall.mei)}])


def test_detach_makes_the_material_missing_again(hall):
    case = acts.detach(hall.filled(), by=hall.mei, material=1)

    assert case.missing == ["经营场所使用证明"]


def test_discard_ends_a_draft(hall):
    assert acts.discard(hall.drafted(), by=hall.mei).state == State.WITHDRAWN


def test_save_draft_keeps_only_what_the_form_asks(hall):
    case = acts.save_draft(hall.drafted(), by=hall.mei, answers={"religion": "示例", "premises_address": "示例路1号"})

    assert "religion" not in case.answers
    assert case.answers["premises_address"] == "示例路1号"


@pytest.mark.parametrize(
    ("sent", "kept"), [(False, "否"), (True, "是"), ("no", "否"), ("是", "是"), ("maybe", "maybe")]
)
def test_a_yes_or_no_is_kept_in_the_words_of_the_form(hall, sent, kept):
    """A partner's JSON says false, and officers read what is kept."""
    FormFieldFactory(version=hall.version, seq=9, element__code="online_sale", label="网络经营", type="boolean")

    case = acts.save_draft(hall.drafted(), by=hall.mei, answers={"online_sale": sent})

    assert case.answers["online_sale"] == kept


def test_the_ledger_keeps_which_version_of_the_notice_was_agreed_to(hall, settings):
    settings.PRIVACY_NOTICE = 7

    case = hall.submitted()

    assert ledger.last(case).facts["notice"] == 7

"""The certificate a grant gives: its number, its face, and that it verifies."""

import pytest

from yichuang.domain.cases import acts
from yichuang.domain.cases.acts.certifying import on_its_face, plain
from yichuang.domain.cases.states import State
from yichuang.domain.cases.tests.factories import Hall
from yichuang.domain.catalogue.tests.factories import DataElementFactory, FormFieldFactory
from yichuang.domain.identity.tables import CONSOLE
from yichuang.domain.licences import reads as licences
from yichuang.domain.licences.acts import define
from yichuang.kernel import documents, numbers
from yichuang.kernel.refusals import ActRefused

pytestmark = pytest.mark.django_db


def stated(case) -> str:
    """What the decision says of the certificate."""
    return documents.of(case).get(code="DOC-10").snapshot["certificate"]


def test_a_grant_states_the_number_of_the_certificate_that_is_made_under_it(hall):
    first, second = (acts.grant(hall.proposed(), by=hall.qian) for _ in range(2))

    made = [acts.make_certificate(case, by=hall.clerk) for case in (second, first)]  # not in their order

    for case in made:
        licence = licences.named(case.licence_identifier)[0]
        assert stated(case) == f"另发《{licence.type.name}》，编号 {licence.number}"
        assert licence.identifier.split(".")[-3] == licence.number[-6:].rjust(20, "0")
    assert made[0].licence_identifier != made[1].licence_identifier


def test_what_was_granted_before_decisions_stated_it_gets_its_number_with_the_certificate(hall):
    case = hall.granted()
    type(case).objects.filter(pk=case.pk).update(certificate_number="")

    case = acts.make_certificate(case, by=hall.clerk)

    assert licences.named(case.licence_identifier)[0].number.startswith(case.deciding_body_id)


def validity(case) -> str:
    return documents.of(case).get(code="DOC-10").snapshot["validity"]


@pytest.mark.parametrize(
    ("of_type", "said", "ends"), [(3, "3年", "2029-03-01"), (0, "长期", None), (None, "5年", "2031-03-01")]
)
def test_a_grant_states_the_validity_its_certificate_will_have(hall, of_type, said, ends):
    define(by=CONSOLE, name=hall.granted().terms["result_name"], body=hall.body, validity_years=of_type)

    case = hall.certified()

    licence = licences.named(case.licence_identifier)[0]
    assert (validity(case), licence.valid_to and licence.valid_to.isoformat()) == (said, ends)


def test_a_certificate_holds_as_its_decision_says_though_the_type_says_otherwise_by_then(hall):
    case = hall.granted()
    define(by=CONSOLE, name=case.terms["result_name"], body=hall.body, validity_years=1)

    licence = licences.named(acts.make_certificate(case, by=hall.clerk).licence_identifier)[0]

    assert (validity(case), licence.valid_to.isoformat()) == ("5年", "2031-03-01")


def test_what_gives_no_certificate_holds_as_its_item_says(db, at):
    assert validity(Hall(result_type="20").granted()) == "5年"


def test_a_grant_calls_the_certificate_as_its_type_is_called(db, at):
    hall = Hall(result_name="示例许可结果", licence_type="示例许可证")

    case = hall.certified()

    assert licences.named(case.licence_identifier)[0].type.name == "示例许可证"
    assert stated(case) == f"另发《示例许可证》，编号 {case.certificate_number}"


def test_a_certificate_its_item_has_no_name_for_is_called_after_the_matter(db, at):
    hall = Hall(result_name="", licence_type="")

    case = hall.certified()

    assert licences.named(case.licence_identifier)[0].type.name == case.item_name
    assert stated(case) == f"另发《{case.item_name}》，编号 {case.certificate_number}"


def test_a_grant_on_the_spot_states_the_number_too(db, at):
    hall = Hall(instant=True)
    said = {"outcome": "grant", "opinion": "当场核对无误。", "basis": "《示例条例》第一条"}

    case = acts.make_certificate(acts.decide_on_the_spot(hall.received(), by=hall.zhao, **said), by=hall.clerk)

    licence = licences.named(case.licence_identifier)[0]
    assert stated(case) == f"另发《{licence.type.name}》，编号 {licence.number}"


def test_a_grant_that_gives_no_certificate_says_so_and_takes_no_number(db, at):
    hall = Hall(result_type="20")

    case = hall.granted()

    assert (stated(case), case.certificate_number) == ("本事项不另发证照", "")
    assert numbers.taken(f"licence {hall.body.code}") == 0


def test_a_certificate_is_made_without_taking_another_number(hall):
    hall.certified()

    assert numbers.taken(f"licence {hall.body.code}") == 1


def test_a_grant_that_is_refused_gives_its_number_back(hall):
    with pytest.raises(ActRefused):
        acts.grant(hall.proposed("deny"), by=hall.qian)

    assert numbers.taken(f"licence {hall.body.code}") == 0
    assert hall.granted().certificate_number.endswith("000001")


def test_a_denial_takes_no_number(hall):
    assert hall.denied().certificate_number == ""
    assert numbers.taken(f"licence {hall.body.code}") == 0


@pytest.mark.parametrize("decided", ["to_change", "to_renew"])
def test_a_later_decision_states_the_number_the_licence_has_and_takes_none(hall, decided):
    case = getattr(hall, decided)()
    licence = licences.named(case.licence_identifier)[0]

    act = acts.allow_change if decided == "to_change" else acts.allow_renewal
    case = acts.make_certificate(act(case, by=hall.qian), by=hall.clerk)

    original = documents.of(case).get(code="DOC-19").snapshot["original"]
    assert original["certificate"] == f"{licence.type.name} {licence.number}"
    assert licences.named(case.licence_identifier)[0].number == licence.number
    assert numbers.taken(f"licence {hall.body.code}") == 1


def test_the_certificate_is_a_licence_that_verifies(hall):
    case = hall.certified()

    assert case.state == State.CERT_MAKING
    assert licences.verify(case.licence_identifier).verdict == "valid"


def test_a_food_licence_states_the_kind_of_business_and_every_item_granted(db, at):
    hall = Hall()
    for seq, (code, label) in enumerate(
        [("food_business_type", "食品经营主体业态"), ("food_items", "食品经营项目")], 2
    ):
        FormFieldFactory(
            version=hall.version, seq=seq, element=DataElementFactory(code=code, label=label), label=label
        )
    case = acts.save_draft(
        hall.filled(), by=hall.mei,
        answers={"food_business_type": "餐饮服务经营者", "food_items": "热食类制售"},
    )  # fmt: skip
    case = acts.submit(case, by=hall.mei, consent=True)
    hall.submitted = lambda: case

    face = dict(on_its_face(hall.granted()))

    assert (face["主体业态"], face["经营项目"], face["经营场所"]) == ("餐饮服务经营者", "热食类制售", "示例路1号")
    assert plain(["热食类制售", "冷食类制售"]) == "热食类制售、冷食类制售"


def test_the_licence_type_says_what_stands_on_the_certificate(hall):
    case = hall.granted()
    name = case.terms["licence_type"] or case.terms["result_name"]
    face = [{"name": "开店的地方", "required": True, "element": "premises_address"}]
    define(by=CONSOLE, name=name, body=hall.body, face=face)

    assert on_its_face(case) == [
        ("许可事项", case.item_name),
        ("开店的地方", "示例路1号"),
        ("办件编号", case.number),
    ]

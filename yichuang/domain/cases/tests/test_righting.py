"""Slips in papers and wrong deliveries: put right in the open, and delivered again."""

import pytest
from django.core.exceptions import PermissionDenied

from yichuang.domain.cases import acts
from yichuang.domain.cases.acts.righting import as_printed
from yichuang.domain.licences import reads as licences
from yichuang.kernel import documents, ledger
from yichuang.kernel.refusals import ActRefused

pytestmark = pytest.mark.django_db
SLIP = {"what": "经营场所", "before": "示例路1号", "after": "示例路1号之二"}


def number_of(case, code):
    return documents.of(case).filter(code=code, overtaken_by=None).last().number


def corrected(hall, case, code="DOC-10", mistakes=None, reason="门牌号录入错误。"):
    return acts.correct_paper(
        case, by=hall.qian, paper=number_of(case, code), mistakes=mistakes or [SLIP], reason=reason
    )


def test_a_slip_found_before_delivery_is_corrected_and_goes_with_the_result(hall):
    case = corrected(hall, hall.granted())

    notice = documents.of(case).get(code="DOC-19")
    assert (case.state, notice.title) == ("GRANTED", "更正通知书")
    assert notice.snapshot["changes"] == [SLIP]
    assert documents.of(case).get(code="DOC-10").overtaken_by == notice


def test_a_slip_found_after_delivery_is_delivered_again(hall, at):
    case = hall.delivered()
    at("2026-04-01 10:00")

    case = corrected(hall, case)

    assert (case.state, case.closed_on, case.due_on.isoformat()) == ("READY", None, "2026-04-16")
    case = acts.deliver(case, by=hall.clerk, mode="window", proof="身份证已核对")
    served = documents.of(case).filter(code="DOC-13").last().snapshot["papers"]
    assert [paper["title"] for paper in served] == ["准予行政许可决定书", "示例许可证", "更正通知书"]
    assert [entry.act for entry in ledger.of(case)][-3:] == ["deliver", "correct_paper", "deliver"]


def test_a_slip_on_the_face_gives_the_licence_its_next_version(hall):
    case = hall.delivered()
    before = case.licence_identifier

    case = corrected(hall, case, "DOC-12")

    licence, _ = licences.named(case.licence_identifier)
    assert (licence.version, licence.content["经营场所"]) == (2, "示例路1号之二")
    assert licence.decision == documents.of(case).get(code="DOC-19").number
    assert licences.verify(before).verdict == "superseded"
    case = acts.deliver(case, by=hall.clerk, mode="window", proof="身份证已核对")
    served = documents.of(case).filter(code="DOC-13").last().snapshot["papers"]
    assert [paper["title"] for paper in served].count("示例许可证") == 1


@pytest.mark.parametrize(
    ("mistake", "refusal"),
    [
        ({"after": "示例路1号"}, "不能一样"),
        ({"before": " "}, "哪里错了"),
        ({"before": "别处"}, "照面上没有这一项"),
        ({"what": "别的"}, "照面上没有这一项"),
    ],
)
def test_what_does_not_stand_there_is_not_corrected(hall, mistake, refusal):
    case = hall.delivered()

    with pytest.raises(ActRefused, match=refusal):
        corrected(hall, case, "DOC-12", [SLIP | mistake])

    case.refresh_from_db()
    assert (case.state, licences.named(case.licence_identifier)[0].version) == ("DELIVERED", 1)


@pytest.mark.parametrize("code", ["DOC-10", "DOC-11"])
def test_words_a_decision_never_had_are_not_corrected(hall, code):
    """A notice that puts right what nobody wrote would be a false paper with our seal."""
    case = hall.granted() if code == "DOC-10" else hall.denied()

    with pytest.raises(ActRefused, match="对不上"):
        corrected(hall, case, code, [SLIP | {"before": "从来没有写过的话"}])

    assert not documents.of(case).filter(code="DOC-19").exists()


@pytest.mark.parametrize("before", ["2026年3月2日", "示例路 1号", "示例路１号"])
def test_words_are_found_as_they_are_printed(hall, at, before):
    at("2026-03-02 10:00")

    assert corrected(hall, hall.granted(), mistakes=[SLIP | {"before": before}]).state == "GRANTED"


@pytest.mark.parametrize("paper", ["", "示〔2026〕9999号"])
def test_only_a_paper_of_this_case_is_corrected(hall, paper):
    with pytest.raises(ActRefused, match="本件已经出具"):
        acts.correct_paper(hall.granted(), by=hall.qian, paper=paper, mistakes=[SLIP], reason="录入错误。")


def test_a_paper_is_corrected_once_and_the_notice_after_it(hall):
    case = hall.granted()
    paper = number_of(case, "DOC-10")
    case = corrected(hall, case)

    with pytest.raises(ActRefused, match="本件已经出具"):
        acts.correct_paper(case, by=hall.qian, paper=paper, mistakes=[SLIP], reason="又错了。")
    assert corrected(hall, case, "DOC-19").state == "GRANTED"


def test_a_correction_says_why(hall):
    with pytest.raises(ActRefused, match="理由"):
        corrected(hall, hall.granted(), reason=" ")


def test_what_went_to_the_wrong_person_is_taken_back_and_delivered_again(hall, at):
    case = hall.delivered()
    first = documents.of(case).get(code="DOC-13")
    at("2026-03-03 10:00")

    case = acts.recall(case, by=hall.qian, mistake="wrong_person", reason="同名，交给了别人，当日收回。")

    assert (case.state, case.due_on.isoformat(), case.delivery_proof) == ("READY", "2026-03-17", "")
    notice = documents.of(case).get(code="DOC-19")
    assert (notice.snapshot["original"]["number"], notice.snapshot["why"]) == (
        first.number, "同名，交给了别人，当日收回",
    )  # fmt: skip
    case = acts.deliver(case, by=hall.clerk, mode="window", proof="身份证已核对两遍")
    proofs = documents.of(case).filter(code="DOC-13")
    assert [paper.overtaken_by for paper in proofs] == [notice, None]
    assert licences.verify(case.licence_identifier).verdict == "valid"


def test_a_mistake_nobody_named_recalls_nothing(hall):
    case = hall.delivered()
    for said in ({"mistake": ""}, {"reason": " "}):
        with pytest.raises(ActRefused):
            acts.recall(case, by=hall.qian, **{"mistake": "wrong_paper", "reason": "示例"} | said)

    case.refresh_from_db()
    assert (case.state, case.closed_on is None) == ("DELIVERED", False)


def test_mistakes_are_put_right_by_the_head_alone(hall):
    case = hall.delivered()

    for other in (hall.zhao, hall.clerk, hall.mei, hall.counter):
        with pytest.raises(PermissionDenied):
            acts.recall(case, by=other, mistake="wrong_person", reason="示例")
        with pytest.raises(PermissionDenied):
            acts.correct_paper(case, by=other, paper="示", mistakes=[SLIP], reason="示例")


def test_a_certificate_made_after_the_correction_says_what_the_notice_says(hall):
    case = acts.make_certificate(corrected(hall, hall.granted()), by=hall.clerk)

    assert licences.named(case.licence_identifier)[0].content["经营场所"] == "示例路1号之二"


def test_so_does_one_of_a_change_whose_decision_was_put_right(hall):
    case = acts.allow_change(hall.to_change(), by=hall.qian)
    slip = {"what": "经营场所", "before": "示例路9号", "after": "示例路9号之二"}

    case = acts.make_certificate(corrected(hall, case, "DOC-19", [slip]), by=hall.clerk)

    assert licences.named(case.licence_identifier)[0].content["经营场所"] == "示例路9号之二"


@pytest.mark.parametrize(("after", "ends"), [("3年", "2029-03-01"), ("长期", None)])
def test_a_validity_put_right_before_the_certificate_is_made_is_what_it_has(hall, after, ends):
    slip = {"what": "有效期", "before": "5年", "after": after}

    case = acts.make_certificate(corrected(hall, hall.granted(), mistakes=[slip]), by=hall.clerk)

    valid_to = licences.named(case.licence_identifier)[0].valid_to
    assert (valid_to and valid_to.isoformat()) == ends


@pytest.mark.parametrize("after", ["三年左右", "2029年3月1日", "0731"])
def test_a_validity_that_is_no_span_of_years_is_refused(hall, after):
    case = hall.granted()

    with pytest.raises(ActRefused, match="请只写几年"):
        corrected(hall, case, mistakes=[{"what": "有效期", "before": "5年", "after": after}])

    assert not documents.of(case).filter(code="DOC-19").exists()


def test_once_the_certificate_is_made_its_validity_is_not_put_right_on_the_decision_alone(hall):
    case = hall.certified()

    with pytest.raises(ActRefused, match="证照已经制出的"):
        corrected(hall, case, mistakes=[{"what": "有效期", "before": "5年", "after": "3年"}])


@pytest.mark.parametrize("come_to", ["granted", "certified"])
def test_the_number_of_the_certificate_is_not_put_right_to_another(hall, come_to):
    case = getattr(hall, come_to)()
    number = case.certificate_number

    with pytest.raises(ActRefused, match="证照编号编定以后不能更正成别的编号"):
        corrected(hall, case, mistakes=[{"what": "证照", "before": number, "after": f"{number}9"[1:]}])

    assert not documents.of(case).filter(code="DOC-19").exists()


def test_what_only_looks_like_a_day_is_compared_as_it_stands():
    assert as_printed("2026-03-02") == "2026年3月2日"
    assert as_printed("2026-99-99") == "2026-99-99"

"""What the papers of a real way say, and that each of them can be drawn."""

import pytest

from yichuang.domain.cases import acts
from yichuang.domain.cases.acts import clockwork
from yichuang.domain.cases.tests.factories import GAP, Hall
from yichuang.kernel import documents, sealing

pytestmark = pytest.mark.django_db


def papers_of(case) -> dict:
    return {document.code: document for document in documents.of(case)}


def test_every_paper_on_the_way_to_a_licence_is_drawn_and_all_but_the_proof_of_service_are_sealed(hall: Hall, at):
    papers = papers_of(hall.delivered())

    assert list(papers) == ["DOC-01", "DOC-03", "DOC-10", "DOC-12", "DOC-13"]
    outcomes = {code: sealing.validate(documents.pdf(document)).outcome for code, document in papers.items()}
    assert outcomes == dict.fromkeys(papers, "valid") | {"DOC-13": "not_ours"}


def test_the_decision_states_what_is_granted_and_keeps_the_opinion_inside(hall: Hall, at):
    snapshot = papers_of(hall.granted())["DOC-10"].snapshot

    assert snapshot["content"].startswith(f"准予{hall.version.name}；")
    assert "示例路1号" in snapshot["content"]
    assert "拟准予" not in str(snapshot)


def test_a_paper_names_the_item_by_both_its_codes(hall: Hall, at):
    item = hall.version.item

    shown = papers_of(hall.received())["DOC-01"].snapshot["item"]

    assert (shown["task_code"], shown["handling_code"]) == (item.task_code, item.handling_code)
    assert item.handling_code not in ("", item.task_code)


def test_the_correction_notice_calls_a_material_by_its_name(hall: Hall, at):
    case = hall.correcting()

    gap = papers_of(case)["DOC-02"].snapshot["gaps"][0]
    assert gap == GAP | {"material": case.materials.get(seq=1).name}


def test_where_the_query_password_stands_is_said_only_where_there_is_a_receipt(hall: Hall, at):
    """Silence accepts what nobody took in; a case opened of the body's own motion has no receipt either."""
    received, silent = hall.accepted(), hall.submitted()
    at("2026-03-10 09:00")
    clockwork.deem_silent()
    own = hall.to_undo()

    said = {
        case: papers_of(case)[code].snapshot["query"]["note"]
        for case, code in ((received, "DOC-03"), (silent, "DOC-03"), (own, "DOC-08"))
    }

    assert said[received] == "查询密码印在收件凭证上"
    assert said[silent] == said[own] == "登录后可查，也可凭身份证件到窗口查询"


def test_a_paper_says_the_day_the_application_was_made_though_the_five_days_count_from_the_next(hall: Hall, at):
    """Handed in at ten in the evening: no paper of that evening may say it was applied for tomorrow."""
    at("2026-03-02 22:00")
    case = hall.granted()

    papers = papers_of(case)
    assert case.filed_on.isoformat() == "2026-03-03"
    assert [papers[code].snapshot["received_on"] for code in ("DOC-03", "DOC-10")] == ["2026-03-02", "2026-03-02"]


def test_a_paper_says_the_day_the_application_was_made_after_a_correction_too(hall: Hall, at):
    at("2026-03-02 10:00")
    case = hall.correcting()
    at("2026-03-06 10:00")
    case = acts.correct(case, by=hall.mei, materials=[{"material": 1, "file": hall.file_of(hall.mei)}])
    case = acts.accept(case, by=hall.zhao)

    assert case.filed_on.isoformat() == "2026-03-06"
    assert papers_of(case)["DOC-03"].snapshot["received_on"] == "2026-03-02"

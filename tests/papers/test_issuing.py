"""A paper's life: frozen and numbered with its act, drawn once, sealed by a task that does not give up early."""

from concurrent.futures import ThreadPoolExecutor

import pytest
import time_machine
from django.db import connection, transaction

from tests.papers.conftest import text_of
from tests.papers.specimens import MATTER, one_of_each
from yichuang.kernel import documents, sealing
from yichuang.kernel.models import Document, StoredFile
from yichuang.kernel.sealing import Outcome

PAPERS = one_of_each()
NOTICE, GRANT = PAPERS["DOC-03"], PAPERS["DOC-10"]


def again(document: Document) -> Document:
    return Document.objects.get(pk=document.pk)


def test_issue_numbers_without_gaps_by_body_kind_and_year(issue):
    numbers = [issue(NOTICE).number, issue(NOTICE).number, issue(GRANT).number, issue(NOTICE, body="TOWN").number]

    assert numbers == [
        "示市监受〔2026〕0001号",
        "示市监受〔2026〕0002号",
        "示市监准〔2026〕0001号",
        "示市监受〔2026〕0001号",
    ]


def test_issue_begins_each_year_anew(issue):
    issue(NOTICE)
    paper = NOTICE._replace(snapshot=NOTICE.snapshot | {"issued_on": "2027-01-04"})

    assert issue(paper).number == "示市监受〔2027〕0001号"


def test_an_act_that_fails_gives_its_number_back(issue):
    with transaction.atomic():
        issue(NOTICE)
        transaction.set_rollback(True)

    assert issue(NOTICE).number == "示市监受〔2026〕0001号"


@pytest.mark.django_db(transaction=True)
def test_issue_outside_a_transaction_is_a_bug(issue):
    with pytest.raises(transaction.TransactionManagementError):
        issue(NOTICE)

    assert Document.objects.count() == 0


@pytest.mark.parametrize("name", ["title", "issued_on", "number_word", "query"])
def test_issue_of_a_snapshot_that_is_not_whole_is_a_bug(issue, name):
    said = {key: value for key, value in NOTICE.snapshot.items() if key != name}

    with pytest.raises(KeyError):
        issue(NOTICE._replace(snapshot=said))

    assert Document.objects.count() == 0


def test_the_snapshot_lies_encrypted_in_the_database(issue):
    document = issue(NOTICE)

    with connection.cursor() as cursor:
        cursor.execute("SELECT snapshot FROM kernel_document")
        raw = bytes(cursor.fetchone()[0])
    assert "张梅".encode() not in raw
    assert again(document).snapshot["applicant"]["name"] == "张梅"


def test_a_query_code_finds_its_paper_however_it_is_typed(issue):
    document = issue(NOTICE)

    spelled = documents.spelled(document.query_code)
    assert [documents.by_query_code(typed) for typed in (spelled, f" {spelled.lower()} ")] == [document, document]
    assert documents.by_query_code("ABCD-EFGH-JKLM") is None


def test_an_unsealed_paper_is_drawn_on_first_need_and_only_once(issue):
    document = issue(NOTICE)
    assert (document.file_id, document.sealing) == (None, "none")

    first = documents.pdf(document)
    with time_machine.travel("2026-12-01T09:00:00+08:00"):
        later = documents.pdf(again(document))

    assert first == later
    assert "（盖章处）" in text_of(first)
    assert StoredFile.objects.count() == 1
    assert sealing.validate(first).outcome == Outcome.NOT_OURS


def test_a_sealed_paper_is_sealed_by_its_task(issue):
    document = issue(GRANT, sealed=True)

    assert documents.seal_waiting() == 1

    kept = again(document)
    assert (kept.sealing, kept.next_try_at, kept.tries) == ("sealed", None, 0)
    assert sealing.validate(documents.pdf(kept)).outcome == Outcome.VALID


def test_a_person_who_waits_gets_the_sealed_paper_before_the_task_ran(issue):
    document = issue(GRANT, sealed=True)

    at_the_counter = documents.pdf(document)
    documents.seal(again(document))

    assert sealing.validate(at_the_counter).outcome == Outcome.VALID
    assert documents.pdf(again(document)) == at_the_counter
    assert StoredFile.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_who_need_a_paper_at_once_get_the_same_file(issue):
    with transaction.atomic():
        document = issue(GRANT, sealed=True)

    def ask(_turn: int) -> bytes:
        try:
            return documents.pdf(again(document))
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as crowd:
        files = set(crowd.map(ask, range(4)))

    assert len(files) == 1
    assert StoredFile.objects.count() == 1


def test_the_seal_of_a_demo_says_sample(issue):
    assert "示例" in str(sealing.validate(documents.pdf(issue(GRANT, sealed=True))).signer)
    assert again(Document.objects.get()).snapshot["sample"] is True


def test_papers_of_a_thing_are_its_own_in_order(issue):
    mine = [issue(NOTICE), issue(GRANT)]
    issue(NOTICE, thing="case:OTHER")

    assert list(documents.of(f"case:{MATTER.case}")) == mine

"""One package for each closed case, whole and verifiable; kept as long as it must be; destroyed by two, not one."""

import json
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command

from yichuang.domain.cases import acts
from yichuang.domain.cases.acts.archiving import GONE, last_day, retention_of
from yichuang.domain.cases.models import Archive, Case
from yichuang.domain.cases.reads import disposal_list, waiting_to_be_archived
from yichuang.domain.identity.tests.factories import staff
from yichuang.kernel import documents, files, ledger, parcels, verify
from yichuang.kernel.fields import EncryptedText
from yichuang.kernel.models import StoredFile
from yichuang.kernel.refusals import ActRefused

pytestmark = pytest.mark.django_db(transaction=False)


def content_of(archive) -> BytesIO:
    return BytesIO(files.content(StoredFile.objects.get(pk=archive.file)))


@pytest.fixture
def archived(hall):
    return acts.archive(hall.delivered(), by=hall.sun)


def test_a_package_holds_index_papers_materials_and_ledger(hall, archived):
    with ZipFile(content_of(archived)) as parcel:
        names = parcel.namelist()
        index = json.loads(parcel.read("index.json"))
        lines = json.loads(parcel.read("ledger.json"))["entries"]
        assert parcel.read("index.pdf").startswith(b"%PDF-")
        assert parcel.read("documents/01-DOC-01.pdf").startswith(b"%PDF-")

    papers = [name for name in names if name.startswith("documents/")]
    assert len(papers) == documents.of(archived.case).count()
    assert [name for name in names if name.startswith("materials/")] == ["materials/01-1.png"]
    assert index["case_number"] == archived.case.number
    assert [member["name"] for member in index["members"]] == [n for n in names if n not in {
        "index.json", "index.pdf", "SHA256SUMS", "SHA256SUMS.sig"}]  # fmt: skip
    assert [line["digest"] for line in lines] == [entry.digest for entry in ledger.of(archived.case)]


def test_a_package_is_whole_and_a_touched_one_is_found(archived):
    good = content_of(archived)
    assert list(parcels.faults(good)) == []

    out = BytesIO()
    with ZipFile(good) as old, ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name) + (b" " if name == "form.json" else b""))

    assert list(parcels.faults(out)) == ["form.json：内容被改动过"]


def test_a_case_is_archived_once_and_again_when_it_moved_on(hall, archived):
    assert acts.archive(archived.case, by=hall.sun).sha256 == archived.sha256

    hall.opened(case=archived.case)
    again = acts.archive(archived.case, by=hall.sun)

    assert (again.pk, again.line) == (archived.pk, archived.line + 1)
    assert [entry.act for entry in ledger.of(again)] == ["archive", "archive_again"]
    assert not StoredFile.objects.filter(pk=archived.file).exists()


@pytest.mark.parametrize("station", ["submitted", "accepted", "ready"])
def test_what_is_open_is_not_archived(hall, station):
    case = getattr(hall, station)()

    with pytest.raises(ActRefused, match="还没有办结"):
        acts.archive(case, by=hall.sun)
    assert not Archive.objects.exists()


def test_a_draft_given_up_is_no_file(hall):
    acts.discard(hall.drafted(), by=hall.mei)

    assert not waiting_to_be_archived().exists()


def test_others_do_not_archive(hall):
    case = hall.delivered()

    with pytest.raises(PermissionDenied):
        acts.archive(case, by=hall.zhao)


@pytest.mark.parametrize(("retention", "until"), [("permanent", None), ("30", "2056-12-31"), ("10", "2036-12-31")])
def test_the_period_follows_item_then_type_and_begins_with_the_next_year(hall, settings, retention, until):
    case = hall.received()
    case.closed_on = case.filed_on
    settings.RETENTION = {"": "10", case.item_code: retention}

    assert retention_of(case) == retention
    assert str(last_day(case.closed_on, retention_of(case))) == str(until)


def things_of(case):
    """Every row that hangs on a case, but the archive, which tells why it was destroyed."""
    for relation in Case._meta.related_objects:
        if relation.related_model not in (Archive, Case):
            yield relation.related_model.objects.filter(**{relation.field.name: case})


def past(archive, at):
    at("2057-01-05 10:00")
    return Archive.objects.get(pk=archive.pk)


def test_within_its_period_nothing_may_be_destroyed(hall, archived):
    with pytest.raises(ActRefused, match="还没有满"):
        acts.propose_disposal(archived, by=hall.sun, reason="示例")


def test_nobody_destroys_alone(hall, archived, at):
    proposed = acts.propose_disposal(past(archived, at), by=hall.sun, reason="期满，无保存价值。")

    with pytest.raises(PermissionDenied):
        acts.destroy(proposed, by=hall.sun)
    assert Archive.objects.get().file


def test_a_proposal_may_be_turned_down(hall, archived, at):
    proposed = acts.propose_disposal(past(archived, at), by=hall.sun, reason="期满。")
    kept = acts.keep_on(proposed, by=hall.qian, reason="有诉讼未了。")

    assert (kept.state, kept.proposer) == ("KEPT", "")


def test_two_destroy_what_names_the_person_and_the_register_stays(
    hall, archived, at, django_capture_on_commit_callbacks
):
    case = archived.case
    secrets = (case.applicant_name, "示例路1号")
    witness = staff("SUPERVISOR", body=hall.centre, scope=("*",), name="周")
    proposed = acts.propose_disposal(past(archived, at), by=hall.sun, reason="期满，无保存价值。")
    with django_capture_on_commit_callbacks(execute=True):
        gone = acts.destroy(proposed, by=witness)

    case = Case.objects.get(pk=case.pk)
    assert [
        f"{type(row).__name__}.{column.name}"
        for row in (case, *(row for related in things_of(case) for row in related))
        for column in row._meta.fields
        if isinstance(column, EncryptedText) and getattr(row, column.name) not in ("", {}, [], GONE)
    ] == []
    said = " ".join(map(str, (case.answers, case.applicant_name, *(d.snapshot for d in documents.of(case)
                    if d.code != "DOC-12"))))  # fmt: skip
    assert [secret for secret in secrets if secret in said] == []
    assert (gone.state, gone.file, gone.proposer, gone.witness) == ("DESTROYED", "", hall.sun.account, witness.account)
    assert (case.state, case.number) == ("DELIVERED", archived.case.number)
    with pytest.raises(ActRefused, match="销毁"):
        documents.file_of(documents.of(case).get(code="DOC-01"))
    assert [fault for fault in verify.faults() if case.number in fault] == []


def test_the_list_for_disposal_is_what_is_past_its_period(hall, archived, at):
    assert list(disposal_list(hall.sun)) == []
    at("2057-01-05 10:00")

    assert list(disposal_list(hall.sun)) == [archived]
    assert list(disposal_list(staff("SUPERVISOR"))) == []


def test_the_commands_write_packages_and_check_them(hall, tmp_path, capsys):
    case = hall.delivered()
    call_command("archive", str(tmp_path))
    file = tmp_path / f"{case.number}.zip"
    call_command("verify_archive", str(file))
    assert "已归档 1 件" in (said := capsys.readouterr().out)
    assert "1 个归档包都完整" in said

    file.write_bytes(file.read_bytes()[:-10])
    with pytest.raises(CommandError, match="1 个归档包里有 1 个不完整"):
        call_command("verify_archive", str(file))
    call_command("archive", str(tmp_path))
    assert "已归档 0 件" in capsys.readouterr().out

"""A list as a file, made by the worker: what stands in it, who may take it, and a worker that begins twice."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from openpyxl import load_workbook

from yichuang.domain.cases import acts, reads
from yichuang.domain.cases.acts import exporting
from yichuang.domain.cases.models import Case, Export, ExportTaken
from yichuang.domain.identity.models import Post
from yichuang.domain.identity.tests.factories import BodyFactory, staff
from yichuang.kernel import files
from yichuang.kernel.models import StoredFile
from yichuang.kernel.refusals import ActRefused


def asked_by(actor, **asked):
    return acts.ask_export(asked, by=actor, told="示例")


def made(export):
    exporting.make.func(str(export.pk))
    export.refresh_from_db()
    return export


def numbers(export):
    sheet = load_workbook(BytesIO(files.content(StoredFile.objects.get(pk=export.file)))).active
    return [cell.value for cell in sheet["A"]]


def test_asking_leaves_the_work_to_the_worker(hall):
    export = asked_by(hall.zhao)

    assert (export.state, export.rows, export.file) == ("waiting", 0, "")
    assert [task.args_kwargs["args"] for task in DBTaskResult.objects.all()] == [[str(export.pk)]]


@pytest.mark.parametrize("piece", [1, 2, 1000])
def test_the_file_has_the_list_in_its_order_however_it_is_read(hall, monkeypatch, piece):
    for _ in range(4):
        hall.accepted()
    monkeypatch.setattr(exporting, "PIECE", piece)

    export = made(asked_by(hall.zhao))

    assert (export.state, export.rows, export.total) == ("done", 4, 4)
    assert numbers(export) == ["办件编号", *reads.queue(hall.zhao).values_list("number", flat=True)]


def test_the_filters_hold_in_the_file(hall):
    kept, _left = hall.in_review(), hall.accepted()

    export = made(asked_by(hall.zhao, mine=True, states=["IN_REVIEW"], item=kept.item_code))

    assert numbers(export) == ["办件编号", kept.number]


def test_no_person_stands_in_the_file(hall):
    case = hall.in_review()
    export = made(asked_by(hall.zhao))

    sheet = load_workbook(BytesIO(files.content(StoredFile.objects.get(pk=export.file)))).active
    row = dict(zip(reads.COLUMNS, [cell.value for cell in sheet[2]], strict=True))

    assert (row["办件编号"], row["状态"], row["当前在谁手上"]) == (case.number, "审查中", "赵")
    assert [word for word in row.values() if case.applicant_name in str(word)] == []


def test_what_looks_like_a_formula_stays_a_text(hall):
    Case.objects.filter(pk=hall.in_review().pk).update(item_name="=1+1")
    export = made(asked_by(hall.zhao))

    sheet = load_workbook(BytesIO(files.content(StoredFile.objects.get(pk=export.file)))).active

    assert (sheet["B2"].value, sheet["B2"].data_type) == ("'=1+1", "s")


def test_the_list_is_what_its_owner_may_see_when_it_is_made(hall):
    hall.accepted()
    export = asked_by(hall.zhao)
    Post.objects.filter(account__number=hall.zhao.account).update(until=timezone.localdate() - timedelta(days=1))

    assert numbers(made(export)) == ["办件编号"]


def test_another_body_has_nothing_in_its_file(hall):
    hall.accepted()

    assert numbers(made(asked_by(staff("REVIEWER", body=BodyFactory(), name="李")))) == ["办件编号"]


def test_one_at_a_time_for_each_account(hall):
    first = asked_by(hall.zhao)

    with pytest.raises(ActRefused) as refused:
        asked_by(hall.zhao)

    assert refused.value.reasons == [exporting.ONE_AT_A_TIME]
    assert list(Export.objects.values_list("pk", flat=True)) == [first.pk]
    assert asked_by(hall.wu).state == "waiting"
    made(first)
    assert asked_by(hall.zhao).state == "waiting"


def test_a_task_that_runs_again_after_it_was_done_does_nothing(hall):
    hall.accepted()
    export = made(asked_by(hall.zhao))
    kept = export.file

    files_then = StoredFile.objects.count()

    assert made(export).file == kept
    assert StoredFile.objects.count() == files_then


def test_the_worker_that_was_overtaken_stops_and_keeps_nothing(hall, monkeypatch):
    hall.accepted()
    export = asked_by(hall.zhao)
    real, kept = exporting.pieces_of, StoredFile.objects.count()

    def slow(cases, size):
        yield from real(cases, size)
        Export.objects.filter(pk=export.pk).update(tries=2)  # another worker began it anew

    monkeypatch.setattr(exporting, "pieces_of", slow)

    assert (made(export).state, export.tries, export.file) == ("running", 2, "")
    assert StoredFile.objects.count() == kept


def test_what_broke_is_told_and_the_next_may_be_asked_for(hall, monkeypatch):
    export = asked_by(hall.zhao)

    def full(*_):
        raise OSError("示例：磁盘满了")

    monkeypatch.setattr(exporting, "pieces_of", full)
    with pytest.raises(OSError, match="磁盘"):
        exporting.make.func(str(export.pk))

    export.refresh_from_db()
    assert (export.state, export.file) == ("failed", "")
    assert asked_by(hall.zhao).state == "waiting"


def test_one_that_ends_with_every_worker_is_given_up(hall):
    export = asked_by(hall.zhao)
    Export.objects.filter(pk=export.pk).update(state="running", tries=exporting.MOST_TRIES)

    assert made(export).state == "failed"


def test_progress_is_counted_piece_by_piece(hall, monkeypatch):
    for _ in range(3):
        hall.accepted()
    monkeypatch.setattr(exporting, "PIECE", 1)
    export, seen = asked_by(hall.zhao), []
    real = exporting.note

    def noted(run, **facts):
        real(run, **facts)
        seen.append(tuple(Export.objects.values_list("state", "rows", "total").get(pk=run.pk)))

    monkeypatch.setattr(exporting, "note", noted)
    made(export)

    assert seen == [("running", rows, 3) for rows in range(4)] + [("done", 3, 3)]


def test_only_its_owner_takes_it_and_each_time_is_written_down(hall):
    export = made(asked_by(hall.zhao))

    with pytest.raises(ActRefused):
        acts.take_export(export, by=hall.wu)
    assert ExportTaken.objects.count() == 0

    acts.take_export(export, by=hall.zhao)
    acts.take_export(export, by=hall.zhao)
    assert list(ExportTaken.objects.values_list("export__account", flat=True)) == [hall.zhao.account] * 2
    assert list(reads.exports_of(hall.wu)) == []


def test_after_a_day_the_file_is_gone_and_the_record_stays(hall, at):
    export, kept = made(asked_by(hall.zhao)), StoredFile.objects.count()
    at("2026-03-03 09:59")
    assert exporting.sweep() == 0
    at("2026-03-03 10:00")

    with pytest.raises(ActRefused):
        acts.take_export(export, by=hall.zhao)
    assert exporting.sweep() == 1

    export.refresh_from_db()
    assert (export.state, export.file, StoredFile.objects.count()) == ("expired", "", kept - 1)
    assert exporting.sweep() == 0


def test_what_no_worker_ever_did_is_given_up_after_a_day(hall, at):
    export = asked_by(hall.zhao)
    at("2026-03-03 10:00")

    assert exporting.sweep() == 1
    export.refresh_from_db()
    assert export.state == "failed"


def test_what_its_owner_drops_is_not_made(hall):
    export = asked_by(hall.zhao)
    with pytest.raises(ActRefused):
        acts.drop_export(export, by=hall.wu)

    acts.drop_export(export, by=hall.zhao)

    assert (made(export).state, export.file) == ("dropped", "")


def test_dropping_a_file_takes_its_bytes_too(hall):
    export, kept = made(asked_by(hall.zhao)), StoredFile.objects.count()

    acts.drop_export(export, by=hall.zhao)

    assert StoredFile.objects.count() == kept - 1

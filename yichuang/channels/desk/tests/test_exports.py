"""我的文件: asked for from the queue, watched without scripts, taken away by its owner only."""

from datetime import timedelta
from io import BytesIO

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from yichuang.channels.desk import queue
from yichuang.channels.desk.access import SEEN
from yichuang.domain.cases import acts, reads
from yichuang.domain.cases.acts import exporting

EXPORTS = reverse("desk:exports")


def made(actor):
    export = reads.exports_of(actor).get(state="waiting")
    exporting.make.func(str(export.pk))
    export.refresh_from_db()
    return export


def test_the_narrowed_list_becomes_a_file_its_owner_downloads(desk, hall):
    kept, _left = hall.in_review(), hall.accepted()
    zhao = desk(hall.zhao)

    page = zhao.post(f"{EXPORTS}?view=mine&stage=review&light=green&item={kept.item_code}", follow=True)
    assert "后台开始做了" in page.text
    assert "排队中" in page.text
    export = made(hall.zhao)
    assert export.told == f"我承办的，审查中，正常，事项：{kept.item_code}"
    assert "做好了" in zhao.get(EXPORTS).text

    answer = zhao.get(reverse("desk:export-file", args=[export.pk]))
    sheet = load_workbook(BytesIO(b"".join(answer.streaming_content))).active
    assert [cell.value for cell in sheet["A"]] == ["办件编号", kept.number]
    assert answer["Content-Disposition"].startswith("attachment")
    assert export.takings.count() == 1


def test_each_view_asks_for_the_list_it_shows(desk, hall):
    hall.accepted(), hall.in_review()
    zhao = desk(hall.zhao)

    for view in queue.VIEWS:
        shown = [line.number for line in zhao.get(reverse("desk:queue"), {"view": view}).context["lines"]]
        zhao.post(f"{EXPORTS}?view={view}")
        listed = reads.exports.listed(hall.zhao, made(hall.zhao).asked)
        assert [case.number for case in listed] == shown


def test_a_colleague_finds_nothing_of_it(desk, hall):
    acts.ask_export({}, by=hall.zhao)
    export = made(hall.zhao)
    wu = desk(hall.wu)

    assert wu.get(reverse("desk:export-file", args=[export.pk])).status_code == 404
    assert wu.post(reverse("desk:export-dropping", args=[export.pk])).status_code == 404
    assert wu.get(EXPORTS).context["exports"] == []


def test_a_second_one_is_refused_in_words(desk, hall):
    zhao = desk(hall.zhao)
    zhao.post(EXPORTS)

    again = zhao.post(EXPORTS)

    assert again.status_code == 409
    assert exporting.ONE_AT_A_TIME in again.text


def test_progress_refreshes_itself_only_while_there_is_some(desk, hall):
    acts.ask_export({}, by=hall.zhao)
    zhao = desk(hall.zhao)

    under_way = zhao.get(EXPORTS).text
    made(hall.zhao)
    done = zhao.get(EXPORTS).text

    assert ("hx-trigger" in under_way, "看最新进度" in under_way) == (True, True)
    assert ("hx-trigger" in done, "看最新进度" in done) == (False, False)


def test_a_page_that_asks_by_itself_keeps_nobody_signed_in(desk, hall, at):
    acts.ask_export({}, by=hall.zhao)
    zhao = desk(hall.zhao)
    zhao.get(EXPORTS)
    seen = zhao.session[SEEN]
    by_itself = {"HX-Request": "true", "HX-Trigger": "by-itself-exports"}
    at("2026-03-02 10:05")

    zhao.get(EXPORTS, headers=by_itself)
    assert zhao.session[SEEN] == seen

    later = timezone.localtime() + timedelta(seconds=settings.DESK_IDLE_SECONDS)
    at(f"{later:%Y-%m-%d %H:%M}")
    answer = zhao.get(EXPORTS, headers=by_itself)
    assert answer["HX-Redirect"].startswith(reverse("desk:sign-in"))
    assert answer.content == b""


def test_a_list_too_long_for_a_moment_is_never_cut_in_silence(desk, hall, monkeypatch):
    monkeypatch.setattr(queue, "MOST_EXPORTED", 1)
    hall.accepted(), hall.accepted()
    zhao = desk(hall.zhao)

    page = zhao.get(reverse("desk:export", args=["csv"]), {"view": "body"}, follow=True)

    assert page.redirect_chain == [(f"{reverse('desk:queue')}?view=body", 302)]
    assert queue.TOO_LONG in page.text
    assert "做成文件（可含十万行）" in page.text


def test_what_is_dropped_can_no_longer_be_downloaded(desk, hall):
    acts.ask_export({}, by=hall.zhao)
    export = made(hall.zhao)
    zhao = desk(hall.zhao)

    page = zhao.post(reverse("desk:export-dropping", args=[export.pk]), follow=True)
    gone = zhao.get(reverse("desk:export-file", args=[export.pk]))

    assert "已取消" in page.text
    assert (gone.status_code, exporting.NOT_THERE in gone.text) == (409, True)

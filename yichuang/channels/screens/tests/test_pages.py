"""The screens as pages: the same measures as everywhere, public ones alone, and what is not yet known."""

from datetime import date

import pytest
from django.urls import reverse
from lxml import html

from yichuang.channels.screens import figures
from yichuang.kernel import measures
from yichuang.kernel.measures import THE_HOUSE
from yichuang.kernel.models import ReportedFigure

pytestmark = pytest.mark.django_db
BOTH = [reverse("screens:wall"), reverse("screens:hall")]
TODAY = (date(2026, 3, 2), date(2026, 3, 2))


def shown_on(answer) -> dict[str, str]:
    """The figures of a page by the name their place bears."""
    page = html.fromstring(answer.content.decode())
    return {
        place.get("data-figure"): place.getparent().text_content()
        for place in page.iter()
        if "data-figure" in place.attrib
    }


def test_every_figure_shown_is_public():
    assert [name for name in (*figures.TODAY, *figures.THIS_YEAR) if not measures.find(name).public] == []


@pytest.mark.parametrize("address", BOTH)
def test_a_screen_says_what_the_measures_say(hall, client, address):
    hall.delivered(), hall.received()

    shown = shown_on(client.get(address))

    for place, said in shown.items():
        group, name = place.split("/")
        if name in figures.OF_RATINGS:
            continue
        period = TODAY if group == "today" else measures.year(2026)
        assert (place, said) == (place, measures.read(name, period=period, seen_by=THE_HOUSE).total.shown)
    assert (shown["today/cases.received"], shown["today/cases.completed"]) == ("2件", "1件")


def test_a_day_of_yesterday_is_not_of_today(hall, client, at):
    hall.received()
    at("2026-03-02 23:59")
    assert shown_on(client.get(BOTH[0]))["today/cases.received"] == "1件"
    figures.of_today.forget()
    at("2026-03-03 00:00")

    answer = client.get(BOTH[0])

    assert shown_on(answer)["today/cases.received"] == "0件"
    assert answer.context["shown"]["day"] == "2026年3月3日 星期二"


@pytest.mark.parametrize(("enough", "said"), [(0, "无"), (1, "评价还少"), (10, "评价还少")])
def test_a_rate_of_few_ratings_is_not_published(hall, client, settings, enough, said):
    settings.RATING_SHOWN_FROM = enough

    assert shown_on(client.get(BOTH[1]))["so_far/evaluation.satisfaction"] == said


def test_no_rate_where_there_is_nothing_to_divide_by(hall, client):
    assert shown_on(client.get(BOTH[0]))["so_far/cases.on_time_rate"] == "无"


def test_what_is_not_measured_says_so_and_names_the_report(hall, client):
    assert [each["number"] for each in client.get(BOTH[0]).context["waiting"]] == ["尚未测量", "尚未测量"]
    figures.of_the_year.forget()
    ReportedFigure.objects.create(
        line="R18", year=2021, label="已布设自助终端", value=80, unit="台", source="自评报告"
    )

    (kiosks, _) = client.get(BOTH[0]).context["waiting"]

    assert (kiosks["number"], kiosks["note"]) == ("尚未测量", "2021年报告：80台")


def test_a_screen_names_nobody_and_asks_for_no_sign_in(hall, client):
    case = hall.delivered()

    said = client.get(BOTH[0]).content.decode() + client.get(BOTH[1]).content.decode()

    assert [word for word in (case.number, case.applicant_name, hall.zhao.name) if word in said] == []


def test_the_months_of_the_year_stand_in_a_table_too(hall, client):
    hall.delivered()

    assert client.get(BOTH[0]).context["months"] == [("1月", 0, 0), ("2月", 0, 0), ("3月", 1, 1)]
    assert client.get(BOTH[0]).context["departments"] == [(hall.body.short_name, 1)]


def test_without_scripts_a_screen_asks_for_itself_anew(hall, client):
    assert '<noscript><meta http-equiv="refresh" content="30"></noscript>' in client.get(BOTH[0]).content.decode()


@pytest.mark.parametrize(
    ("said", "events"),
    [
        (("", ""), "/screens/events/"),
        (("", "127.0.0.1:8001"), "http://testserver:8001/screens/events/"),
        (("/elsewhere/", "127.0.0.1:8001"), "/elsewhere/"),
        (("https://events.example/screens/events/", ""), "https://events.example/screens/events/"),
    ],
)
def test_a_screen_may_connect_to_its_events_and_to_nothing_else(client, hall, settings, said, events):
    settings.EVENTS_URL, settings.EVENTS_BIND = said

    answer = client.get(BOTH[0])

    assert answer.context["events"] == events
    policy = [each for each in answer["Content-Security-Policy"].split("; ") if each.startswith("connect-src")]
    place = events.removesuffix("/screens/events/")
    assert policy == ([f"connect-src 'self' {place}"] if place.startswith("http") else [])


def test_many_screens_within_a_moment_ask_the_database_once(hall, client, django_assert_num_queries):
    client.get(BOTH[0])

    with django_assert_num_queries(0):
        figures.snapshot()

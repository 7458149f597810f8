"""Pages of mistakes and refusals speak to whoever stands before them: staff at the desk, people at the portal."""

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.test import Client, RequestFactory

from yichuang.channels.shared import views
from yichuang.channels.shared.refusals import refused, stale_page
from yichuang.kernel.refusals import ActRefused, OutOfTurn, TooOften

SIDES = [("/desk/no-such-page/", 'href="/desk/"', "12345"), ("/no-such-page/", 'href="/"', "监督科")]
both_sides = pytest.mark.parametrize(("path", "leads_to", "never_says"), SIDES, ids=["desk", "portal"])


@both_sides
@pytest.mark.django_db
def test_a_missing_page_leads_home(client, path, leads_to, never_says):
    page = client.get(path)

    assert page.status_code == 404
    assert f'class="govuk-button" {leads_to}' in page.text
    assert never_says not in page.text


@both_sides
@pytest.mark.django_db
@pytest.mark.parametrize("refusal", [ActRefused("不行。"), OutOfTurn("已受理。"), TooOften("太多次。")])
def test_a_refusal_leads_home_when_nobody_came_from_anywhere(visit, refusal, path, leads_to, never_says):
    page = refused(visit(path), refusal)

    assert f'class="govuk-button" {leads_to}' in page.text
    assert never_says not in page.text


@both_sides
@pytest.mark.django_db
def test_a_stale_page_leads_home_when_nobody_came_from_anywhere(visit, path, leads_to, never_says):
    page = stale_page(visit(path))

    assert f'class="govuk-button" {leads_to}' in page.text
    assert never_says not in page.text


@both_sides
def test_the_page_of_our_own_mistake_needs_neither_database_nor_hashed_files(monkeypatch, path, leads_to, never_says):
    """Without the mark of the database every question to it fails the test."""

    def no_manifest(_):
        raise ValueError("missing staticfiles manifest entry")

    monkeypatch.setattr(staticfiles_storage, "url", no_manifest)

    page = views.broken(RequestFactory().get(path))

    assert page.status_code == 500
    assert leads_to in page.text
    assert never_says not in page.text
    assert 'href="/static/yichuang/main.css"' in page.text


def test_whatever_breaks_shows_that_page(monkeypatch):
    def breaks(_):
        raise RuntimeError("broken")

    monkeypatch.setattr("yichuang.channels.shared.context.reads.whose_site", breaks)
    monkeypatch.setattr("yichuang.channels.shared.actors.actor_of", breaks)

    page = Client(raise_request_exception=False).get("/errands/")

    assert page.status_code == 500
    assert "系统出了问题" in page.text

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.urls import reverse

from yichuang.domain.identity.tests import factories

pytestmark = pytest.mark.django_db
COMPONENTS = Path(__file__).parents[1] / "templates" / "cotton"
NEEDS_A_PAGE_OF_ITS_OWN = {"nav", "nav_link", "large_print"}  # parts of a channel's own frame


def test_the_gallery_shows_every_component():
    gallery = (COMPONENTS.parent / "shared" / "gallery.html").read_text()
    frame = (COMPONENTS.parent / "shared" / "base.html").read_text()
    inside = "".join(part.read_text() for part in COMPONENTS.glob("*.html"))
    used = set(re.findall(r"<c-([a-z_]+)", gallery + frame + inside)) - {"vars", "slot"}

    assert {part.stem for part in COMPONENTS.glob("*.html")} - used - NEEDS_A_PAGE_OF_ITS_OWN == set()


def test_in_production_there_is_no_gallery(client, settings):
    settings.DEMO = False

    assert client.get(reverse("shared:gallery")).status_code == 404


def test_the_gallery_shows_mistakes_when_asked(client):
    page = client.get(reverse("shared:gallery"), {"wrong": ""})

    assert page.status_code == 200
    assert "有几处需要改一下" in page.text


def test_the_head_of_the_page_names_the_district_of_the_data(client):
    here = factories.RegionFactory(name="示例区", level="district", parent=None)
    apps.get_model("identity.District").objects.create(region=here, bureau=factories.BodyFactory())

    assert "示例区政务服务" in client.get(reverse("shared:gallery")).text


def test_large_print_is_remembered_and_returns_to_the_page(client):
    response = client.post(reverse("shared:large-print"), {"large": "1", "back": "/items/?q=a"})

    assert response.url == "/items/?q=a"
    assert "yc-large" in client.get(reverse("shared:gallery")).text


def test_large_print_can_be_left_again(client):
    client.cookies["large_print"] = "1"

    client.post(reverse("shared:large-print"), {"large": "0", "back": "/"})

    assert "yc-large" not in client.get(reverse("shared:gallery")).text


def test_large_print_never_leads_to_another_site(client):
    response = client.post(reverse("shared:large-print"), {"large": "1", "back": "https://elsewhere.example/"})

    assert response.url == "/"


def test_nothing_inline_may_run(client):
    policy = client.get(reverse("shared:gallery")).headers["Content-Security-Policy"]

    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


def test_a_missing_page_says_what_to_do_next(client):
    page = client.get("/no-such-page/")

    assert page.status_code == 404
    assert "没有找到这个页面" in page.text

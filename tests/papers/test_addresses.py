"""Where the codes on paper lead: to a page that answers, without signing in."""

from datetime import date

import pytest

from tests.papers.specimens import MATTER, one_of_each
from yichuang.domain.identity import reads as identity
from yichuang.domain.identity.tests.factories import BodyFactory, citizen, staff
from yichuang.domain.licences import acts, papers

pytestmark = pytest.mark.django_db


def test_the_code_on_a_paper_leads_to_its_matter_with_the_number_filled_in(client, issue):
    document = issue(one_of_each()["DOC-01"])
    address = document.snapshot["query"]["url"]
    assert address.startswith("http://127.0.0.1:8000/")

    page = client.get(address.removeprefix("http://127.0.0.1:8000"))

    assert page.status_code == 200
    assert f'value="{MATTER.case}"' in page.content.decode()


def test_the_code_on_a_licence_leads_to_what_is_to_be_said_of_it_today(client):
    body, mei = BodyFactory(), citizen("梅")
    licence = acts.issue(
        by=staff("CERT_CLERK", body=body),
        name="示例许可证",
        party=identity.party(mei.own_party),
        office=papers.Issuer(body.code, body.name, "示", "0731-00000001", "0731-00000002"),
        item_code="ITEM-1",
        case_number="YC1",
        decided_on=date(2026, 9, 24),
        years=5,
        details=lambda _asks: [],
    )

    page = client.get(licence.document.snapshot["query"]["url"].removeprefix("http://127.0.0.1:8000"))

    assert page.status_code == 200
    assert f"该证照由{body.name}颁发，目前有效。" in page.content.decode()

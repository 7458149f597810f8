"""A licence 梅 holds, issued by a body whose head and clerk are at hand."""

from datetime import date

import pytest

from yichuang.domain.identity import reads as identity
from yichuang.domain.identity.tests.factories import BodyFactory, citizen, staff
from yichuang.domain.licences import acts, papers

ON_PAPER = {"reason": "以欺骗手段取得。", "decision": "示撤〔2026〕1号", "legal_basis": "行政许可法第六十九条"}


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"


@pytest.fixture
def body(db):
    return BodyFactory()


@pytest.fixture
def mei(db):
    return citizen("梅")


@pytest.fixture
def clerk(body):
    return staff("CERT_CLERK", body=body)


@pytest.fixture
def head(body):
    return staff("HEAD", body=body)


@pytest.fixture
def issued(body, mei, clerk, time_machine):
    """Issue a licence to 梅."""
    time_machine.move_to("2026-03-02 10:00 +0800", tick=False)

    def issue(years=5, case="YC1", name="示例许可证", details=(("许可事项", "示例许可"),), party=None, **how):
        return acts.issue(
            by=clerk,
            name=name,
            party=party or identity.party(mei.own_party),
            office=papers.Issuer(body.code, body.name, "示", "0731-00000001", "0731-00000002"),
            item_code="ITEM-1",
            case_number=case,
            decided_on=date(2026, 3, 2),
            years=years,
            details=lambda _asks: list(details),
            **how,
        )

    return issue


@pytest.fixture
def licence(issued):
    return issued()

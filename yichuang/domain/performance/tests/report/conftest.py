from datetime import UTC, date, datetime

import pytest
from django.conf import settings

from yichuang.domain.performance import report
from yichuang.domain.performance.imports.report import of_folder

DISTRICT = settings.ROOT / "data" / "lusong"
ON = date(2022, 4, 1)
AT = datetime(2022, 4, 1, 9, tzinfo=UTC)


@pytest.fixture(scope="package")
def year():
    """2021 from the district's files alone: no database is there to be asked."""
    return of_folder(DISTRICT, 2021)


@pytest.fixture(scope="package")
def snapshot(year):
    return year.snapshot(ON)


@pytest.fixture(scope="package")
def word(snapshot):
    return report.word(snapshot)


@pytest.fixture(scope="package")
def pdf(snapshot):
    return report.pdf(snapshot, AT)


@pytest.fixture(scope="package")
def page(snapshot):
    return report.page(snapshot)

from pathlib import Path

import pytest
from django.apps import apps

from yichuang.domain.cases.tests.conftest import _files  # noqa: F401  the same place for files
from yichuang.domain.identity.tests.factories import BodyFactory, RegionFactory, staff
from yichuang.domain.performance.imports import keeping, year_file

FOLDER = Path(__file__).resolve().parents[4] / "data" / "lusong"


@pytest.fixture
def district(db):
    """The reference district's bureau with its people, books, templates and rosters."""
    region = RegionFactory(code="430203000000")
    body = BodyFactory(code="SPJ", kind="bureau", region=region)
    apps.get_model("identity.District").objects.create(region=region, bureau=body)
    people = (
        staff("SUPERVISOR", body=body, scope=("*",), name="甲"), staff("CHIEF", body=body, name="乙"),
        staff("HEAD", body=body, name="丙"),
    )  # fmt: skip
    read = year_file.read(FOLDER / "performance_2021.yaml")
    year_file.load(read, by=people[0])
    keeping.load_templates(FOLDER, by=people[0])
    keeping.load_rosters(FOLDER)
    return people

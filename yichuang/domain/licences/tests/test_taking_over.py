"""Licences of an older system keep number and days, and can be verified from the day they are here."""

import pytest
from django.conf import settings

from yichuang.domain.identity.tests.factories import BodyFactory, citizen_number, staff
from yichuang.domain.licences import reads
from yichuang.domain.licences.imports import taking_over as imports
from yichuang.domain.licences.models import Licence
from yichuang.kernel import ledger
from yichuang.kernel.sheets import FileRefused, read

pytestmark = pytest.mark.django_db
SYSTEM = "示例旧证照库"
HEADINGS = [field.column_name for field in imports.Licences.fields.values()]


@pytest.fixture
def body():
    return BodyFactory()


@pytest.fixture
def sun(body):
    return staff("SUPERVISOR", body=body, name="孙")


def file_of(body, number="示2020-001", **changes) -> bytes:
    row = {
        imports.NUMBER: number, imports.TYPE: "示例经营许可证", imports.KIND: "个人", imports.NAME: "示例持证人",
        imports.CODE: citizen_number(9, born="19700101"), imports.BODY: body.code, imports.ISSUED: "2020-06-01",
        imports.FROM: "2020-06-01", imports.TO: "2099-05-31", imports.STATE: "有效",
        imports.FACE: "住所=示例路1号|许可范围=示例",
    } | changes  # fmt: skip
    return "\n".join([",".join(HEADINGS), ",".join(row.get(heading, "") for heading in HEADINGS)]).encode()


def taken(body, sun, **changes) -> Licence:
    plan = imports.check("old.csv", file_of(body, **changes), system=SYSTEM, by=sun)
    assert imports.load(plan, by=sun) == 1
    return Licence.objects.get()


def test_a_licence_keeps_its_number_and_days_and_verifies(body, sun):
    licence = taken(body, sun)

    assert (licence.number, licence.state, str(licence.issued_on)) == ("示2020-001", "valid", "2020-06-01")
    assert licence.content == {"住所": "示例路1号", "许可范围": "示例"}
    assert reads.is_identifier(licence.identifier)
    assert reads.verify(licence.identifier).verdict == "valid"


def test_a_suspended_one_stays_suspended(body, sun):
    licence = taken(body, sun, **{imports.STATE: "暂停使用"})

    assert reads.verify(licence.identifier).verdict == "suspended"


def test_the_ledger_says_from_where(body, sun):
    [entry] = ledger.of(taken(body, sun))

    assert (entry.act, entry.facts["source"], entry.facts["source_number"]) == ("take_over", SYSTEM, "示2020-001")
    assert len(entry.facts["file"]) == 64


def test_the_same_file_twice_is_taken_over_once(body, sun):
    taken(body, sun)
    again = imports.check("old.csv", file_of(body), system=SYSTEM, by=sun)

    assert (again.known, imports.load(again, by=sun), Licence.objects.count()) == (1, 0, 1)


@pytest.mark.parametrize(
    ("changes", "column"),
    [
        ({imports.CODE: "430203198503170000"}, imports.CODE),
        ({imports.TO: "2020-12-31"}, imports.TO),
        ({imports.BODY: "NOBODY"}, imports.BODY),
        ({imports.IDENTIFIER: "1.2.156.3005.2.X"}, imports.IDENTIFIER),
        ({imports.FACE: "住所"}, imports.FACE),
        ({imports.STATE: "已注销"}, imports.STATE),
    ],
)
def test_a_fault_is_named_and_nothing_goes_in(body, sun, changes, column):
    plan = imports.check("old.csv", file_of(body, **changes), system=SYSTEM, by=sun)

    assert [problem.column for problem in plan.problems] == [column]
    with pytest.raises(FileRefused):
        imports.load(plan, by=sun)
    assert not Licence.objects.exists()


def test_a_body_out_of_reach_is_not_taken_over(sun):
    plan = imports.check("old.csv", file_of(BodyFactory()), system=SYSTEM, by=sun)

    assert [problem.column for problem in plan.problems] == [imports.BODY]


def test_the_sample_file_has_the_right_headings_and_cells():
    file = settings.ROOT / "docs" / "samples" / "take-over-licences.csv"
    sheet = read(file, imports.Licences)

    assert (sheet.problems, len(sheet.rows)) == ([], 3)
    assert all("示例" in getattr(row, imports.NAME) for row in sheet.rows)

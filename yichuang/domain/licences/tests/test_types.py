"""Licence types from a file: taken in whole, or refused with every fault by row and column."""

import pytest

from yichuang.domain.catalogue.models import DataElement
from yichuang.domain.identity.models import Load
from yichuang.domain.identity.tables import CONSOLE
from yichuang.domain.identity.tests.factories import BodyFactory
from yichuang.domain.licences import reads, seeds
from yichuang.domain.licences.imports import types
from yichuang.domain.licences.tables import USUAL_FACE
from yichuang.kernel.sheets import FileRefused

pytestmark = pytest.mark.django_db

HEAD = "name,defined_by,code,face,validity_years,renewable,template,template_version"
CODE = "11430203MB0000019T007"


@pytest.fixture
def folder(tmp_path):
    BodyFactory(name="示例局")
    return tmp_path


def write(folder, *rows):
    (folder / "licence_types.csv").write_text("\n".join([HEAD, *rows, ""]), encoding="utf-8")
    return folder


def test_a_type_says_what_stands_on_it_how_long_it_holds_and_how_it_looks(folder):
    row = f"示例许可证,示例局,{CODE},许可事项*|备注,5,1,licences/licence,1"

    said = seeds.load(write(folder, row, "示例证明,示例局,,,item,0,,"))

    assert said == "证照类型：2 种，其中新增 2 种"
    kind = reads.type_called("示例许可证")
    assert kind.face == [{"name": "许可事项", "required": True}, {"name": "备注", "required": False}]
    assert (kind.code, kind.validity_years, kind.template_version) == (CODE, 5, 1)
    other = reads.type_called("示例证明")
    assert (other.face, other.validity_years, other.renewable) == ([], None, False)
    assert other.code == f"{other.defined_by.uscc}001"


def test_the_same_file_again_changes_nothing_and_another_one_does(folder):
    seeds.load(write(folder, "示例许可证,示例局,,,5,1,,"))

    assert seeds.load(folder) == "证照类型：1 种，没有变化"
    code = reads.type_called("示例许可证").code
    assert seeds.load(write(folder, "示例许可证,示例局,,,0,1,,")) == "证照类型：1 种，其中新增 0 种"
    assert (reads.type_called("示例许可证").validity_years, reads.type_called("示例许可证").code) == (0, code)


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("示例许可证,别处局,,,5,1,,", "defined_by"),
        ("示例许可证,示例局,123,,5,1,,", "code"),
        ("示例许可证,示例局,,,长期,1,,", "validity_years"),
        ("示例许可证,示例局,,,5,maybe,,", "renewable"),
        ("示例许可证,示例局,,,5,1,licences/none,", "template"),
        ("示例许可证,示例局,,,5,1,licences/licence,99", "template"),
        ("示例许可证,示例局,,,5,1,,99", "template"),
        ("示例许可证,示例局,,,5,1,cases/granted,", "template"),
        ("长" * 121 + ",示例局,,,5,1,,", "name"),
        ("已有许可证,示例局,,,5,1,,", "name"),
    ],
)
def test_a_faulty_row_is_named_and_nothing_is_taken_in(folder, row, column):
    write(folder, "已有许可证,示例局,,,5,1,,", row)

    with pytest.raises(FileRefused) as refusal:
        types.load(types.from_folder(folder), by=CONSOLE)

    assert [(problem.row, problem.column) for problem in refusal.value.problems] == [(3, column)]
    assert not reads.types().exists()


def test_a_code_of_another_type_is_refused(folder):
    seeds.load(write(folder, f"示例许可证,示例局,{CODE},,5,1,,"))

    problems = types.from_folder(write(folder, f"别的许可证,示例局,{CODE},,5,1,,")).problems

    assert [problem.reason for problem in problems] == ["已经是“示例许可证”的代码"]


def test_a_district_without_the_file_has_types_as_they_are_issued(folder):
    assert seeds.load(folder) == ""


def test_a_type_says_what_of_the_application_stands_on_it_and_in_which_order(folder):
    DataElement.objects.create(code="food_items", label="经营项目", type="text")

    seeds.load(write(folder, "示例许可证,示例局,,许可事项*|项目=food_items|地点*=premises_address,5,1,,"))

    assert reads.asked_by("示例许可证") == (("food_items", "项目"), ("premises_address", "地点"))
    assert reads.type_called("示例许可证").required == ["许可事项", "地点"]


def test_a_type_that_names_nothing_and_one_not_yet_defined_have_the_usual_face(folder):
    seeds.load(write(folder, "示例许可证,示例局,,许可事项*|备注,5,1,,"))

    assert (reads.asked_by("示例许可证"), reads.asked_by("没有的许可证")) == (USUAL_FACE, USUAL_FACE)


@pytest.mark.parametrize(
    "face", ["项目=none_such", "项目=", "=premises_address", "项目=premises_address|项目", "没有来处*"]
)
def test_a_face_of_unknown_elements_or_unnamed_lines_is_refused(folder, face):
    problems = types.from_folder(write(folder, f"示例许可证,示例局,,{face},5,1,,")).problems

    assert [problem.column for problem in problems] == ["face"]


def taken_in(name, content):
    return types.load(types.check(name, content), by=CONSOLE)


def test_a_file_taken_in_twice_is_entered_once_and_only_what_differs_counts(folder):
    first = f"{HEAD}\n示例许可证,示例局,,,5,1,,\n示例证明,示例局,,,0,1,,".encode()
    taken_in("types.csv", first)

    again = taken_in("types.csv", first)
    other = taken_in("types.csv", first.replace("示例证明,示例局,,,0".encode(), "示例证明,示例局,,,3".encode()))

    assert (again.new, again.changed) == (0, 0)
    assert (other.rows, other.new, other.changed) == (2, 0, 1)
    assert list(Load.objects.order_by("pk").values_list("created", "changed")) == [(2, 0), (0, 1)]


def test_what_was_changed_since_the_folder_was_loaded_stands(folder):
    seeds.load(write(folder, "示例许可证,示例局,,,5,1,,"))
    taken_in("types.csv", f"{HEAD}\n示例许可证,示例局,,,7,1,,\n".encode())

    assert seeds.load(folder) == "证照类型：1 种，没有变化"
    assert reads.type_called("示例许可证").validity_years == 7


def test_the_code_of_a_type_is_of_that_type_for_good(folder):
    seeds.load(write(folder, f"示例许可证,示例局,{CODE},,5,1,,"))
    other = CODE.replace("007", "008")

    moved = types.from_folder(write(folder, f"示例许可证,示例局,{other},,5,1,,")).problems
    twice = types.from_folder(
        write(folder, f"甲示例证,示例局,{other},,5,1,,", f"乙示例证,示例局,{other},,5,1,,")
    ).problems

    assert [problem.reason for problem in moved] == [f"“示例许可证”的代码是 {CODE}，定了不能改"]
    assert [(problem.row, problem.column) for problem in twice] == [(3, "code")]


def test_a_number_of_ours_that_a_file_gave_to_a_type_is_passed_over(folder):
    uscc = BodyFactory(name="别的示例局").uscc

    seeds.load(write(folder, f"示例许可证,别的示例局,{uscc}001,,5,1,,", "示例证明,别的示例局,,,5,1,,"))

    assert reads.type_called("示例证明").code == f"{uscc}002"

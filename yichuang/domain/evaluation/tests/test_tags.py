"""The reasons offered beside each grade: taken in from a file, by version; once in force never changed."""

from pathlib import Path

import pytest

from yichuang.domain.evaluation import reads, seeds
from yichuang.domain.evaluation.imports import tags
from yichuang.domain.evaluation.models import TagSet
from yichuang.domain.identity.tables import CONSOLE
from yichuang.kernel.sheets import FileRefused

pytestmark = pytest.mark.django_db
HEADING = "version,channel,stars,grade,code,text,is_bad\n"
GOOD = HEADING + "2027,offline,5,非常满意,517,服务热情效率高,0\n2027,offline,1,非常不满意,115,服务态度差效率低,1\n"
DISTRICT = next(folder for folder in Path(__file__).parents[4].joinpath("data").iterdir() if folder.is_dir())


def sheet(text: str):
    return tags.check("satisfaction_tags.csv", text.encode())


def test_the_tags_of_the_district_are_loaded_once_eight_to_a_grade():
    said = seeds.load(DISTRICT)

    assert {stars: len(found) for stars, found in reads.offered("offline").items()} == dict.fromkeys(
        (5, 4, 3, 2, 1), 8
    )
    assert (said, seeds.load(DISTRICT)) == ("评价理由：40 条，启用 1 个版本", "评价理由：40 条，没有变化")


def test_where_the_network_has_no_tags_of_its_own_those_of_the_hall_are_offered():
    tags.load(sheet(GOOD), by=CONSOLE)

    assert reads.offered("online") == {5: [("517", "服务热情效率高")], 1: [("115", "服务态度差效率低")]}


def test_a_new_version_takes_the_place_of_the_old_one_which_stays(house):
    tags.load(sheet(GOOD), by=house.sun)

    assert list(TagSet.objects.order_by("pk").values_list("number", "state")) == [
        ("offline-2020", "REPLACED"), ("offline-2027", "IN_FORCE")
    ]  # fmt: skip


def test_the_same_again_changes_nothing(house):
    tags.load(sheet(GOOD), by=house.sun)

    assert tags.load(sheet(GOOD), by=house.sun).new == 0


@pytest.mark.parametrize(
    ("old", "new", "column"),
    [
        ("115", "517", "code"),
        ("非常不满意", "不满意", "grade"),
        ("低,1", "低,0", "is_bad"),
        ("2027,offline,1", "2028,offline,1", "version"),
        ("offline,1", "hall,1", "channel"),
    ],
)
def test_every_fault_is_named_with_its_column(old, new, column):
    faulty = sheet(GOOD.replace(old, new))

    assert {problem.column for problem in faulty.problems} == {column}
    with pytest.raises(FileRefused):
        tags.load(faulty, by=CONSOLE)
    assert TagSet.objects.count() == 0


def test_a_version_that_was_in_force_is_never_changed():
    tags.load(sheet(GOOD), by=CONSOLE)

    changed = sheet(GOOD.replace("效率高", "效率很高"))

    assert [problem.column for problem in changed.problems] == ["version"]


def test_what_is_taken_out_can_be_taken_in_again():
    tags.load(sheet(GOOD), by=CONSOLE)

    again = sheet("\n".join(",".join(row) for row in tags.exported()))

    assert (again.problems, tags.load(again, by=CONSOLE).new) == ([], 0)

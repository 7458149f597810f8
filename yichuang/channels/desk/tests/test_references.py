"""同类地区单位成本 at the desk: the list, one noted, a file looked at and taken in, one struck."""

import re

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from yichuang.channels.desk.tests.conftest import Desk
from yichuang.domain.performance.tests import evaluating as made
from yichuang.domain.performance.tests.factories import YEAR, Bureau

pytestmark = pytest.mark.django_db
TOLD = {
    "town": "示例甲县", "year": str(YEAR), "cost": "case", "fen": "18.60", "source": "示例公报",
    "dated_year": str(YEAR), "dated_month": "3", "dated_day": "1",
}  # fmt: skip
FILE = f"年度,地区,口径,数值,单位,出处,出处日期\n{YEAR},示例乙县,每件办件，全部支出,20,元/件,示例公报2,{YEAR}-03-01\n"


@pytest.fixture
def bureau(at):
    return made.with_district(Bureau())


def words(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def kept():
    return apps.get_model("performance.TownCost").objects


def test_one_is_noted_and_stands_in_the_list_with_its_source(bureau):
    browser = Desk(bureau.sun)
    assert "还没有登记" in words(browser.get(reverse("desk:references")))

    answer = browser.post(reverse("desk:reference-new"), TOLD, follow=True)

    assert re.search(rf"示例甲县 {YEAR} 每件办件，全部支出 18\.60 元/件 示例公报 {YEAR}-03-01", words(answer))


def test_one_without_a_source_is_told_and_not_kept(bureau):
    answer = Desk(bureau.sun).post(reverse("desk:reference-new"), TOLD | {"source": ""})

    assert (answer.status_code, "请填写出处" in words(answer), kept().exists()) == (422, True, False)


def test_a_file_is_looked_at_first_and_taken_in_with_a_yes(bureau):
    browser, address = Desk(bureau.sun), reverse("desk:references-import")
    looked = browser.post(address, {"file": SimpleUploadedFile("示例.csv", FILE.encode(), "text/csv")})
    assert (kept().count(), "文件里有 1 行" in words(looked)) == (0, True)

    held = re.search(r'name="held" value="([^"]+)"', looked.content.decode())[1]
    answer = browser.post(address, {"held": held}, follow=True)

    assert "已登记 1 条。" in words(answer)
    assert kept().get().town == "示例乙县"


def test_one_is_struck_with_a_reason_and_can_still_be_read(bureau):
    browser = Desk(bureau.sun)
    browser.post(reverse("desk:reference-new"), TOLD)
    address = reverse("desk:reference-striking", args=[kept().get().number])

    assert browser.post(address, {"reason": ""}).status_code == 422
    answer = browser.post(address, {"reason": "示例：看错了"}, follow=True)

    assert "已作废 示例：看错了" in words(answer)
    assert browser.get(address).status_code == 404


def test_who_leads_a_body_reads_them_and_notes_none(bureau):
    browser = Desk(bureau.head)

    assert "登记一条" not in words(browser.get(reverse("desk:references")))
    assert browser.get(reverse("desk:reference-new")).status_code == 404

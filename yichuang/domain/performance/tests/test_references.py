"""Figures of similar towns: noted with their source, taken in from a file, struck; and an estimate that uses them."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from yichuang.domain.performance import reads
from yichuang.domain.performance.acts import estimates
from yichuang.domain.performance.acts import references as acts
from yichuang.domain.performance.imports import references as imports
from yichuang.domain.performance.models import TownCost
from yichuang.domain.performance.models.estimates import Estimate
from yichuang.domain.performance.reads.references import in_use
from yichuang.domain.performance.tests import evaluating as made
from yichuang.domain.performance.tests.factories import YEAR
from yichuang.kernel import ledger
from yichuang.kernel.models import ReportedFigure
from yichuang.kernel.refusals import ActRefused
from yichuang.kernel.sheets import FileRefused

pytestmark = pytest.mark.django_db
TOLD = {"year": YEAR, "town": "示例甲县", "cost": "case", "fen": 5000, "source": "示例公报", "dated": date(YEAR, 3, 1)}
HEAD = "年度,地区,口径,数值,单位,出处,出处日期\n"
ROW = f"{YEAR},示例乙县,每件办件，全部支出,18.60,元/件,示例公报2,{YEAR}-03-01\n"


@pytest.fixture
def district(bureau):
    return made.with_district(bureau)


def checked(text: str):
    return imports.check("", "示例.csv", text.encode())


def test_a_figure_is_kept_with_its_source_and_stands_in_the_ledger(district):
    one = acts.note(by=district.sun, **TOLD)

    assert (one.number, one.state, one.noted_by, one.unit) == ("DB-00001", "IN_USE", district.sun.account, "元/件")
    assert ledger.last(one).facts == {
        "year": YEAR, "town": "示例甲县", "cost": "case", "fen": 5000, "source": "示例公报",
    }  # fmt: skip
    assert [(one.town, one.fen) for one in in_use()] == [("示例甲县", 5000)]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"year": 1900}, "年度不对"), ({"town": " "}, "哪个地区"), ({"cost": "moon"}, "没有这个口径"),
        ({"fen": 0}, "大于零"), ({"source": ""}, "出处"), ({"dated": None}, "出处"),
        ({"dated": date(2999, 1, 1)}, "不能晚于今天"),
    ],
)  # fmt: skip
def test_a_figure_without_what_it_needs_is_refused(district, wrong, said):
    with pytest.raises(ActRefused, match=said):
        acts.note(by=district.sun, **TOLD | wrong)
    assert not TownCost.objects.exists()


def test_a_second_figure_of_a_town_waits_until_the_first_is_struck(district):
    one = acts.note(by=district.sun, **TOLD)
    with pytest.raises(ActRefused, match="已经登记过了"):
        acts.note(by=district.sun, **TOLD | {"fen": 6000})
    with pytest.raises(ActRefused, match="请写明理由"):
        acts.strike(one, by=district.sun, reason=" ")
    acts.strike(one, by=district.sun, reason="示例：看错了")
    acts.note(by=district.sun, **TOLD | {"fen": 6000})

    assert [one.fen for one in in_use()] == [6000]
    assert TownCost.objects.count() == 2


def test_only_who_supervises_the_district_keeps_them(district):
    for who in (district.head, district.chief, district.stranger, district.mei):
        with pytest.raises(PermissionDenied):
            acts.note(by=who, **TOLD)


def test_a_file_is_looked_at_and_then_taken_in_whole(district):
    sheet = checked(HEAD + ROW + ROW.replace("乙", "丙"))
    assert (sheet.problems, TownCost.objects.count()) == ([], 0)

    assert imports.load("", sheet, district.sun) == "已登记 2 条。"
    assert sorted((one.town, one.fen) for one in in_use()) == [("示例丙县", 1860), ("示例乙县", 1860)]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (ROW.replace("18.60", "十八"), "“数值”列：这不是金额"),
        (ROW.replace("18.60", "0"), "“数值”列：数值要大于零"),
        (ROW.replace("元/件", "万元/件"), "“单位”列：这个口径的单位是 元/件"),
        (ROW.replace("每件办件，全部支出", "每个月亮"), "“口径”列"),
        (ROW.replace(f"{YEAR}-03-01", "去年"), "“出处日期”列"),
        (ROW.replace("示例公报2", ""), "“出处”列"),
        (ROW.replace(f"{YEAR},", "2099,"), "“年度”列：年度还没有到"),
        (ROW.replace(f"{YEAR}-03-01", "2099-03-01"), "“出处日期”列：日期晚于今天"),
        (ROW + ROW, "与第 2 行是同一个地区、年度和口径"),
        ("", "标题行下面没有内容"),
    ],
)
def test_a_file_with_a_wrong_cell_names_it_and_nothing_is_taken(district, row, said):
    sheet = checked(HEAD + row)

    assert said in "；".join(map(str, sheet.problems))
    with pytest.raises(FileRefused):
        imports.load("", sheet, district.sun)
    assert not TownCost.objects.exists()


def test_what_is_noted_already_is_named_in_the_file(district):
    acts.note(by=district.sun, **TOLD | {"town": "示例乙县"})

    assert "已经登记过了" in str(checked(HEAD + ROW).problems[0])


def test_an_estimate_compares_with_them_and_keeps_what_it_compared_with(district):
    ReportedFigure.objects.create(line="R15", year=YEAR, label="办件", value=1000, unit="件", source="示例")
    one = acts.note(by=district.sun, **TOLD)
    district.closed()
    asked = estimates.ask(district.body.code, YEAR + 1, by=district.sun)
    acts.strike(one, by=district.sun, reason="示例：后来作废")
    estimates.reckon.func(asked.number)

    said = reads.reckoned(Estimate.objects.get(pk=asked.pk))
    found = next(one for word, one in said.found if word == "同类比较")
    assert found.evidence[-1] == (f"示例甲县 {YEAR}年", f"50.00 元（示例公报，{YEAR}-03-01）")
    assert "只拿来比较，不拿来估" in "；".join(said.result.limits)

import pytest

from yichuang.channels.citizen import guide, places
from yichuang.domain.catalogue.tests.factories import ItemVersionFactory, MaterialFactory, SpecialProcedureFactory
from yichuang.domain.identity import reads
from yichuang.domain.identity.tests.factories import WindowFactory, WorkingHoursFactory

ItemVersion, Material, SpecialProcedure, WorkingHours = (
    each._meta.model for each in (ItemVersionFactory, MaterialFactory, SpecialProcedureFactory, WorkingHoursFactory)
)


def version(**fields):
    return ItemVersion(promised_unit="1", statutory_unit="1", **fields)


@pytest.mark.parametrize(("days", "said"), [(None, "请咨询"), (0, "当场办结"), (1, "1 个工作日"), (20, "20 个工作日")])
def test_the_promise_in_words(days, said):
    assert guide.promise(version(promised_days=days)) == said


def test_an_item_without_a_limit_in_law_says_so():
    assert guide.statutory(version(statutory_days=0)) == "法律没有规定时限"
    assert guide.statutory(version(statutory_days=0, statutory_note="依当事人约定")) == "依当事人约定"


def test_the_promise_is_explained_with_the_days_that_do_not_count():
    said = guide.promise_explained(version(promised_days=5, statutory_days=20))

    assert said == (
        "从受理的第二天开始数，5 个工作日内作出决定。周末和法定节假日不算，调休上班的周末算。"
        "法律规定最长 20 个工作日，这是本部门自己的承诺。"
    )


@pytest.mark.parametrize(("visits", "said"), [(None, "请咨询"), (0, "不用跑"), (1, "跑一趟"), (3, "跑 3 趟")])
def test_visits_in_words(visits, said):
    assert guide.visits(version(visits=visits)) == said


@pytest.mark.parametrize(("charged", "said"), [(None, "请咨询"), (False, "不收费"), (True, "收费")])
def test_the_fee_in_words(charged, said):
    assert guide.fee(version(is_charged=charged)) == said


@pytest.mark.parametrize(
    ("depth", "online"), [(["1"], False), (["1", "2"], True), (["1", "2", "3", "4", "5", "6"], True), ([], False)]
)
def test_only_what_is_received_online_can_be_applied_for_here(depth, online):
    assert guide.may_apply_online(version(is_online=True, online_depth=depth)) is online


def test_only_article_45_procedures_stop_the_clock():
    assert guide.special_explained(SpecialProcedure(kind="检验", longest_days=15)) == (
        "所需时间不算在办理时限内，最长 15 个工作日；开始前会书面告诉您要多久。"
    )
    assert guide.special_explained(SpecialProcedure(kind="现场勘验")) == "所需时间算在办理时限内，不会让您多等。"


@pytest.mark.parametrize(
    ("originals", "copies", "said"),
    [(1, 0, "原件 1 份"), (1, 2, "原件 1 份、复印件 2 份"), (0, 0, "电子文件")],
)
def test_how_many_of_a_material(originals, copies, said):
    assert guide.copies(Material(originals=originals, copies=copies)) == said


@pytest.mark.django_db
def test_a_time_that_not_every_window_keeps_names_those_that_do():
    hall = WorkingHoursFactory()
    noon = WorkingHoursFactory(code="NOON", am_open="12:00", am_close="", pm_open="",
                                                            pm_close="13:00")  # fmt: skip
    WindowFactory(number="A01").hours.set([hall, noon])
    WindowFactory(number="A02").hours.set([hall])
    WindowFactory(number="P01", kind="delivery", zone="出件区").hours.set([hall])

    found = places.places(reads.windows_serving("X"))

    assert [(place.zone, place.windows, place.hours) for place in found] == [
        (
            "综合受理区",
            "A01、A02",
            ["周一至周五 09:00–12:00，13:00–17:00", "周一至周五 12:00–13:00，只有 A01 号窗口"],
        )
    ]


def test_hours_by_appointment_say_so():
    saturday = WorkingHours(days="sat", am_open="09:00", am_close="12:00", by_appointment=True)

    assert saturday.in_words == "周六 09:00–12:00（要预约）"


@pytest.mark.django_db
def test_an_item_the_body_above_decides_promises_our_own_part_alone():
    item = ItemVersionFactory(
        item__body__name="示例区局", upper_body="示例市局", promised_days=5, promised_unit="1", statutory_unit="1"
    )

    assert guide.who_decides(item) == (
        "由示例市局决定。本窗口收件，示例区局初审后连同全部材料上报；进度在本区查，结果在本区领。"
    )
    assert guide.facts(item)[0] == guide.Fact("几天初审好", "5 个工作日", "再由示例市局决定，时间另算")
    assert guide.in_short(item)[1] == "初审 5 个工作日"
    assert guide.promise_explained(item).endswith("上报以后由示例市局作出决定，它用的时间不在这里面。")
    item.promised_days = 0
    assert guide.promise_explained(item) == "材料齐全、符合条件的，窗口当场初审，随后上报示例市局。"

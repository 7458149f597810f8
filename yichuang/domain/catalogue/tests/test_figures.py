"""The figures of the item library, by hand on a few items."""

from decimal import Decimal

import pytest

from yichuang.domain.catalogue import reads
from yichuang.domain.catalogue.acts.auditing import note_findings
from yichuang.domain.catalogue.models import ItemVersion
from yichuang.domain.catalogue.reads import Rate
from yichuang.domain.catalogue.tests.factories import CatalogRowFactory, ItemFactory, ItemVersionFactory
from yichuang.domain.identity.tests.factories import BodyFactory
from yichuang.kernel import measures

pytestmark = pytest.mark.django_db


def rates(found):
    return [(rate.name, rate.numerator, rate.denominator) for rate in found]


def test_items_and_handling_items_are_counted_apart():
    body, row = BodyFactory(), CatalogRowFactory()
    task = f"{body.uscc}4{row.code}"
    for n in (1, 2):
        ItemVersionFactory(item=ItemFactory(body=body, row=row, task_code=task, handling_code=f"{task}{n:02}"))
    ItemVersionFactory(item=ItemFactory(body=body), draft=True)

    found = reads.library()

    assert rates(found.by_handling_item) == [("引用率", 3, 3), ("填报率", 0, 3), ("发布率", 2, 3)]
    assert rates(found.by_item) == [("引用率", 2, 2), ("填报率", 0, 2), ("发布率", 1, 2)]


def test_an_item_that_claimed_no_row_is_not_referenced():
    ItemVersionFactory(item=ItemFactory(row=None, task_code="", handling_code=""), name="示例")

    assert rates(reads.library().by_item) == [("引用率", 0, 1), ("填报率", 0, 0), ("发布率", 0, 0)]


def test_one_body_is_counted_alone():
    mine = ItemVersionFactory()
    ItemVersionFactory()

    assert reads.library(body=mine.item.body_id).by_handling_item[0].denominator == 1


def test_a_version_of_the_past_is_not_counted():
    old = ItemVersionFactory(state="replaced")
    ItemVersionFactory(item=old.item, version=2)
    note_findings(ItemVersion.objects.with_parts())

    assert (
        reads.open_findings()["error"] == ItemVersion.objects.get(version=2).findings.filter(severity="error").count()
    )


def test_a_complete_version_is_filled():
    version = ItemVersionFactory(
        power_source="1", body_nature="1", flow="受理、审查、决定、制证、送达", result_sample="sample",
        online_url="https://example.org", single_login=True, app_single_login=True, hall_name="示例大厅",
        on_kiosk=False, crosses_regions=False, takes_appointments=False, is_express=False, materials_by_post=False,
        result_by_post=False, address="示例路1号", opening_times="工作日", directions="公交", questions=[["问", "答"]],
    )  # fmt: skip

    assert [row.name for row in reads.completeness(version).missing] == []
    assert rates(reads.library().by_item)[1] == ("填报率", 1, 1)


def test_what_the_reform_saved_is_summed_over_grassroots_items_only():
    for before, after in ((4, 3), (2, 1)):
        ItemVersionFactory(
            item__is_grassroots=True, item__steps_before=before, item__steps_after=after, item__days_before=10,
            item__visits_before=2, promised_days=7, visits=1,
        )  # fmt: skip
    ItemVersionFactory(promised_days=1)

    found = reads.optimisation()

    assert rates(found) == [("办事环节优化率", 2, 6), ("承诺时限缩减率", 6, 20), ("跑动次数优化率", 2, 4)]
    assert [rate.percent for rate in found] == [Decimal("33.3"), Decimal("30.0"), Decimal("50.0")]


def test_a_limit_the_law_does_not_set_is_not_compressed():
    ItemVersionFactory(statutory_days=20, promised_days=5)
    ItemVersionFactory(statutory_days=0, promised_days=5)

    assert rates([reads.compression()]) == [("时限压缩率", 15, 20)]


@pytest.mark.parametrize(
    ("numerator", "denominator", "percent"),
    [(40, 162, "24.7"), (304, 833, "36.5"), (54, 108, "50.0"), (1, 8, "12.5"), (1, 16, "6.3")],
)
def test_a_percentage_has_one_decimal_and_rounds_halves_up(numerator, denominator, percent):
    assert Rate("", numerator, denominator).percent == Decimal(percent)


def test_a_share_of_nothing_has_no_percentage():
    assert Rate("", 0, 0).percent is None


def test_findings_are_counted_by_rule():
    ItemVersionFactory(consult_by="", complain_to="")
    note_findings(ItemVersion.objects.with_parts())

    assert {code: (errors, warnings) for code, _, errors, warnings in reads.findings_by_rule()}["Q08"] == (2, 0)


def test_the_registry_of_measures_says_what_the_page_of_figures_says():
    """Two items: 9 steps to 4, 20 days to 5, 3 visits to 1; and one that is no 一门式 item."""
    for before, after in ((5, 2), (4, 2)):
        item = ItemFactory(
            is_grassroots=True, steps_before=before, steps_after=after, days_before=10, visits_before=before - 3
        )
        ItemVersionFactory(item=item, promised_days=after, visits=0)
    ItemVersionFactory()

    def read(name):
        return measures.read(f"catalogue.{name}", seen_by=measures.THE_HOUSE).total

    cuts = [read(f"{what}_cut_rate") for what in ("links", "days", "visits")]
    assert [(cell.numerator, cell.denominator) for cell in cuts] == [
        (rate.numerator, rate.denominator) for rate in reads.optimisation()
    ]
    assert [read(f"{what}_cut").value for what in ("links", "days", "visits")] == [5, 16, 3]
    pressed, law = read("promise_compression"), reads.compression()
    assert (pressed.numerator, pressed.denominator) == (law.numerator, law.denominator) == (51, 60)
    assert (read("items").value, read("grassroots").value) == (3, 2)

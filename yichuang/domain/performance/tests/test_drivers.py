"""What a line follows: suggested by its name until somebody chooses, kept from year to year, told in the estimate."""

import pytest
from django.core.exceptions import PermissionDenied

from yichuang.domain.performance import reads
from yichuang.domain.performance.acts import drivers as acts
from yichuang.domain.performance.acts import estimates
from yichuang.domain.performance.estimating import freezing
from yichuang.domain.performance.models import LineDriver
from yichuang.domain.performance.models.estimates import Estimate
from yichuang.domain.performance.reads.drivers import driver_acts, lines_of
from yichuang.domain.performance.states.drivers import FOLLOWS
from yichuang.domain.performance.tests.factories import LINE, LINES, WAN, YEAR
from yichuang.kernel import ledger
from yichuang.kernel.refusals import ActRefused

pytestmark = pytest.mark.django_db
WHY = {"reason": "示例：按合同核对"}
KIOSKS = {"how": "volumes", "drivers": ["kiosks"]}


def seen(year) -> dict:
    return {one.line.code: (one.words, one.who) for one in lines_of(year)}


def renamed(**labels):
    """The lines of a year, some under another name."""
    return tuple(line | {"label": labels.get(line["code"], line["label"])} for line in LINES)


def reckoned(bureau) -> Estimate:
    made = estimates.ask(bureau.body.code, YEAR + 1, by=bureau.sun, told={"kiosks": 80, "heads": 8})
    estimates.reckon.func(made.number)
    return Estimate.objects.get(pk=made.pk)


def test_what_nobody_chose_is_suggested_and_says_so(bureau):
    assert seen(bureau.draft()) == {
        "B1": ("在编人员", ""), "B2": ("在编人员", ""), "P1": ("窗口开放、印制办事指南、办件、自助终端", ""),
        "P2": ("政务外网线路", ""),
    }  # fmt: skip


def test_a_choice_goes_before_the_words_of_the_name_and_names_who_made_it(bureau):
    year = bureau.draft()
    made = acts.choose(year, "P1", by=bureau.sun, **KIOSKS, **WHY)

    assert seen(year)["P1"] == ("自助终端", "孙")
    line = ledger.last(made)
    assert (line.act, line.note, line.facts["code"], line.facts["drivers"]) == (
        "choose", "示例：按合同核对", "P1", ["kiosks"],
    )  # fmt: skip


def test_a_choice_is_changed_and_given_back_and_every_step_stays_in_the_ledger(bureau):
    year = bureau.draft()
    acts.choose(year, "P1", by=bureau.sun, **KIOSKS, **WHY)
    acts.choose(year, "P1", by=bureau.head, how="contracts", **WHY)
    assert seen(year)["P1"] == ("跟着合同走", "易")
    acts.leave(year, "P1", by=bureau.sun, **WHY)

    assert seen(year)["P1"][1] == ""
    assert [line.act for line in ledger.of(LineDriver.objects.get())] == ["choose", "choose", "leave"]
    with pytest.raises(ActRefused, match="没有人选定过"):
        acts.leave(year, "P1", by=bureau.sun, **WHY)
    assert acts.choose(year, "P1", by=bureau.sun, **KIOSKS, **WHY).state == "CHOSEN"


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"how": "volumes", "drivers": []}, "至少勾选一个"),
        ({"how": "nothing", "drivers": ["kiosks"]}, "至少勾选一个"),
        ({"how": "volumes", "drivers": ["moons"]}, "至少勾选一个"),
        ({"how": "", "drivers": []}, "至少勾选一个"),
        ({**KIOSKS, "reason": " "}, "请写明理由"),
    ],
)
def test_half_a_choice_is_refused(bureau, told, said):
    year = bureau.draft()

    with pytest.raises(ActRefused, match=said):
        acts.choose(year, "P1", by=bureau.sun, **WHY | told)
    assert not LineDriver.objects.exists()


def test_lines_there_are_not_and_the_reserve_are_refused(bureau):
    reserve = {"code": "P5", "label": "预备费", "kind": "reserve", "economic": "30299", "initial": WAN, **LINE}
    year = bureau.draft(lines=(*LINES, reserve))

    for code in ("P9", "P5"):
        with pytest.raises(ActRefused, match="没有这个科目"):
            acts.choose(year, code, by=bureau.sun, **KIOSKS, **WHY)


def test_only_who_may_ask_for_an_estimate_chooses(bureau):
    year = bureau.draft()

    for who in (bureau.chief, bureau.clerk, bureau.stranger, bureau.mei):
        assert driver_acts(who, year, "P1") == []
        with pytest.raises(PermissionDenied):
            acts.choose(year, "P1", by=who, **KIOSKS, **WHY)
    assert driver_acts(bureau.head, year, "P1") == ["choose"]
    assert {row.act for row in FOLLOWS} == {"choose", "leave"}


def test_a_choice_is_carried_to_the_next_year_by_name_where_the_codes_changed(bureau):
    acts.choose(bureau.draft(), "P1", by=bureau.sun, **KIOSKS, **WHY)
    swapped = tuple(line | {"code": {"P1": "P2", "P2": "P1"}.get(line["code"], line["code"])} for line in LINES)
    year = bureau.draft(YEAR + 1, lines=swapped)

    assert seen(year)["P2"] == ("自助终端", "孙")
    assert seen(year)["P1"] == ("政务外网线路", "")
    acts.choose(year, "P1", by=bureau.sun, how="contracts", **WHY)  # and nothing is taken from the other
    assert (seen(year)["P1"][0], seen(year)["P2"][0]) == ("跟着合同走", "自助终端")


def test_a_choice_is_carried_by_code_where_the_name_changed_and_says_what_it_was(bureau):
    acts.choose(bureau.draft(), "P1", by=bureau.sun, **KIOSKS, **WHY)
    year = bureau.draft(YEAR + 1, lines=renamed(P1="示例新名称"))

    found = next(one for one in lines_of(year) if one.line.code == "P1")
    assert (found.words, found.renamed) == ("自助终端", "示例大厅管理")


def test_an_estimate_is_reckoned_by_what_was_chosen_and_keeps_it(bureau):
    year = bureau.closed()
    acts.choose(year, "P1", by=bureau.sun, **KIOSKS, **WHY)
    acts.choose(year, "P2", by=bureau.sun, how="nothing", **WHY)
    found = reckoned(bureau)
    acts.leave(year, "P1", by=bureau.sun, **WHY)

    said = reads.reckoned(found)
    reasons = {line.code: "；".join(line.reasons) for line in said.result.lines}
    assert "自助终端：上年 80 台" in reasons["P1"]
    assert "选定不随什么变，照上年" in reasons["P2"]
    assert said.history.last.line("P1").follows.drivers == ("kiosks",)
    assert "没有人选定随什么变，先按名称和类型猜的科目：B1、B2" in said.result.limits
    again = freezing.frozen_history(freezing.thawed_history(found.inputs))
    assert freezing.fingerprint(again) == found.fingerprint


def test_a_line_chosen_to_follow_contracts_that_has_none_is_told(bureau):
    acts.choose(bureau.closed(), "P2", by=bureau.sun, how="contracts", **WHY)

    assert "选定跟着合同走、却没有登记合同的科目：P2" in reads.reckoned(reckoned(bureau)).result.limits

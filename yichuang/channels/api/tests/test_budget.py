"""Budgets over the interface: whole fen, to those who supervise or lead the body."""

import pytest

from yichuang.domain.performance.acts import money
from yichuang.domain.performance.tests.factories import PAID, TOTAL, WAN, YEAR

pytestmark = pytest.mark.django_db
NUMBER = f"BUREAU-{YEAR}"


def test_a_year_is_told_with_its_lines_sums_and_months(bureau, caller):
    money.pay(bureau.open(), by=bureau.sun, **PAID)

    told = caller(bureau.head).get(f"/budget/{NUMBER}").json()

    assert (told["state"], told["final"], told["spent"]) == ("OPEN", TOTAL, 2 * WAN)
    assert (told["amounts"]["P2"], told["amounts"]["expenditure"], told["months"][2]) == (2 * WAN,) * 3
    assert told["lines"][3] == {
        "code": "P2", "label": "示例网络租赁", "fund": "general", "kind": "special", "functional": "2010306",
        "economic": "30214", "initial": 50 * WAN, "adjusted": 0, "final": 50 * WAN, "spent": 2 * WAN, "goals": [],
    }  # fmt: skip
    assert (told["faults"], told["unexplained"]) == ([], None)
    assert told["none"] == ["government_fund", "state_capital", "social_insurance"]
    assert "示例电信公司" not in str(told)


def test_the_list_and_one_year_say_the_same(bureau, caller):
    bureau.closed()
    bureau.open(year=YEAR - 1)

    results = caller(bureau.sun).get("/budget").json()["results"]

    assert [(one["number"], one["spent"]) for one in results] == [(f"BUREAU-{YEAR - 1}", 0), (NUMBER, TOTAL)]
    for one in results:
        whole = caller(bureau.sun).get(f"/budget/{one['number']}").json()
        assert (one["final"], one["spent"]) == (whole["amounts"]["final"], whole["amounts"]["expenditure"])


def test_others_find_nothing(bureau, caller):
    bureau.open()

    for who in (bureau.clerk, bureau.stranger, bureau.mei):
        assert caller(who).get(f"/budget/{NUMBER}").status_code == 404
        assert caller(who).get("/budget").json() == {"results": [], "next": None}
    assert caller(None).get("/budget").status_code == 401

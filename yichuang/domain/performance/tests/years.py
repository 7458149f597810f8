"""Small made-up books for the tests of the estimate. Amounts are written in 万元."""

from yichuang.domain.performance.estimating.expecting import expected
from yichuang.domain.performance.estimating.history import Contract, History, Line, Year
from yichuang.domain.performance.estimating.lines import estimated
from yichuang.domain.performance.estimating.question import Question
from yichuang.kernel.calendar_years import shipped

WAN = 1_000_000
MONTHS = range(1, 13)


def wan(amount: str | float) -> int:
    return round(float(amount) * WAN)


def line(code, spent, *, kind="special", label="", initial=None, final=None, goals=("G1",), paid=()):
    final = wan(spent if final is None else final)
    initial = final if initial is None else wan(initial)
    return Line(code, label or f"示例项目{code}", kind, initial, final, wan(spent), tuple(goals), tuple(paid))


def year(number, *lines, **more):
    return Year(number, lines, **more)


def steady(first=2016, years=5, **more):
    """Years in which nothing changes: people, a hall, circuits by contract."""
    return History(
        years=tuple(
            year(
                number, line("B1", 100, kind="personnel", label="人员经费"), line("P1", 50, label="政务大厅管理"),
                line("P2", 48, label="政务外网租赁"),
            )
            for number in range(first, first + years)
        ),
        **{
            "contracts": (contract("P2", 4, first=(first, 1), last=(first + years, 12)),),
            "yearly": {"heads": dict.fromkeys(range(first, first + years), 8),
                       "window_hours": dict.fromkeys(range(first, first + years), 60_000)},
        } | more,
    )  # fmt: skip


def contract(code, monthly, *, first=(2016, 1), last=(2021, 12), driver="", label="示例合同"):
    return Contract(label, code, wan(monthly), first, last, driver)


def months(first: int, years: int, number=lambda _year, _month: 1000) -> dict:
    return {(y, m): number(y, m) for y in range(first, first + years) for m in MONTHS}


def days_off_the_end() -> int:
    """The first year whose notice of holidays is not published."""
    return shipped().missing_year


def estimate(history: History, *, seed=1, **more):
    return estimated(Question(history, expected(history, shipped(), seed=seed), seed, **more))


def of(result, code):
    return next(one for one in result.lines if one.code == code)


def the_year_2021() -> History:
    """What is known of 2021: one year, totals of the budget, no months, no contracts."""
    return History(
        (
            Year(
                2021,
                (
                    Line("B1", "人员经费", "personnel", None, None, wan("175.19")),
                    Line("B2", "公用经费", "public", None, None, wan("11.43")),
                    Line("P1", "政务大厅管理和互联网+政务服务建设", "special", None, None, wan("49.41"), ("G1",)),
                    Line("P2", "政务信息化网络租赁及维护", "special", None, None, wan("49.92"), ("G3",)),
                    Line("P3", "政务公开及政府门户网站建设", "special", None, None, wan("24.48"), ("G2",)),
                    Line("P4", "上年结余指标", "carry_over", None, None, wan("143.55")),
                    Line("P5", "预备费", "reserve", None, None, wan("29.63")),
                ),
                initial=wan("440.32"),
                final=wan("483.61"),
                goals={"G1": "大厅", "G2": "网站", "G3": "网络"},
            ),
        ),
        yearly={"cases": {2021: 241_000}, "kiosks": {2021: 80}, "circuits": {2021: 88}},
    )

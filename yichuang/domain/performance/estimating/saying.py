"""An estimate in words: what moves a line, and what is not known."""

from fractions import Fraction

from yichuang.domain.performance.estimating.drivers import DRIVERS, drivers_of
from yichuang.domain.performance.estimating.history import (
    CONTRACTS,
    FROM_ELSEWHERE,
    NOTHING,
    VOLUMES,
    Contract,
    History,
    Line,
)

FEW_YEARS, ALL_YEAR = 3, 12
UNKNOWN = "算不出要多少，要用的由人另外提出"


def wan(fen: float) -> str:
    """万元, two places, half up: only where it is shown."""
    whole = round(abs(fen))
    cents = (whole + 5000) // 10000
    return f"{'-' if fen < 0 and cents else ''}{cents // 100:,}.{cents % 100:02}"


def yuan(fen: float | Fraction) -> str:
    return f"{float(fen) / 100:,.2f} 元"


def share(part: float) -> str:
    return f"{part:+.1%}"


def reasons(asked, line: Line, cost, contracts: list[Contract]) -> tuple[str, ...]:
    """What a line is made of, the surest first."""
    found = (
        *of_contracts(asked.history, contracts), *of_drivers(asked, line, cost), *of_prices(asked, line, cost),
    )  # fmt: skip
    return (
        found if cost.years or contracts else (*found, f"{asked.history.last.year}年没有支出，也没有合同：{UNKNOWN}")
    )


def of_contracts(history: History, contracts: list[Contract]):
    for one in contracts:
        months, end = one.months_in(history.next), f"{one.last[0]}年{one.last[1]}月"
        named = f"合同“{one.label}”{one.number}"
        if months:
            rest = "" if months == ALL_YEAR else f"，{end}到期，以后按续签估"
            yield f"{named}：{months}个月共 {wan(one.monthly * months)} 万元，不能少{rest}"
        elif one.last == (history.last.year, 12):
            yield f"{named}：{end}到期，按续签估，每月约 {wan(one.monthly)} 万元"


def of_drivers(asked, line: Line, cost):
    for name, part in cost.shares.items():
        what, driver, ahead = asked.expected[name], DRIVERS[name], asked.ahead(name)
        last, unit = what.last or 0, cost.level * part / what.last if what.last else 0
        grown = f"，{share(ahead / last - 1)}" if last else ""
        yield (
            f"{driver.word}：上年 {last:,.0f} {driver.unit}，下年约 {ahead:,.0f} {driver.unit}{grown}"
            f"（{what.why}）；每{driver.unit}约 {unit / 100:,.2f} 元"
        )
    if not cost.shares and cost.years:
        yield f"合同以外上年约 {wan(cost.level)} 万元：{why_unmoved(line)}，照上年"


def why_unmoved(line: Line) -> str:
    """Why no volume moves a line."""
    if line.follows is None:
        return "不知道随什么变"
    if line.follows.how == VOLUMES:
        return "选定的因素没有数"
    return {CONTRACTS: "选定只跟着合同走", NOTHING: "选定不随什么变"}[line.follows.how]


def of_prices(asked, line: Line, cost):
    if cost.years > 1:
        yield f"单位成本：{cost.years}年的账，每年约 {share(cost.trend)}，可能偏离 {cost.doubt:.0%}"
    if cost.shares and cost.follows < 1:
        yield f"量变 1%，钱约变 {cost.follows:.1f}%（在模拟区试出来的）"
    if cost.years == 1:
        yield f"单位成本：只有一年，看不出涨跌，可能偏离 {cost.doubt:.0%} 以上"
    if announced := asked.history.announced.get(line.code):
        yield f"已知的价格变化：{share(announced)}"
    if price := asked.changes.prices.get(line.code):
        yield f"假设价格 {share(price)}"
    if more := asked.changes.added(line.code):
        yield f"假设另加 {wan(more)} 万元"


def limits(history: History, expected) -> tuple[str, ...]:
    """What this estimate does not know, plainly."""
    return tuple(
        said
        for said in (
            of_years(history),
            of_closing(history),
            of_lines(history),
            of_volumes(history, expected),
            of_unknown_drivers(history, expected),
            of_suggestions(history),
            of_missing_contracts(history),
            "" if history.contracts else "没有登记合同：不知道哪些支出下年必须付",
            "" if history.quotes else "没有单价：几个因素共同影响的科目，各因素按同样的分量算",
            "没有登记已知的调价：价格照以往走势" if not history.announced else "",
            of_budget(history),
            "没有用：突发事件、政策变化、临时任务——它们没有先例可循，要由人另外考虑",
            of_similar_towns(history),
        )
        if said
    )


def of_years(history: History) -> str:
    many = len(history.years)
    if many == 1:
        return f"只有{history.last.year}年一年的账：涨跌、波动都看不出来，区间放得很宽，只能作起点，不能作依据"
    if many < FEW_YEARS:
        return f"只有{many}年的账：涨跌不可靠，区间放宽"
    return ""


def of_closing(history: History) -> str:
    years = "、".join(str(year.year) for year in history.years if not year.closed)
    return f"{years}年的账还没有关账，数字还可能变" if years else ""


def of_lines(history: History) -> str:
    now = {line.code for line in history.last.lines}
    gone = {line.code: line.label for year in history.years[:-1] for line in year.lines if line.code not in now}
    named = "、".join(f"{code} {label}" for code, label in gone.items())
    return f"以前有、{history.last.year}年没有的科目，没有估：{named}" if gone else ""


def of_volumes(history: History, expected) -> str:
    flows = [name for name in expected if DRIVERS[name].how == "flow" and not history.series(name)]
    return f"没有按月的数，分不出季节：{'、'.join(DRIVERS[name].word for name in flows)}" if flows else ""


def of_unknown_drivers(history: History, expected) -> str:
    wanted = {name for line in history.last.lines for name in drivers_of(line)}
    missing = [DRIVERS[name].word for name in DRIVERS if name in wanted and name not in expected]
    return f"没有数，没有用：{'、'.join(missing)}" if missing else ""


def of_suggestions(history: History) -> str:
    """Lines whose drivers nobody chose: the words of their names stand in."""
    codes = [line.code for line in history.last.lines if line.follows is None and line.kind not in FROM_ELSEWHERE]
    return f"没有人选定随什么变，先按名称和类型猜的科目：{'、'.join(codes)}" if codes else ""


def of_missing_contracts(history: History) -> str:
    signed = {one.line for one in history.contracts}
    by_contract = [line for line in history.last.lines if line.follows and line.follows.how == CONTRACTS]
    codes = [line.code for line in by_contract if line.code not in signed]
    return f"选定跟着合同走、却没有登记合同的科目：{'、'.join(codes)}" if codes else ""


def of_similar_towns(history: History) -> str:
    if history.references:
        return "没有用：条件相近的县区的花费——只拿来比较，不拿来估"
    return "没有用：条件相近的县区的花费——还没有人登记"


def of_budget(history: History) -> str:
    by_line = [line for line in history.last.lines if line.kind not in FROM_ELSEWHERE]
    missing = by_line and all(line.initial is None for line in by_line)
    return f"{history.last.year}年的年初预算没有分到科目：只能比总数" if missing else ""

"""What if, in the words of a form: windows that close, kiosks and circuits that come, a new theme, another price."""

from dataclasses import dataclass

from yichuang.domain.performance.estimating.changes import Changes
from yichuang.domain.performance.estimating.drivers import DRIVERS, drivers_of
from yichuang.domain.performance.estimating.expecting import Expected
from yichuang.domain.performance.estimating.history import History, Line

PER_CENT, WAN = 100, 1_000_000
HALL = "window_hours"


@dataclass(frozen=True)
class Supposed:
    """`closed` of `windows` stay closed for `months`; so many more kiosks, circuits and people; a new theme 一件事
    with its cases, printed guides and a sum spent once (in 万元); `price` per cent on all that no contract fixes."""

    closed: int = 0
    windows: int = 0
    months: int = 12
    kiosks: int = 0
    circuits: int = 0
    heads: int = 0
    theme_cases: int = 0
    theme_guides: int = 0
    theme_sum: float = 0.0
    price: float = 0.0


def changes_of(supposed: Supposed, history: History, expected: dict[str, Expected]) -> Changes:
    """As changes to drivers and lines. What cannot be reckoned because its driver is not known is said in `words`."""
    more = {"kiosks": supposed.kiosks, "circuits": supposed.circuits, "heads": supposed.heads,
            "cases": supposed.theme_cases, "guides": supposed.theme_guides}  # fmt: skip
    more = {name: float(number) for name, number in more.items() if number}
    times, words = closed_windows(supposed)
    words += [f"{DRIVERS[name].word}{number:+,.0f} {DRIVERS[name].unit}" for name, number in more.items()]
    sums, said = theme(supposed, history)
    prices = {}
    if supposed.price:
        prices = {line.code: supposed.price / PER_CENT for line in history.last.lines}
        words.append(f"合同以外和续签的价格 {supposed.price:+g}%")
    unknown = [DRIVERS[name].word for name in (*more, *times) if name not in expected]
    words += said + ([f"没有{'、'.join(unknown)}的数：这部分影响算不出来"] if unknown else [])
    return Changes(more, times, prices, sums, tuple(words))


def closed_windows(supposed: Supposed) -> tuple[dict[str, float], list[str]]:
    if not supposed.closed:
        return {}, []
    part = min(supposed.closed / max(supposed.windows, supposed.closed), 1.0) * supposed.months / 12
    said = f"{supposed.windows} 个窗口中关闭 {supposed.closed} 个，{supposed.months} 个月：窗口小时 −{part:.1%}"
    return {HALL: 1 - part}, [said]


def theme(supposed: Supposed, history: History) -> tuple[dict[str, int], list[str]]:
    if not supposed.theme_sum:
        return {}, []
    line = hall_line(history)
    if line is None:
        return {}, ["没有大厅管理的科目：新主题的一次性投入没有地方列"]
    sums = {line.code: round(supposed.theme_sum * WAN)}
    return sums, [f"新主题一次性投入 {supposed.theme_sum:g} 万元，列在{line.label}"]


def hall_line(history: History) -> Line | None:
    return next((line for line in history.last.lines if HALL in drivers_of(line)), None)

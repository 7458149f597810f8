"""What makes a line cost more or less 驱动因素: as people chose it, else as kind and words of the name suggest."""

from dataclasses import dataclass

from yichuang.domain.performance.estimating.history import PERSONNEL, PROJECTS, PUBLIC, Line

FLOW, HOURS, STOCK = "flow", "hours", "stock"


@dataclass(frozen=True)
class Driver:
    """`how` it is expected: a flow by its months, hours by the working days of the year, a stock as it stands."""

    code: str
    word: str
    unit: str
    how: str

    @property
    def a_unit(self) -> str:
        return f"每{self.unit}{self.word}"


DRIVERS = {
    driver.code: driver
    for driver in (
        Driver("cases", "办件", "件", FLOW),
        Driver("guides", "印制办事指南", "份", FLOW),
        Driver("window_hours", "窗口开放", "小时", HOURS),
        Driver("kiosks", "自助终端", "台", STOCK),
        Driver("circuits", "政务外网线路", "条", STOCK),
        Driver("heads", "在编人员", "人", STOCK),
    )
}
OF_KIND = {PERSONNEL: ("heads",), PUBLIC: ("heads",)}
OF_WORDS = (  # the first that is found in the name of a special fund
    ("大厅", ("window_hours", "guides", "cases", "kiosks")),
    ("互联网+", ("window_hours", "guides", "cases", "kiosks")),
    ("网络", ("circuits",)),
    ("外网", ("circuits",)),
    ("终端", ("kiosks",)),
)


def drivers_of(line: Line) -> tuple[str, ...]:
    """The drivers of a line, () where it has none: then it is expected to cost what it did."""
    return suggested(line) if line.follows is None else line.follows.drivers


def suggested(line: Line) -> tuple[str, ...]:
    """What its kind and name suggest, as long as nobody chose; () where they say nothing."""
    if line.kind in OF_KIND:
        return OF_KIND[line.kind]
    if line.kind not in PROJECTS:
        return ()
    return next((drivers for word, drivers in OF_WORDS if word in line.label), ())

"""What a bulletin says, section by section: every number by reference, the words by template or by people."""

from collections.abc import Callable, Iterator
from fractions import Fraction

from yichuang.domain.supervision.reads import bulletin_figures as asked
from yichuang.domain.supervision.reads.bulletin_figures import Figures, by_value
from yichuang.domain.supervision.rules.periods import Period
from yichuang.kernel.reports import Composition, Stated

MOST_BARS, SLOWEST = 12, 10
SIGNS = "一二三四五六七八九十"


def composed(
    period: Period, *, opening: str = "", remarks: str = "", stated_before: dict | None = None
) -> Composition:
    """The whole bulletin. `stated_before`: {"number", "figures"} of the bulletin issued for the period before, whose
    figures are compared with what they would be now."""
    figures, report, signs = Figures(period), Composition(), iter(SIGNS)
    report.people(opening)
    for title, write in sections(figures, stated_before or {}):
        report.heading(f"{next(signs)}、{title}")
        write(report)
    if remarks.strip():
        report.heading(f"{next(signs)}、要求和说明")
        report.people(remarks)
    report.definitions("附：指标说明")
    return report


def sections(figures: Figures, before: dict) -> Iterator[tuple[str, Callable]]:
    """Those that have something to say."""
    yield "总体情况", lambda report: overall(report, figures)
    yield "各部门情况", lambda report: departments(report, figures)
    yield "用时最长的事项", lambda report: slowest(report, figures)
    for title, names in (
        ("一件事一次办", asked.known(asked.OF_JOINT)),
        ("好差评和投诉", asked.of_evaluation()),
    ):
        if names:
            yield title, lambda report, names=names, title=title: comparison(report, figures, title, names)
    if cards := asked.known(asked.OF_CARDS):
        yield "红黄牌", lambda report: of_cards(report, figures, cards)
    if missing := asked.not_measured():
        yield "尚未测量的指标", lambda report: unmeasured(report, missing)
    if changed := corrections(figures, before):
        yield f"对{figures.period.that}通报所载数字的说明", lambda report: corrected(report, before["number"], changed)


def overall(report: Composition, figures: Figures) -> None:
    period, of = figures.period, figures.of
    received, completed = figures.compared("cases.received"), figures.compared("cases.completed")
    report.words(
        f"{period.word}，全区收件", received[0], "，受理", of("cases.accepted"), "，办结", completed[0],
        f"；{period.that}收件", received[1], "，办结", completed[1], "。", *of_decisions(figures),
    )  # fmt: skip
    comparison(report, figures, "主要指标", asked.known(asked.OVERALL))
    report.bars("近期收件量", figures.trend("cases.received"))
    report.bars("近期办结量", figures.trend("cases.completed"))


def of_decisions(figures: Figures) -> tuple:
    """How fast it was decided, where anything was."""
    this, of = figures.period.this, figures.of
    if not of("cases.decided").value:
        return (f"{this}没有作出决定的办件。",)
    return (
        f"{this}作出决定", of("cases.decided"), "，按时办结率", of("cases.on_time_rate"), "，平均用时",
        of("cases.average_days"), "，九成办件不超过", of("cases.p90_days"), "。",
    )  # fmt: skip


def comparison(report: Composition, figures: Figures, title: str, names: list[str]) -> None:
    """One measure a line: now, before, change."""
    rows = [(figures.of(name).label, *figures.compared(name)) for name in names]
    report.table(title, ("指标", figures.period.this, figures.period.that, "增减"), rows)


def departments(report: Composition, figures: Figures) -> None:
    """Every body that had anything to do, by its code's order."""
    readings = figures.apart(asked.OF_DEPARTMENTS, "department")
    rows = lines(readings, "department")
    if not rows:
        report.words(f"{figures.period.this}各部门都没有办件。")
        return
    report.table("各部门办件情况", ("部门", *(heads(readings))), [(word, *cells) for word, cells in rows])
    place = list(readings).index("cases.completed")
    done = [(word, cells[place]) for word, cells in rows if isinstance(cells[place], Stated)]
    done.sort(key=lambda line: -line[1].value)
    if done:
        title = "各部门办结量" if len(done) <= MOST_BARS else f"办结量最多的{MOST_BARS}个部门"
        report.bars(title, done[:MOST_BARS])


def heads(readings: dict) -> list[str]:
    return [reading.measure.label for reading in readings.values()]


def lines(readings: dict, dimension: str) -> list[tuple[str, list]]:
    """(what it is called, a figure of each measure) for every value any of the measures found."""
    cells = {name: by_value(reading, dimension) for name, reading in readings.items()}
    words: dict[str, str] = {}
    for found in cells.values():
        words |= {value: cell.words[dimension] for value, cell in found.items()}
    return [
        (
            words[value],
            [asked.stated(name, readings[name], cells[name].get(value), value, words[value]) for name in cells],
        )
        for value in sorted(words, key=lambda value: (value == "", value))
    ]


def slowest(report: Composition, figures: Figures) -> None:
    """The items that took longest on average, with how many were decided: one slow case is no slow item."""
    readings = figures.apart(asked.OF_ITEMS, "item")
    cells = by_value(readings["cases.average_days"], "item")
    order = sorted(cells, key=lambda value: (-Fraction(cells[value].value or 0), value))[:SLOWEST]
    if not order:
        report.words(f"{figures.period.this}没有作出决定的办件。")
        return
    rows = [
        (
            cells[value].words["item"],
            *(asked.stated(name, reading, by_value(reading, "item").get(value), value, cells[value].words["item"])
              for name, reading in readings.items()),
        )
        for value in order
    ]  # fmt: skip
    report.table("平均用时最长的事项", ("事项", *heads(readings)), rows)


def of_cards(report: Composition, figures: Figures, names: list[str]) -> None:
    comparison(report, figures, "红黄牌", names)
    readings = figures.apart(names, "department")
    if rows := lines(readings, "department"):
        report.table("各部门红黄牌", ("部门", *heads(readings)), [(word, *cells) for word, cells in rows])
    else:
        report.words(f"{figures.period.this}没有亮牌。")


def unmeasured(report: Composition, missing: list[Stated]) -> None:
    """What nobody measures is said to be so; what was reported is said to be reported."""
    report.words("下列指标本系统尚未测量，不以其他来源的数字代替：")
    rows = [
        (one.label, one, one.source["why"] + (f"；{one.reported}（报告数，不是本系统测量的）" if one.reported else ""))
        for one in missing
    ]
    report.table("尚未测量的指标", ("指标", "情况", "说明"), rows)


def corrections(figures: Figures, before: dict) -> list[tuple[Stated, Stated]]:
    """What the bulletin of the period before stated, where the records say otherwise now: (stated then, as of now)."""
    found = []
    for name in figures.before:
        then = before.get("figures", {}).get(asked.named(name))
        _, now, _ = figures.compared(name)
        if then and then["value"] != now.as_json()["value"]:
            value = None if then["value"] is None else Fraction(then["value"])
            old = Stated(asked.named(name, "stated"), f"原载{then['label']}", then["shown"], value, unit=then["unit"],
                         source={"document": before["number"]})  # fmt: skip
            found.append((old, now))
    return found


def corrected(report: Composition, number: str, changed: list[tuple[Stated, Stated]]) -> None:
    report.words(f"{number}所载下列数字，按现在的记录有变化。原通报不改，以本期所载为准：")
    rows = [(then.label.removeprefix("原载"), then, now) for then, now in changed]
    report.table("所载数字的变化", ("指标", "原载", "现在"), rows)

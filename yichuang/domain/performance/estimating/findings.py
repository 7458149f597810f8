"""What is to be looked at in a year that closed 预警: each rule alone, with its evidence, or with what it lacks."""

from collections.abc import Callable, Iterator
from fractions import Fraction

from yichuang.domain.performance.estimating.history import CARRY_OVER, FROM_ELSEWHERE, PROJECTS, RESERVE, History, Year
from yichuang.domain.performance.estimating.saying import wan, yuan
from yichuang.domain.performance.estimating.similar import FAR_OFF, Finding, unlike_similar_towns

LITTLE_SPENT, ALL_SPENT = 0.80, 1.00  # of the final appropriation
MUCH_CARRIED = 0.20  # of project expenditure
MUCH_RESERVE = 0.03  # of all expenditure: what 预算法40 lets a government set aside, taken as a measure
RUSHED_DECEMBER, RUSHED_QUARTER = 2 / 12, 0.35  # even months give 1/12 and 1/4
MONTHS = 12


def findings(history: History) -> tuple[Finding, ...]:
    """All rules over the last year."""
    return tuple(one for rule in RULES for one in rule(history))


def shown(part: float) -> str:
    return f"{part:.1%}"


def far_from_final(history: History) -> Iterator[Finding]:
    """Spent under 80 % or over 100 % of the final appropriation."""
    year = history.last
    for line in year.lines:
        if line.kind == RESERVE and line.spent <= (line.final or 0):
            continue  # a reserve that was left alone did what it is for
        if line.final:
            yield from spent_of(line.code, line.label, line.spent, line.final)
        elif line.final == 0 and line.spent:
            evidence = (("全年预算", wan(0)), ("支出", wan(line.spent)))
            yield Finding("overspent", line.code, f"{line.label}没有全年预算，却有支出", evidence)
    if any(line.final is None for line in year.lines):
        whole = year.appropriated
        if whole:
            yield from spent_of("", "全部支出", year.spent, whole)
        said = "全年预算没有分到科目：各科目执行得怎么样，看不出来"
        yield Finding("underspent", "", said, (("支出合计", wan(year.spent)),), known=False)


def spent_of(code: str, label: str, spent: int, final: int) -> Iterator[Finding]:
    part = spent / final
    evidence = (("全年预算", wan(final)), ("支出", wan(spent)), ("执行率", shown(part)))
    if part < LITTLE_SPENT:
        yield Finding("underspent", code, f"{label}只用了 {shown(part)}：可能多要了，或者事没有做完", evidence)
    elif part > ALL_SPENT:
        yield Finding("overspent", code, f"{label}用了 {shown(part)}，超过全年预算", evidence)


def over_initial(history: History) -> Iterator[Finding]:
    """Spent beyond the initial budget as a whole: it was not exact."""
    year = history.last
    if year.budgeted and year.spent > year.budgeted:
        more = year.spent - year.budgeted
        evidence = (("年初预算", wan(year.budgeted)), ("支出", wan(year.spent)), ("多出", wan(more)))
        yield Finding("over_initial", "", f"支出比年初预算多 {wan(more)} 万元：年初没有预计到", evidence)


def much_carried_over(history: History) -> Iterator[Finding]:
    year = history.last
    carried = sum(line.spent for line in year.lines if line.kind == CARRY_OVER)
    if year.project and carried / year.project > MUCH_CARRIED:
        part = carried / year.project
        evidence = (("结转支出", wan(carried)), ("项目支出", wan(year.project)), ("占比", shown(part)))
        codes = [line.code for line in year.lines if line.kind == CARRY_OVER]
        much = f"项目支出 {wan(year.project)} 万元里有 {wan(carried)} 万元（{shown(part)}）是上年结转"
        said = f"{much}：上年的预算做多了或者做晚了"
        yield Finding("carry_over", codes[0] if len(codes) == 1 else "", said, evidence)
    if year.carried_out and year.appropriated and year.carried_out / year.appropriated > MUCH_CARRIED:
        part = year.carried_out / year.appropriated
        evidence = (("结转下年", wan(year.carried_out)), ("全年预算", wan(year.appropriated)), ("占比", shown(part)))
        said = f"全年预算 {wan(year.appropriated)} 万元里有 {wan(year.carried_out)} 万元（{shown(part)}）结转到下年"
        yield Finding("carry_over", "", f"{said}：预算做多了，或者事没有做完", evidence)


def reserve_as_routine(history: History) -> Iterator[Finding]:
    """More from the reserve than a reserve is for, or year after year."""
    year = history.last
    used = [sum(line.spent for line in one.lines if line.kind == RESERVE) for one in history.years]
    if not used[-1]:
        return
    part = used[-1] / year.spent
    running = next((back for back, fen in enumerate(used[::-1]) if not fen), len(used))
    if part <= MUCH_RESERVE and running < 2:
        return
    codes = [line.code for line in year.lines if line.kind == RESERVE and line.spent]
    evidence = [("预备费支出", wan(used[-1])), ("占全部支出", shown(part)), ("参照", "预算法第四十条：1%—3%")]
    if running > 1:
        evidence.append(("连续使用", f"{running}年"))
    said = f"预备费用了 {wan(used[-1])} 万元（{shown(part)}），像是日常开支：日常工作应当列进项目预算"
    yield Finding("reserve", codes[0] if len(codes) == 1 else "", said, tuple(evidence))


def without_goal(history: History) -> Iterator[Finding]:
    for line in history.last.lines:
        if line.kind in PROJECTS | FROM_ELSEWHERE and line.spent and not line.goals:
            evidence = (("支出", wan(line.spent)), ("绩效目标", "无"))
            yield Finding("no_goal", line.code, f"{line.label}花了 {wan(line.spent)} 万元，没有绩效目标", evidence)


def goal_without_line(history: History) -> Iterator[Finding]:
    if not history.last.goals:
        yield Finding("no_line", "", f"{history.last.year}年没有登记绩效目标：看不出哪个目标没有科目", known=False)
    served = {goal for line in history.last.lines for goal in line.goals}
    for code, words in history.last.goals.items():
        if code not in served:
            yield Finding("no_line", "", f"目标“{words}”没有对应的科目", (("目标", code),))
    for line in history.last.lines:
        for goal in line.goals:
            if history.last.goals and goal not in history.last.goals:
                evidence = (("科目", line.code), ("目标", goal))
                yield Finding("no_goal", line.code, f"{line.label}所列的目标 {goal} 不存在", evidence)


def cost_far_from_last_year(history: History) -> Iterator[Finding]:
    now, cases = history.last, history.volume("cases", history.last.year)
    if not cases:
        what = "没有办件" if cases == 0 else "没有办件量"
        yield Finding("unit_cost", "", f"{now.year}年{what}：算不出每件花多少", known=False)
        return
    cost = Fraction(now.spent) / Fraction(cases)
    evidence = [("支出", wan(now.spent)), ("办件", f"{cases:,.0f}"), ("每件", yuan(cost))]
    before = history.years[-2] if len(history.years) > 1 else None
    then = before and history.volume("cases", before.year)
    if not then:
        why = "没有上年的账" if before is None else "没有上年的办件量"
        yield Finding("unit_cost", "", f"每件 {yuan(cost)}：{why}，比不出高低", tuple(evidence), known=False)
        return
    last = Fraction(before.spent) / Fraction(then)
    if last and abs(cost / last - 1) > FAR_OFF:
        evidence += [("上年每件", yuan(last)), ("变化", f"{float(cost / last - 1):+.1%}")]
        yield Finding("unit_cost", "", f"每件 {yuan(cost)}，上年 {yuan(last)}：差得远，要说明原因", tuple(evidence))


def year_end_rush(history: History) -> Iterator[Finding]:
    year = history.last
    paid = paid_by_month(year)
    if not sum(paid):
        yield Finding("rush", "", f"{year.year}年的支付没有按月的记录：看不出是不是年底突击花钱", known=False)
        return
    missing = year.spent - sum(paid)
    december, quarter = paid[-1] / sum(paid), sum(paid[-3:]) / sum(paid)
    if december <= RUSHED_DECEMBER and quarter <= RUSHED_QUARTER:
        return
    evidence = [("12月", f"{wan(paid[-1])}（{shown(december)}，平均是8.3%）"),
                ("第四季度", f"{wan(sum(paid[-3:]))}（{shown(quarter)}，平均是25%）")]  # fmt: skip
    if missing:
        evidence.append(("没有月份的支付", f"{wan(missing)}，没有算在内"))
    said = f"12月付了全年的 {shown(december)}，第四季度 {shown(quarter)}：钱集中在年底花"
    yield Finding("rush", "", said, tuple(evidence))


def paid_by_month(year: Year) -> list[int]:
    return [sum(line.paid[month] for line in year.lines if line.paid) for month in range(MONTHS)]


RULES: tuple[Callable[[History], Iterator[Finding]], ...] = (
    far_from_final,
    over_initial,
    much_carried_over,
    reserve_as_routine,
    without_goal,
    goal_without_line,
    cost_far_from_last_year,
    year_end_rush,
    unlike_similar_towns,
)
WORDS = {
    "underspent": "执行不足", "overspent": "超预算", "over_initial": "超年初预算", "carry_over": "结转过大",
    "reserve": "预备费日常化", "no_goal": "没有目标", "no_line": "目标没有科目", "unit_cost": "单位成本",
    "similar": "同类比较", "rush": "年底突击",
}  # fmt: skip

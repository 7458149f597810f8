"""A small report without a fault, in words of ours, and the figures of its year."""

from fractions import Fraction

from yichuang.domain.performance.checking import Known, check, from_text

REPORT = """示例局部门整体支出绩效自评报告
一、基本情况
本单位编制12名（机关4名，中心8名），在职10名。
二、支出情况
（一）基本支出情况
1、2031年预算资金500.00万元，年中追加20.50万元。
2、2031年度财政拨款收入520.50万元。
3、2031年度财政拨款支出520.50万元，其中：基本支出200.30万元，其中：人员经费180.20万元，公用经费20.10万元；项目支出320.20万元。
（二）项目支出情况
1、大厅管理项目支出100.10万元。
2、网络租赁项目支出120.05万元。
3、上年结余项目支出100.05万元。
六、绩效情况
“一门式”事项缩减办事环节37个、优化率23.9%，减少群众跑动61次、优化率50.8%。
联办系统受理事项2,500个，办结2,431个，办结率97.24%。
基本支出占财政拨款支出的38.48%。
布设自助终端66台，其中大厅6台、社区60台。
门户网站页面浏览量达412.7万。
“一门式”事项缩减办事环节37个、优化率23.9%，布设自助终端66台。
窗口甲18个、窗口乙14个，合计32个。
投诉由上年的40件到本年30件，下降25%。"""

KNOWN = (
    Known.of("expenditure", "财政拨款支出", Fraction(520_500_000), "520.50万元"),
    Known.of("R06", "缩减办事环节", Fraction(37), "37个"),
    Known.of("R07", "办事环节优化率", Fraction(37, 155), "23.9%"),
    Known.of("R10", "减少群众跑动", Fraction(61), "61次"),
    Known.of("R12", "联办系统受理事项", Fraction(2500), "2,500个"),
    Known.of("R18", "布设自助终端", Fraction(66), "66台"),
    Known.of("R30", "门户网站页面浏览量", Fraction(4_127_000), "412.7万"),
)


def checked(text: str, known=()):
    return check(from_text(text), known)


def alarms(text: str, known=()) -> list[tuple[str, str]]:
    return [(each.kind, each.says) for each in checked(text, known).alarms]

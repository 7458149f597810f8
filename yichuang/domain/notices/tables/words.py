"""What is said to people, at which step, until the bureau writes it in words of its own (`models.MessageText`).

Every text says what happened, what to do next, by when, and where. The words in braces are the whole vocabulary
(`WORDS`); a template that uses another fails its test. `required` marks what the law orders the office to tell.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Word:
    """A word in braces. Staff write its `name`; `sample` is what a preview shows, `longest` in signs."""

    name: str
    meaning: str
    sample: str
    longest: int = 80


WORDS = {
    "who": Word("称呼", "梅女士，或者您好", "梅女士", 8),
    "item": Word("事项", "事项名称", "食品经营许可", 40),
    "number": Word("编号", "办件编号或者证照编号", "LS2611250000018", 60),
    "body": Word("机关", "办理机关简称", "示例局"),
    "by": Word("期限", "“最晚12月3日（星期四）”，期限未定时是“在规定期限内”", "最晚12月3日（星期四）", 28),
    "day": Word("日期", "约定的那一天", "12月3日（星期四）", 24),
    "days": Word("工作日数", "需要几个工作日", "10", 3),
    "procedure": Word("特别程序", "特别程序的种类", "现场核查"),
    "place": Word("地点", "到哪里办", "示例路1号政务服务大厅"),
    "hours": Word("时间", "什么时间开门", "周一至周五 9:00—17:00"),
    "phone": Word("电话", "咨询电话", "12345"),
    "how": Word("送达方式", "怎样送达：邮寄给您，用电子方式送给您", "邮寄给您"),
    "licence": Word("证照", "证照名称", "食品经营许可证", 40),
    "last_day": Word("到期日", "证照的最后一天", "2027年3月9日（星期二）", 24),
    "decision": Word("决定文号", "所依据的书面决定", "示停〔2026〕1号", 60),
    "ended": Word("失效方式", "证照怎样失效：被撤销、被吊销、已注销", "已被吊销", 8),
    "agent": Word("代办人", "代办人的姓名，只露一个字", "李*", 8),
    "code": Word("评价码", "凭它评价这一次服务", "ABCD-2345-EFGH", 20),
    "when": Word("改动时间", "登录方式是什么时候改的", "3月2日（星期一）10:00", 24),
}
OF_A_CASE = frozenset({"who", "item", "number", "body", "place", "phone"})  # what is known of every case
OF_A_LICENCE = frozenset({"who", "licence", "number", "last_day", "by", "place", "phone"})
OF_A_DECIDED_LICENCE = frozenset({"who", "licence", "number", "decision", "place", "phone"})
OF_A_MANDATE = frozenset({"who", "agent", "number", "last_day", "place", "phone"})
OF_AN_ACCOUNT = frozenset({"who", "when", "phone"})


@dataclass(frozen=True)
class Template:
    title: str
    text: str
    required: str = ""  # the article that orders this notice; "" where it is a courtesy
    sms: str = ""  # "" where an SMS says what the inbox says
    inbox_only: bool = False  # a step on the way, for who likes to look: no SMS for it

"""What a rule may measure (fixed: each is computed in code), and the words of cards."""

from dataclasses import dataclass

SHARE, REMAINING, OVERDUE, NOTICES = "share", "remaining", "overdue", "notices"  # computed over the kernel's clocks
DEEMED, HEARD, MONTH, HAND, ELSEWHERE = "deemed", "heard", "month", "hand", "elsewhere"
ON_CLOCKS = frozenset({SHARE, REMAINING, OVERDUE, NOTICES})


@dataclass(frozen=True)
class Metric:
    """One thing a rule can look at. `topic`: cards of one topic about one thing are one card; `kinds` the clocks it is
    computed over; `unit` the only unit its threshold may have; `compares` the comparisons that make sense."""

    word: str
    how: str
    topic: str
    unit: str
    compares: tuple[str, ...] = (">=",)
    kinds: tuple[str, ...] = ()
    told: str = ""  # what it measures, for the page of rules
    of: str = "case:"  # the things of the ledger whose clocks they are

    @property
    def on_clocks(self) -> bool:
        return self.how in ON_CLOCKS

    @property
    def is_counted(self) -> bool:
        """Whether what it holds for is looked for anew each time, so that it is known beforehand how many there are;
        else news brings it, or a supervisor."""
        return self.on_clocks or self.how == MONTH


DAY, RATIO, COUNT, NATURAL_DAY = "working_day", "ratio", "count", "calendar_day"
METRICS = {
    "elapsed_share_of_promise": Metric(
        "承诺时限已用比例", SHARE, "decision", RATIO, kinds=("promise",), told="已计入的工作日占承诺时限的比例"
    ),
    "remaining_promise_wd": Metric(
        "距承诺到期的工作日",
        REMAINING,
        "decision",
        DAY,
        ("<=", "=="),
        ("promise",),
        "0 是今天到期；承诺时限不比它长的不算",
    ),
    "overdue_promise_wd": Metric("超过承诺时限的工作日", OVERDUE, "decision", DAY, kinds=("promise",)),
    "overdue_statutory_wd": Metric("超过法定时限的工作日", OVERDUE, "decision", DAY, kinds=("statutory",)),
    "step_overdue_wd": Metric(
        "环节超时的工作日",
        OVERDUE,
        "step",
        DAY,
        kinds=("special", "post_check"),
        told="特别程序超过告知的时间，事后核查超过期限",
    ),
    "remaining_notice_wd": Metric(
        "距一次性告知到期的工作日", REMAINING, "notice", DAY, ("<=", "=="), ("notice",), "0 是今天到期"
    ),
    "deemed_accepted": Metric("逾期未告知，视为受理", DEEMED, "notice", COUNT, (">=", "=="), told="视为受理时就亮"),
    "correction_notices": Metric(
        "要求补正的次数", NOTICES, "correction", COUNT, kinds=("correction", "notice"), told="申请人主动补充的不算"
    ),
    "overdue_delivery_wd": Metric("逾期送达的工作日", OVERDUE, "delivery", DAY, kinds=("delivery",)),
    "illegal_fee": Metric("无依据或超标准收费", HAND, "fee", COUNT, told="监督人登记，附证据"),
    "wrong_refusal": Metric("应受理不受理或无理由拒绝", HAND, "refusal", COUNT, told="复查确认后由监督人登记，附证据"),
    "off_system": Metric("体外循环", HAND, "off_system", COUNT, told="抽查发现，由监督人登记，附证据"),
    "discipline_findings": Metric("窗口纪律问题", HAND, "discipline", COUNT, told="监督人登记，附证据"),
    "yellow_cards_in_month": Metric("一个月内的黄牌数", MONTH, "repeated", COUNT, told="同一个人当月没有撤销的黄牌"),
    "bad_ratings_upheld": Metric("差评核实属实", HEARD, "rating", COUNT, told="差评办结、认定属实时亮"),
    "complaints_upheld": Metric("投诉核实属实", HEARD, "complaint", COUNT, told="投诉归档、认定属实时亮"),
    "bad_rating_contact_overdue_wd": Metric(
        "差评逾期未联系的工作日", OVERDUE, "contact", DAY, kinds=("contact",), of="badrating:"
    ),
    "bad_rating_rectify_overdue_days": Metric(
        "差评逾期未整改的天数", OVERDUE, "rectifying", NATURAL_DAY, kinds=("mending",), of="badrating:"
    ),
    "remaining_milestone_wd": Metric("距项目节点到期的工作日", ELSEWHERE, "milestone", DAY, ("<=", "==")),
    "overdue_milestone_wd": Metric("项目节点逾期的工作日", ELSEWHERE, "milestone", DAY),
}
NOT_YET = "还没有接入，暂不亮牌"  # of a metric whose domain does not tell us yet

COLOURS = {"blue": "提示", "yellow": "黄牌", "red": "红牌"}
SHOWN = ("yellow", "red")
OBJECTS = {
    "case": "办件", "step": "环节", "notice": "告知", "delivery": "送达", "person": "人员",
    "rating": "评价", "milestone": "项目节点",
}  # fmt: skip
UNITS = {RATIO: "比例", DAY: "个工作日", COUNT: "次", NATURAL_DAY: "天"}
COMPARES = {">=": "达到", "<=": "不多于", "==": "等于"}
TOLD_ROLES = {
    "COUNTER": "收件人", "ACCEPTOR": "受理人", "REVIEWER": "承办人", "DELIVERY": "出件人",
    "CHIEF": "首席代表", "HEAD": "负责人", "SUPERVISOR": "监督人",
}  # fmt: skip
AT_WORK = frozenset({"COUNTER", "ACCEPTOR", "REVIEWER", "DELIVERY"})  # told is who has the matter in that role


@dataclass(frozen=True)
class Part:
    """One part of the monthly score. `measures`: what it is read from, by kind of subject; a kind it lacks has none.
    `weight` is what it weighs until the bureau says otherwise; `told` how points follow from the figure."""

    group: str
    label: str
    weight: int
    measures: dict[str, str]
    told: str


def alike(name: str) -> dict[str, str]:
    return dict.fromkeys(("department", "window", "person"), name)


EFFICIENCY, QUALITY, SATISFACTION, DISCIPLINE, COOPERATION = "办件量与效率", "质量", "满意度", "纪律", "协作与学习"
PARTS = {
    "volume": Part(
        EFFICIENCY,
        "办件量",
        10,
        alike("cases.decided") | {"window": "cases.received"},
        "达到平均数得满分，不足的按比例",
    ),
    "on_time": Part(EFFICIENCY, "按时办结率", 15, alike("cases.on_time_rate"), "按比例"),
    "speed": Part(EFFICIENCY, "比法定时限缩短", 5, alike("cases.compression_rate"), "按比例，超过法定时限的不得分"),
    "corrections": Part(
        QUALITY,
        "补正率",
        20,
        dict.fromkeys(("department", "window"), "cases.correction_rate"),
        "按不用补正的占比",
    ),
    "satisfaction": Part(SATISFACTION, "满意率", 20, alike("evaluation.satisfaction"), "按比例"),
    "discipline": Part(DISCIPLINE, "巡查发现", 20, alike("supervision.patrol_findings"), "每条扣五分之一"),
    "cooperation": Part(COOPERATION, "协作与学习", 10, {}, "还没有可以计量的来源"),
}
SUBJECTS = {"department": "部门", "window": "窗口", "person": "人员"}

RED_RANK = 200


def rank_of(colour: str, points: int) -> int:
    """The order of cards of one topic: red over yellow, and of one colour the more points."""
    return (RED_RANK if colour == "red" else 100) + min(points, 99)


PATROL_KINDS = {
    "absent": "空岗", "late": "迟到早退", "dress": "着装仪容", "manner": "服务态度",
    "order": "环境秩序", "signs": "公示不全", "other": "其他",
}  # fmt: skip
PATROL_WAYS = {"on_site": "现场", "video": "视频"}
HONOURS = {"PIONEER": "党员先锋岗", "LEIFENG": "雷锋志愿岗"}
DUTY_CLOCKS = {"reply": "答复巡查发现", "review": "复查", "answer": "答复询问"}
REFUSING_ACTS = {
    "return_for_edit": "退回修改", "turn_away": "不予受理或不需办理", "deny": "不予许可",
    "decide_on_the_spot": "当场不予许可",
    "record_outcome": "外部系统不予许可",
}  # fmt: skip
ROLES_AT_WORK = ("COUNTER", "ACCEPTOR", "REVIEWER", "CHIEF", "HEAD", "CERT_CLERK", "DELIVERY")

# ------------------------------------------------------------------------------------------ 三心评选 (handbook F7)

HEARTS = {"WARM": "暖心", "COMFORT": "舒心", "DEDICATED": "用心"}
HEARTS_MEAN = {
    "暖心": "态度好，待人热情",
    "舒心": "办得快，让人少等少跑",
    "用心": "做事认真，样样都好",
}  # as they are scored
HEART_PARTS = {  # what the data score of an award is made of: the parts of the monthly score, made up to a hundred
    "WARM": ("satisfaction", "discipline"),
    "COMFORT": ("volume", "on_time", "speed"),
    "DEDICATED": tuple(PARTS),
}
CAMPAIGN_PERIODS = {"monthly": "月度", "quarterly": "季度"}
WEIGHED = {"data": "数据评分", "public": "群众投票", "staff": "民主测评"}
WEIGHED_AT_FIRST = {"data": 50, "public": 30, "staff": 20}
MOST_STAGE_DAYS = 30  # working days
MOST_QUOTA = 20

PUBLIC, STAFF = "public", "staff"
DEVICE, ADDRESS, WRONG_CODES, STAFF_PHONE = "device", "address", "codes", "staff"
VOTE_SIGNS = {
    DEVICE: "几分钟内同一台设备投了好几票",
    ADDRESS: "几分钟内同一个网络投了很多票",
    WRONG_CODES: "同一个网络输错验证码太多次",
    STAFF_PHONE: "工作人员登记的手机号",
}  # fmt: skip
BURST_MINUTES = 10
BURST = {DEVICE: 3, ADDRESS: 10}  # so many votes in BURST_MINUTES look like a script; the ones before are flagged too
MOST_VOTES_OF_DEVICE = 10  # a day: a family may share one
MOST_VOTES_OF_ADDRESS = 60  # an hour: a hall or a school shares one
MANY_WRONG_CODES = 10  # an hour, from one address
MOST_OBJECTIONS_OF_ADDRESS = 5  # an hour

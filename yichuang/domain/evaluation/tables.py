"""The words and codes of 好差评 (domain handbook E2, GB/T 39734, GB/T 39046 A.8). Inside, five stars are the best."""

GRADES = {5: "非常满意", 4: "满意", 3: "基本满意", 2: "不满意", 1: "非常不满意"}
BAD = (1, 2)
FAVOURABLE = (3, 4, 5)
POINTS = 20  # of a star: five are a hundred

PC, MOBILE, QR, TABLET, TERMINAL, SMS, DEFAULT = 1, 2, 3, 4, 5, 6, 7
CHANNELS = {
    PC: "电脑网页",
    MOBILE: "手机网页",
    QR: "二维码",
    TABLET: "窗口平板",
    TERMINAL: "大厅其他终端",
    SMS: "短信",
    DEFAULT: "系统默认评价",
}
BY_HAND = tuple(channel for channel in CHANNELS if channel != DEFAULT)
SELF_INITIATED = (PC, MOBILE, QR, SMS)  # not offered on the spot by a device of the hall (主动评价)

WAITING, UNDER_WAY, FINISHED = 1, 2, 3  # case state sent with a rating
STAGES = {WAITING: "待受理", UNDER_WAY: "办理中", FINISHED: "已办结"}
PERSON, ORGANISATION = 1, 2

BURST, EARLY, HASTY, STAFF_PHONE = "burst", "early", "hasty", "staff_phone"
SIGNS = {
    BURST: "同一台设备短时间内连续评价",
    EARLY: "服务还没有结束就已评价",
    HASTY: "打开页面不到两秒就给五星",
    STAFF_PHONE: "评价人的手机号是工作人员的",
}

EVIDENCE = {  # in words, with the figures kept with the sign
    BURST: "{minutes} 分钟内 {ratings} 条",
    EARLY: "评价时还没有办完",
    HASTY: "打开后 {seconds} 秒",
    STAFF_PHONE: "{phones} 个号码",
}

KINDS = {"complaint": "投诉", "consultation": "咨询", "stuck": "反映办不成的事"}
SOURCES = {
    "window": "窗口",
    "phone": "电话",
    "web": "网站",
    "letter": "来信",
    "email": "电子邮件",
    "12345": "12345 热线",
    "rating": "好差评",
    "box": "意见箱",
    "api": "接口",
}
AT_DESK = ("window", "phone", "letter", "email", "12345", "rating", "box")

CLOCK_WORDS = {
    "dispatch": "派发期限",
    "contact": "联系核实期限",
    "mending": "整改期限",
    "appeal": "申诉裁定期限",
    "revisit": "回访期限",
    "acceptance": "受理期限",
    "answer": "答复期限",
}


def national(stars: int) -> str:
    """The grade as the national interface has it: 5 非常满意."""
    return str(stars)


def reversed_grade(stars: int) -> str:
    """The grade as GB/T 39046 A.8 has it: 1 非常满意."""
    return str(6 - stars)

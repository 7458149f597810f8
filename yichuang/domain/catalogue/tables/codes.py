"""Code tables of service items: ZWFW C0109 with the readings of GB/T 39046 (domain handbook A1, A4.2)."""

ITEM_TYPE = {
    "01": "行政许可",
    "05": "行政给付",
    "07": "行政确认",
    "08": "行政奖励",
    "09": "行政裁决",
    "10": "其他行政权力",
    "20": "公共服务",
}
LICENSING = "01"

EXERCISE_LEVEL = {
    "1": "国家级",
    "2": "省级",
    "3": "市级",
    "4": "县级",
    "5": "镇（乡、街道）级",
    "6": "村（社区）级",
    "7": "分级管理",
}
POWER_SOURCE = {
    "1": "法定本级行使",
    "2": "上级下放",
    "3": "上级授权",
    "4": "同级授权",
    "5": "上级委托",
    "6": "同级委托",
}
BODY_NATURE = {"1": "法定机关", "2": "授权组织", "3": "受委托组织", "9": "其他"}
ENTRUSTED = "3"

# C0109; GB/T 39046 gives 5 and 6 other meanings, which only an exchange adapter may use.
AUDIENCE = {
    "1": "自然人",
    "2": "企业法人",
    "3": "事业法人",
    "4": "社会组织法人",
    "5": "非法人企业",
    "6": "行政机关",
    "9": "其他组织",
}
PERSON = "1"

CASE_TYPE = {"1": "即办件", "2": "承诺件"}
INSTANT, PROMISED = "1", "2"

HANDLING_MODE = {"1": "窗口办理", "2": "网上办理", "3": "快递申请"}
BY_WINDOW, ONLINE, BY_POST = "1", "2", "3"

CROSS_REGION_SCOPE = {"0": "未实现", "1": "全国通办", "2": "跨省通办", "3": "跨市通办", "4": "跨县通办"}

ONLINE_DEPTH = {
    "1": "互联网咨询",
    "2": "互联网收件",
    "3": "互联网预审",
    "4": "互联网受理",
    "5": "互联网办理",
    "6": "互联网办理结果信息反馈",
    "7": "互联网电子证照反馈",
    "9": "其他",
}
FULLY_ONLINE = frozenset("56")  # level Ⅳ, 全程网办: decided and answered online

RESULT_TYPE = {"10": "证照", "20": "批文", "40": "其他", "99": "无"}
CERTIFICATE_RESULT, APPROVAL_RESULT = "10", "20"

TIME_UNIT = {
    "1": "工作日",
    "2": "自然日",
    "5": "月",
}  # hours and minutes of the national table have no statutory use here
CLOCK_UNIT = {"1": "workday", "2": "day", "5": "month"}
WORKDAYS = "1"

NECESSITY = {"1": "必要", "2": "非必要（符合条件时提交）", "3": "容缺后补"}
REQUIRED, CONDITIONAL, DEFERRABLE = "1", "2", "3"

MEDIUM = {"1": "纸质", "2": "电子化", "3": "纸质/电子化"}

MATERIAL_SOURCE = {"10": "申请人自备", "20": "政府部门核发", "99": "其他"}
FROM_APPLICANT, FROM_GOVERNMENT = "10", "20"

TASK_STATE = {"1": "在用", "2": "暂停", "3": "取消"}

DECIDED = {"here": "本区办结", "elsewhere": "上级或垂管系统办结", "register_only": "只作登记"}

IDENTITY_LEVEL = {1: "手机号", 2: "实名（姓名和证件号码）", 3: "窗口当面核验"}

KIOSK_FUNCTION = {"query": "查询", "print": "打印", "preaccept": "预受理"}

FIELD_TYPE = {
    "text": "单行文字",
    "textarea": "多行文字",
    "integer": "整数",
    "decimal": "小数",
    "date": "日期",
    "choice": "单选",
    "multichoice": "多选",
    "boolean": "是否",
    "id_number": "公民身份号码",
    "uscc": "统一社会信用代码",
    "phone": "电话",
    "address": "地址",
    "money": "金额（元）",
}
# How many signs an answer may have at most, by the type of its field.
MOST_SIGNS = dict.fromkeys(FIELD_TYPE, 400) | {"text": 200, "address": 200, "textarea": 2000}

# What the form of an application already says need not be handed in again as a sheet of its own.
MADE_FROM_THE_FORM = frozenset({"申请表", "申报表"})

TABLES = {name.lower(): table for name, table in list(globals().items()) if name.isupper() and isinstance(table, dict)}

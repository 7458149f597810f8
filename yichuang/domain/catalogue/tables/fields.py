"""The field table of an implementation list (实施清单), domain handbook A4.1: declared once.

From it come the columns of an item version, the edit forms, completeness (填报率), the rows of a guide and the
comparison of two versions. `national` is the column name of the national exchange. Row 50, the envelope of the
exchange, is written by the exchange and is no fact about an item.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from yichuang.domain.catalogue.tables import codes
from yichuang.domain.catalogue.tables.topics import CORP_TOPICS, PERSON_TOPICS

MUST, MAY = "M", "O"


def always(_version) -> bool:
    return True


def never(_version) -> bool:
    return False


@dataclass(frozen=True)
class Field:
    """One row of the table. `wanted` says of a version whether this field must be filled in it.

    Kinds: line, text, number, flag, code, codes, topics, day, file, list; `derived` is worked out from other tables.
    """

    no: int
    name: str
    national: str
    label: str
    kind: str
    wanted: Callable[[Any], bool] = never
    codes: str = ""
    length: int = 0
    section: str = ""
    locked: bool = False  # the same at all four levels (四级四同): only the catalogue row changes it
    hint: str = ""

    @property
    def requirement(self) -> str:
        return {always: "M", never: "O"}.get(self.wanted, "C")

    @property
    def choices(self) -> dict[str, str]:
        if self.kind == "topics":
            topics = PERSON_TOPICS if self.name == "person_topics" else CORP_TOPICS
            return {topic: topic for topic in topics}
        return codes.TABLES[self.codes] if self.codes else {}

    @property
    def is_column(self) -> bool:
        return self.kind != "derived"


def for_persons(v) -> bool:
    return codes.PERSON in v.audience


def for_organisations(v) -> bool:
    return bool(set(v.audience) - {codes.PERSON})


def has_visits(v) -> bool:
    return bool(v.visits)


def below_district(v) -> bool:
    return bool({"5", "6"} & set(v.exercise_levels))


SECTIONS = {}


def section(title: str, *rows: Field) -> tuple[Field, ...]:
    """Rows shown together on one page of the edit form."""
    SECTIONS[title] = tuple(Field(**{**row.__dict__, "section": title}) for row in rows)
    return SECTIONS[title]


F = Field

# fmt: off
BASICS = section(
    "基本信息",
    F(1,  "guid",               "row_guid",           "记录唯一标识",   "derived", always),
    F(2,  "catalog_code",       "catalog_code",       "基本编码",       "derived", always),
    F(3,  "local_catalog_code", "local_catalog_code", "地方基本编码",   "line", length=50),
    F(4,  "task_code",          "task_code",          "实施编码",       "derived", always),
    F(5,  "local_task_code",    "local_task_code",    "地方实施编码",   "derived"),
    F(6,  "handling_code",      "task_handle_item",   "业务办理项编码", "derived"),
    F(7,  "name",               "task_name",          "事项名称",       "line", always, length=1000, locked=True),
    F(8,  "item_type",          "task_type",          "事项类型",       "code", always, "item_type", locked=True),
    F(9,  "version",            "task_version",       "事项版本",       "derived", always),
    F(10, "task_state",         "task_state",         "事项状态",       "derived", always),
    F(45, "effective_on",       "plan_effective_date", "计划生效日期",  "day"),
    F(45, "cancelled_on",       "plan_cancel_date",   "计划取消日期",   "day"),
)
POWER = section(
    "依据与主体",
    F(11, "legal_basis",     "by_law",       "设定依据",     "text", always, locked=True, hint="写明法律法规名称和条款，多条依据分行写。"),
    F(12, "power_source",    "power_source", "权力来源",     "code", always, "power_source"),
    F(13, "exercise_levels", "use_level",    "行使层级",     "codes", always, "exercise_level"),
    F(14, "body_name",       "dept_name",    "实施主体",     "derived", always),
    F(14, "body_uscc",       "dept_code",    "实施主体编码", "derived", always),
    F(15, "body_nature",     "dept_type",    "实施主体性质", "code", always, "body_nature"),
    F(16, "entrusted_by",    "entrust_name", "委托部门",     "line", lambda v: v.body_nature == codes.ENTRUSTED, length=100),
    F(17, "joint_bodies",    "other_dept",   "联办机构",     "line", length=200),
    F(44, "town_names",      "town_name",    "乡镇街道名称", "line", below_district, length=200),
    F(44, "town_codes",      "town_code",    "乡镇街道代码", "line", below_district, length=200),
    F(44, "village_names",   "village_name", "村（社区）名称", "text", lambda v: "6" in v.exercise_levels),
    F(44, "village_codes",   "village_code", "村（社区）代码", "text", lambda v: "6" in v.exercise_levels),
)
SERVICE = section(
    "服务对象和办理形式",
    F(18, "audience",      "server_type",     "服务对象",   "codes", always, "audience"),
    F(43, "person_topics", "user_topic_type", "自然人主题", "topics", for_persons),
    F(43, "corp_topics",   "corp_topic_type", "法人主题",   "topics", for_organisations),
    F(19, "kind",          "project_type",    "办件类型",   "code", always, "case_type"),
    F(20, "modes",         "handle_type",     "办理形式",   "codes", always, "handling_mode"),
    F(30, "visits",        "limit_scene_num", "到办事现场次数", "number", always),
    F(31, "visits_reason", "limit_scene_explain", "必须现场办理原因", "line", has_visits, length=1000),
    F(29, "quantity_limit", "limit_explain",  "数量限制",   "line", length=256),
)
LIMITS = section(
    "时限",
    F(21, "statutory_days", "anticipate_day",     "法定办结时限",     "number", always, hint="法律没有规定的填 0，并在说明里写“无法定时限”。"),
    F(21, "statutory_unit", "anticipate_type",    "法定办结时限单位", "code", always, "time_unit"),
    F(21, "statutory_note", "anticipate_explain", "法定办结时限说明", "text", lambda v: v.statutory_days == 0),
    F(22, "promised_days",  "promise_day",        "承诺办结时限",     "number", always),
    F(22, "promised_unit",  "promise_type",       "承诺办结时限单位", "code", always, "time_unit"),
    F(22, "promised_note",  "promise_explain",    "承诺办结时限说明", "text"),
)
CONDITIONS = section(
    "条件和流程",
    F(24, "conditions",    "accept_condition",  "受理条件", "text", always),
    F(25, "flow",          "handle_flow",       "办理流程", "text", always),
    F(23, "special_procedure", "special_procedure", "特别程序", "derived", always),
    F(42, "intermediary",  "service_type",      "中介服务", "line", length=500, hint="只写法律、行政法规规定的中介服务。"),
    F(48, "allows_commitment", "is_promise",    "实行告知承诺", "flag"),
    F(46, "rights",        "right_enjoy",       "申请人权利", "text"),
    F(46, "duties",        "duty_perform",      "申请人义务", "text"),
)
FEES = section(
    "收费",
    F(26, "is_charged",   "is_fee",        "是否收费",     "flag", always),
    F(26, "fee_name",     "fee_name",      "收费项目名称", "line", lambda v: v.is_charged, length=200),
    F(26, "fee_standard", "fee_standard",  "收费标准",     "text", lambda v: v.is_charged),
    F(26, "fee_basis",    "fee_basis",     "收费依据",     "text", lambda v: v.is_charged),
    F(26, "fee_relief",   "fee_relief",    "减免条件和依据", "text"),
    F(27, "pays_online",  "is_pay_online", "网上支付",     "flag", always),
)
RESULT = section(
    "办理结果",
    F(28, "result_type",   "result_type", "结果类型", "code", always, "result_type"),
    F(28, "result_name",   "result_name", "结果名称", "line", lambda v: v.result_type != "99", length=200),
    F(28, "result_sample", "result_guid", "结果样本", "file", lambda v: v.result_type != "99"),
)
ONLINE = section(
    "网上办理",
    F(32, "is_online",     "is_online",           "是否网上办理", "flag", always),
    F(32, "online_depth",  "online_handle_depth", "网上办理深度", "codes", lambda v: v.is_online, "online_depth"),
    F(32, "online_url",    "online_handle_url",   "网上办理地址", "line", lambda v: v.is_online, length=500),
    F(32, "mobile_url",    "mobile_terminal_url", "移动端办理地址", "line", length=500),
    F(33, "single_login",  "is_single_login",     "统一登录（电脑）", "flag", always),
    F(33, "app_single_login", "app_is_single_login", "统一登录（手机）", "flag", always),
    F(38, "on_kiosk",      "is_service_terminals", "自助终端办理", "flag", always),
)
CHANNELS = section(
    "通办、预约和寄送",
    F(34, "crosses_regions",    "is_handle",        "是否通办",   "flag", always),
    F(34, "cross_region_scope", "handle_area",      "通办范围",   "code", lambda v: v.crosses_regions, "cross_region_scope"),
    F(35, "in_hall",            "is_entry_center",  "进驻政务大厅", "flag", always),
    F(35, "hall_name",          "center_name",      "大厅名称",   "line", lambda v: v.in_hall, length=200),
    F(36, "takes_appointments", "is_schedule",      "可预约",     "flag", always),
    F(36, "appointments_a_day", "schedule_num",     "每日可约量", "number", lambda v: v.takes_appointments),
    F(36, "appointment_rule",   "schedule_rule",    "预约规则",   "line", lambda v: v.takes_appointments, length=500),
    F(37, "is_express",         "is_express",       "支持物流快递", "flag", always),
    F(37, "materials_by_post",  "is_mail_material", "材料可邮寄", "flag", always),
    F(37, "result_by_post",     "is_mail_result",   "结果可邮寄", "flag", always),
)
PLACES = section(
    "地点和联系方式",
    F(39, "address",       "transact_addr", "办理地点", "line", always, length=500),
    F(39, "opening_times", "transact_time", "办理时间", "line", always, length=500),
    F(39, "directions",    "traffic_guide", "交通指引", "line", always, length=500),
    F(40, "consult_by",    "link_way",      "咨询方式", "text", always, hint="电话要写区号。"),
    F(41, "complain_to",   "supervise_way", "监督投诉方式", "text", always, hint="电话要写区号，不能与咨询电话相同。"),
)
REMEDIES = section(
    "救济和问答",
    F(47, "review_body",        "review_body",        "行政复议机关", "line", length=100),
    F(47, "review_address",     "review_address",     "行政复议地址", "line", length=100),
    F(47, "review_phone",       "review_phone",       "行政复议电话", "line", length=100),
    F(47, "review_url",         "review_url",         "行政复议网址", "line", length=100),
    F(47, "litigation_court",   "litigation_body",    "行政诉讼法院", "line", length=100),
    F(47, "litigation_address", "litigation_address", "行政诉讼地址", "line", length=100),
    F(47, "litigation_phone",   "litigation_phone",   "行政诉讼电话", "line", length=100),
    F(47, "litigation_url",     "litigation_url",     "行政诉讼网址", "line", length=100),
    F(49, "questions",          "questions",          "常见问题",     "list", lambda v: v.item_type == codes.LICENSING, hint="一行一问，问和答之间用一个竖线隔开。"),
)
# fmt: on

FIELDS: tuple[Field, ...] = tuple(row for rows in SECTIONS.values() for row in rows)
COLUMNS: tuple[Field, ...] = tuple(row for row in FIELDS if row.is_column)
BY_NAME: dict[str, Field] = {row.name: row for row in FIELDS}
LOCKED = frozenset(row.name for row in FIELDS if row.locked)

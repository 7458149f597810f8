"""What is wrong with one field of a call, in Chinese, by the kind of fault the schema found."""

SENTENCES = {
    "missing": "请填写这一项。",
    "string_type": "应当是文字。",
    "string_too_long": "太长了，最多 {max_length} 个字。",
    "string_too_short": "太短了，至少 {min_length} 个字。",
    "string_pattern_mismatch": "格式不对。",
    "int_type": "应当是整数。",
    "int_parsing": "应当是整数。",
    "int_parsing_size": "数太大了。",
    "int_from_float": "应当是整数。",
    "bool_type": "只能是 true 或 false。",
    "bool_parsing": "只能是 true 或 false。",
    "list_type": "应当是列表。",
    "dict_type": "应当是对象。",
    "model_type": "应当是对象。",
    "model_attributes_type": "应当是对象。",
    "literal_error": "只能是 {expected} 之一。",
    "greater_than_equal": "不能小于 {ge}。",
    "less_than_equal": "不能大于 {le}。",
    "date_from_datetime_parsing": "应当是日期，如 2026-03-02。",
    "date_parsing": "应当是日期，如 2026-03-02。",
    "date_type": "应当是日期，如 2026-03-02。",
    "timezone_aware": "应当带时区，如 2026-03-02T10:00:00+08:00。",
    "datetime_parsing": "应当是时间，如 2026-03-02T10:00:00+08:00。",
    "datetime_from_date_parsing": "应当是时间，如 2026-03-02T10:00:00+08:00。",
    "datetime_type": "应当是时间，如 2026-03-02T10:00:00+08:00。",
    "too_long": "太多了，最多 {max_length} 个。",
}
OTHERWISE = "格式不对，请核对接口说明。"


def sentence(error: dict) -> str:
    """`error` as pydantic tells it: its `type`, and in `ctx` the limits it names."""
    context = error.get("ctx", {})
    if "expected" in context:
        context = context | {"expected": context["expected"].replace(" or ", "、").replace(", ", "、")}
    return SENTENCES.get(error["type"], OTHERWISE).format(**context)

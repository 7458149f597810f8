"""What a caller sent, read strictly: JSON with nothing in it that no table could hold."""

import json

from ninja.parser import Parser

from yichuang.channels.api.problems import FieldsWrong, NotJson

JSON = "application/json"
NO_JSON = "请求内容不是正确的 JSON。"
NOT_A_TEXT = "含有不能保存的字符，请删去后再提交。"


class StrictParser(Parser):
    """Refuses NaN and infinities, zero characters and halves of characters; names where they stand."""

    def parse_body(self, request):
        if request.content_type != JSON:
            raise NotJson
        try:
            body = json.loads(request.body, parse_constant=no_number)
        except (ValueError, RecursionError) as broken:
            raise FieldsWrong({"body": NO_JSON}) from broken
        if wrong := unkeepable(body):
            raise FieldsWrong(dict.fromkeys(wrong, NOT_A_TEXT))
        return body


def no_number(word: str):
    raise ValueError(f"{word} is no number of JSON")


def unkeepable(value, place: str = "") -> list[str]:
    """The places of texts that hold a zero character or half a character."""
    if isinstance(value, str):
        return [] if is_keepable(value) else [place or "body"]
    if isinstance(value, dict):
        parts = value.items()
        if not all(map(is_keepable, value)):
            return [place or "body"]
    else:
        parts = enumerate(value) if isinstance(value, list) else ()
    return [found for name, part in parts for found in unkeepable(part, f"{place}.{name}".lstrip("."))]


def is_keepable(text: str) -> bool:
    return "\x00" not in text and not any("\ud800" <= sign <= "\udfff" for sign in text)

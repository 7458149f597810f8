"""Lists in pieces: {results, next}, by the key of the last row, never by a page number."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error

from yichuang.channels.api.problems import FieldsWrong

SIZE = 50
ONLY_OURS = "cursor 只能用上一页给出的 next。"


def cut(rows, cursor: str) -> tuple[list, str | None]:
    """The rows after `cursor` of a queryset ordered by -id, and the cursor of the next piece."""
    if cursor:
        key = opened(cursor)
        if not key.isdecimal():
            raise FieldsWrong({"cursor": ONLY_OURS})
        rows = rows.filter(pk__lt=key)
    found = list(rows[: SIZE + 1])
    more = len(found) > SIZE
    return found[:SIZE], closed(found[SIZE - 1].pk) if more else None


def closed(key) -> str:
    return urlsafe_b64encode(str(key).encode()).decode().rstrip("=")


def opened(cursor: str) -> str:
    try:
        return urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
    except (Error, UnicodeDecodeError, ValueError) as error:
        raise FieldsWrong({"cursor": ONLY_OURS}) from error

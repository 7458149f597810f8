"""What may stand in a cell of a table: import-export widgets that say in plain words what is wrong."""

import re
from collections.abc import Callable, Container
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation

from import_export.fields import Field
from import_export.widgets import Widget

LONGEST = 2000
FORMULA = ("=", "+", "-", "@")  # a text that begins so is written with ' before it, lest a spreadsheet runs it
RECKONED = (*FORMULA, "\t", "\r")  # what a spreadsheet may run when a text begins with it


class Cell(Widget):
    """A text without outer blanks; empty only where `blank`."""

    def __init__(self, *, blank: bool = False, longest: int = LONGEST):
        super().__init__()
        self.blank, self.longest = blank, longest

    def clean(self, value, row=None, **_kwargs):  # noqa: ARG002 - the signature of import-export
        text = plain(value)
        if not text:
            if not self.blank:
                raise ValueError("不能为空")
            return self.empty()
        if len(text) > self.longest:
            raise ValueError(f"太长，最多 {self.longest} 个字")
        return self.read(text)

    def empty(self):
        return ""

    def read(self, text: str):
        return text


def plain(value) -> str:
    """The text of a cell; a spreadsheet's numbers and times as they look in a CSV, a text kept from being run as a
    formula as it was before."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, time):
        return value.strftime("%H:%M")
    text = str(value).strip()
    return text[1:] if text[:1] == "'" and text[1:].startswith(FORMULA) else text


def outgoing(value):
    """A value as it leaves in a table: a day as ISO 8601; what a spreadsheet would run as a formula stays a text."""
    if value is None:
        return ""
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return f"'{value}" if isinstance(value, str) and value.startswith(RECKONED) else value


class Pattern(Cell):
    """A text of a given form; `says` tells what it should look like."""

    def __init__(self, pattern: str, says: str, **kwargs):
        super().__init__(**kwargs)
        self.pattern, self.says = re.compile(pattern), says

    def read(self, text: str):
        if not self.pattern.fullmatch(text):
            raise ValueError(self.says)
        return text


class Checked(Cell):
    """A code that carries its own proof."""

    def __init__(self, check: Callable[[str], bool], says: str, **kwargs):
        super().__init__(**kwargs)
        self.check, self.says = check, says

    def read(self, text: str):
        if not self.check(text):
            raise ValueError(self.says)
        return text


class OneOf(Cell):
    """One of the given words; a mapping gives what it stands for."""

    def __init__(self, choices: Container, **kwargs):
        super().__init__(**kwargs)
        self.choices = choices

    def read(self, text: str):
        if text not in self.choices:
            raise ValueError(f"只能填 {'、'.join(self.choices)}")
        return self.choices[text] if isinstance(self.choices, dict) else text


class Many(Cell):
    """Several values joined by |, each one of the given words where there are any."""

    def __init__(self, choices: Container | None = None, **kwargs):
        super().__init__(**kwargs)
        self.choices = choices

    def empty(self):
        return []

    def read(self, text: str):
        parts = [part.strip() for part in text.split("|")]
        if "" in parts:
            raise ValueError("竖线之间有空的值")
        if len(set(parts)) < len(parts):
            raise ValueError("同一个值写了两遍")
        for part in parts:
            if self.choices is not None and part not in self.choices:
                raise ValueError(f"“{part}”不在可选范围内：{'、'.join(self.choices)}")
        return parts


class Whole(Cell):
    """A whole number from `least` to `most`; None where empty and allowed to be."""

    def __init__(self, *, least: int = 0, most: int = 10**7, **kwargs):
        super().__init__(**kwargs)
        self.least, self.most = least, most

    def empty(self):
        return None

    def read(self, text: str):
        if not re.fullmatch(r"-?\d+", text):
            raise ValueError("只能填整数")
        if not self.least <= int(text) <= self.most:
            raise ValueError(f"应在 {self.least} 到 {self.most} 之间")
        return int(text)


class Number(Cell):
    """A decimal number."""

    def empty(self):
        return None

    def read(self, text: str):
        try:
            number = Decimal(text)
        except InvalidOperation as wrong:
            raise ValueError("只能填数字") from wrong
        if not number.is_finite():
            raise ValueError("只能填数字")
        return number


class YesNo(Cell):
    """1 or 0, yes or no, 是 or 否."""

    words = {"1": True, "yes": True, "是": True, "0": False, "no": False, "否": False}

    def empty(self):
        return None

    def read(self, text: str):
        if text.lower() not in self.words:
            raise ValueError("只能填 1 或 0")
        return self.words[text.lower()]


class Time(Pattern):
    """A time of day as 09:00; 24:00 ends a day that does not close."""

    def __init__(self, **kwargs):
        super().__init__(r"([01]\d|2[0-3]):[0-5]\d|24:00", "时间应写成 09:00 的样子", **kwargs)


class Day(Cell):
    """A day, 2021-06-30."""

    def empty(self):
        return None

    def read(self, text: str):
        try:
            return date.fromisoformat(text)
        except ValueError as wrong:
            raise ValueError("日期应写成 2021-06-30 的样子") from wrong


def column(name: str, cell: Cell | None = None) -> Field:
    """A column of this heading, kept under the same name; a required text unless said otherwise."""
    return Field(column_name=name, attribute=name, widget=cell or Cell())


def blank(name: str, longest: int = LONGEST) -> Field:
    """A text column that may be empty."""
    return column(name, Cell(blank=True, longest=longest))

"""A report to be checked: its paragraphs with their headings, its tables, and the figures its bookmarks name."""

import re
from dataclasses import dataclass, field

from yichuang.domain.performance.checking.amounts import Amount, found_in

LEVELS = (
    re.compile(r"\s*[一二三四五六七八九十]{1,3}、"),
    re.compile(r"\s*[（(][一二三四五六七八九十\d]{1,3}[)）]"),
    re.compile(r"\s*\d{1,2}\s*[.、．](?!\d{1,2}(?:[^\d年]|$))"),
)
LONGEST_HEADING = 40
MOST_PARAGRAPHS = 20_000
MOST_SIGNS = 2_000_000


@dataclass(frozen=True)
class Table:
    """Rows of cells as texts; the first row names the columns."""

    caption: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Pages:
    """What was read of a file: paragraphs and, in their places among them, tables; `named` are bookmarks with the text
    they hold."""

    parts: tuple[str | Table, ...]
    named: tuple[tuple[str, str], ...] = ()


@dataclass
class Paragraph:
    at: int
    text: str
    level: int = 0  # 1 for 一、, 2 for （一）, 3 for 1.; 0 for a paragraph without number
    amounts: list[Amount] = field(default_factory=list)
    row: int = -1  # of a cell of a table
    table: int = -1
    column: int = -1

    @property
    def is_cell(self) -> bool:
        return self.table >= 0


def paragraphs_of(pages: Pages) -> list[Paragraph]:
    """Every paragraph and every cell, numbered as they stand; ValueError where there are too many."""
    found: list[Paragraph] = []
    for number, part in enumerate(pages.parts):
        if isinstance(part, Table):
            found += cells_of(part, number, len(found))
        else:
            found.append(Paragraph(len(found), part, level_of(part), found_in(part, len(found))))
    return found


def cells_of(table: Table, number: int, first: int) -> list[Paragraph]:
    """A number in a cell has the unit its column's head names, or else its row's, or else its caption's."""
    heads = table.rows[0] if table.rows else ()
    found = []
    for row, cells in enumerate(table.rows):
        beside = unit_named(cells[0]) if cells else ""
        for column, text in enumerate(cells):
            at = first + len(found)
            unit = beside or unit_named(heads[column] if column < len(heads) else "") or unit_named(table.caption)
            amounts = found_in(text, at, unit) if row else []
            found.append(Paragraph(at, text, 0, amounts, row, number, column))
    return found


UNIT_IN_HEAD = re.compile(
    r"[（(：:]\s*(?:单位[：:]\s*)?(百万元|千万元|万元|亿元|千元|元|%|万件|万次|万人|万|[个项件次台名人家天条])\s*[）)]?\s*$"
)


def unit_named(head: str) -> str:
    """“金额（万元）” names 万元."""
    found = UNIT_IN_HEAD.search(head)
    return found[1] if found else ""


def level_of(text: str) -> int:
    return next((at for at, form in enumerate(LEVELS, 1) if form.match(text)), 0)


def from_text(text: str) -> Pages:
    """Of plain text: a paragraph a line. ValueError where it is too long to be a report."""
    if len(text) > MOST_SIGNS:
        raise ValueError("too long")
    lines = [line.strip() for line in text.splitlines()]
    parts = tuple(line for line in lines if line)
    if len(parts) > MOST_PARAGRAPHS:
        raise ValueError("too many paragraphs")
    return Pages(parts)

"""Counting the rows of a district's file 名录统计: which fit a definition, how many, what a column adds up to. Pure.

A definition says `items.csv`, all rows that fit its `where` are counted, or `items.csv#steps_before`, that column of
theirs is added up. In `where`, * stands for anything, ?* for anything but nothing, {year} for the year evaluated.
"""

from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from fractions import Fraction

from yichuang.domain.performance.rules.figures import COUNT, Definition


def file_of(one: Definition) -> str:
    return one.says.partition("#")[0]


def column_of(one: Definition) -> str:
    """The column that is added up; "" where rows are counted."""
    return one.says.partition("#")[2]


def columns_named(definitions: Iterable[Definition], file: str) -> set[str]:
    """The columns of a file that any definition asks about."""
    asked = [one for one in definitions if one.kind == COUNT and file_of(one) == file]
    return {name for one in asked for name in (column_of(one), *(column for column, _ in one.where)) if name}


def fitting(one: Definition, rows: Iterable[Mapping[str, str]], year: int) -> list[Mapping[str, str]]:
    """KeyError where the file lacks a column asked about."""
    wanted = [(column, pattern.replace("{year}", str(year))) for column, pattern in one.where]
    return [row for row in rows if all(fnmatchcase(row[column], pattern) for column, pattern in wanted)]


def counted(one: Definition, rows: Iterable[Mapping[str, str]], year: int) -> Fraction:
    """How many rows fit, or what their column adds up to; ValueError where a cell of it is no number."""
    found, column = fitting(one, rows, year), column_of(one)
    return sum((Fraction(row[column] or "0") for row in found), Fraction(0)) if column else Fraction(len(found))


def in_words(one: Definition) -> str:
    """“统计自名录 kiosks.csv”."""
    column = column_of(one)
    filtered = "，".join(f"{name} 为 {value}" for name, value in one.where)
    told = f"统计自名录 {file_of(one)}" + (f"（{filtered}）" if filtered else "")
    return f"{told}，{column} 列合计" if column else told

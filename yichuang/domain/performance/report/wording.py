"""Text blocks whose figures are references: read, checked, and put together with the figures they name.

A block is written by the template (`wording.yaml`) or by people. In it `{R05}` is a figure, `{R14.rank}` what the
year's file says of it, `{S01}` a statement, `{unit}` a word of the head. Nobody types a figure: one that is typed is
warned of, one that does not exist is refused with its place.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from yichuang.domain.performance.checking.amounts import found_in
from yichuang.kernel.reports import Stated
from yichuang.kernel.reports.composing import printable

FILE = Path(__file__).with_name("wording.yaml")
BRACED = re.compile(r"\{([^{}]*)\}")
NAME = re.compile(r"([A-Za-z][A-Za-z0-9_]{0,39})(?:\.([a-z]+))?")
PIECE = re.compile(r"\[([^\[\]]*)\]")
STRAY = re.compile(r"[{}]")

Part = str | Stated
Look = Callable[[str, str], Part | None]  # (name, of it) -> what stands there; None where there is nothing


@dataclass(frozen=True)
class BlockFault:
    """What is wrong with a block: `line` from 1, and the reference as it was typed."""

    line: int
    typed: str
    reason: str

    def __str__(self):
        return f"第 {self.line} 行“{self.typed}”：{self.reason}"


class BlockWrong(ValueError):  # noqa: N818 - it is not an error of the program
    """A block that cannot be put together: every fault, with its place."""

    def __init__(self, faults: list[BlockFault]):
        super().__init__("；".join(map(str, faults)))
        self.faults = faults


@cache
def template() -> Mapping:
    return yaml.safe_load(FILE.read_text(encoding="utf-8"))


def references(text: str) -> list[tuple[str, str]]:
    """(name, of it) of every reference of a text that is well formed."""
    found = (NAME.fullmatch(inside.strip()) for inside in BRACED.findall(text))
    return [(one[1], one[2] or "") for one in found if one]


def by_people(text: str, look: Look) -> list[list[Part]]:
    """The paragraphs of a block somebody wrote, one a line. BlockWrong names every reference there is not."""
    faults, paragraphs = [], []
    for number, line in enumerate(text.splitlines(), 1):
        if words := printable(line).strip():
            parts, wrong = put_together(words, look, number)
            paragraphs.append(parts)
            faults += wrong
    if faults:
        raise BlockWrong(faults)
    return paragraphs


def put_together(words: str, look: Look, number: int) -> tuple[list[Part], list[BlockFault]]:
    parts: list[Part] = []
    faults: list[BlockFault] = []
    at = 0
    for found in BRACED.finditer(words):
        parts.append(words[at : found.start()])
        at = found.end()
        name = NAME.fullmatch(found[1].strip())
        there = look(name[1], name[2] or "") if name else None
        if there is None:
            why = "没有这个编号，请从“可以引用的数字”里选" if name else "花括号里只写编号，例如 {R01}"
            faults.append(BlockFault(number, found[0], why))
        else:
            parts.append(there)
    parts.append(words[at:])
    faults += [
        BlockFault(number, stray[0], "花括号没有成对")
        for part in parts if isinstance(part, str)
        for stray in STRAY.finditer(part)
    ]  # fmt: skip
    return [part for part in parts if part != ""], faults


def typed_numbers(text: str) -> list[tuple[int, str]]:
    """(line, number) of every amount typed into a block: it will not follow the data, and nobody can say where it is
    from. Dates and numbers of clauses are none."""
    return [
        (number, one.text)
        for number, line in enumerate(text.splitlines(), 1)
        for one in found_in(BRACED.sub("", line))
        if one.unit or "." in one.text
    ]


def by_template(part: str, look: Look, fits: Callable[[str], bool]) -> list[list[Part]]:
    """The paragraphs of a part of our template, without the sentences that name what this year does not have. `fits`
    says whether a figure is the one a sentence was written for."""
    paragraphs = []
    for sentences in template()["parts"].get(part, ()):
        parts = [piece for sentence in sentences for piece in said(sentence, look, fits) or ()]
        if parts:
            paragraphs.append(parts)
    return paragraphs


def said(sentence: str, look: Look, fits: Callable[[str], bool]) -> list[Part] | None:
    """A sentence with its pieces; None where it names what is not there."""
    whole = PIECE.sub(lambda piece: piece[1] if all_there(piece[1], look, fits) else "", sentence)
    if not all_there(whole, look, fits):
        return None
    parts, faults = put_together(whole, look, 1)
    if faults:
        raise BlockWrong(faults)
    return parts


def all_there(text: str, look: Look, fits: Callable[[str], bool]) -> bool:
    return all(look(name, of) is not None and (of or fits(name)) for name, of in references(text))


def named(paragraphs: Iterable[Iterable[Part]]) -> set[str]:
    """The ids of the figures some paragraphs state."""
    return {part.id for parts in paragraphs for part in parts if isinstance(part, Stated)}

"""The figures of the year beside what a report says: by the bookmark that names them, or by the words around them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from yichuang.domain.performance.checking.amounts import MONEY, SHARE, Amount, found_in, plain_label
from yichuang.domain.performance.checking.findings import AGREES, ROUNDED, WRONG, Finding, to_step
from yichuang.domain.performance.checking.pages import Pages, Paragraph

FEN = 100
ENOUGH = Fraction(1, 2)  # of the pairs of signs of a label that stand around an amount
AGAIN = re.compile(r"_P\w*$", re.IGNORECASE)  # the same figure in a second section: R05_P1
FAINTLY = Fraction(1, 5)  # enough for a figure whose very value stands there
CLEARLY = Fraction(1, 10)  # by how much the best label is ahead of the next


@dataclass(frozen=True)
class Known:
    """A figure of the year. `value` is in plain units (元, pieces, a share as a fraction), `shown` as published."""

    id: str
    label: str
    value: Fraction
    unit: str
    shown: str
    aliases: tuple[str, ...] = ()

    @classmethod
    def of(cls, name: str, label: str, exact: Fraction, shown: str, aliases: tuple[str, ...] = ()) -> "Known | None":
        """From what a report states: `exact` in base units (money in fen). None of what is no number."""
        read = found_in(f"有{shown}")
        if len(read) != 1 or not read[0].unit:
            return None
        return cls(name, label, exact / FEN if read[0].unit == MONEY else exact, read[0].unit, shown, aliases)

    @property
    def labels(self) -> tuple[str, ...]:
        return self.label, *self.aliases


def by_bookmark(pages: Pages, known: Sequence[Known], paragraphs: list[Paragraph]) -> Iterator[Finding]:
    """A bookmark R18, R18_P1 … must hold what R18 shows."""
    figures = {each.id.lower(): each for each in known}
    for name, text in pages.named:
        figure = figures.get(name.lower()) or figures.get(AGAIN.sub("", name).lower())
        if figure is None:
            continue
        amounts = found_in(text)
        where = tuple(at_place(paragraphs, text))
        if len(amounts) == 1 and fits(amounts[0], figure):
            yield Finding(
                AGREES, f"{figure.label}（{figure.id}）{figure.shown}，与数据相符。", where or tuple(amounts)
            )
        else:
            said = f"{figure.label}（{figure.id}）数据是{figure.shown}，文中此处写的是“{text}”。"
            yield Finding(WRONG, said, where or tuple(amounts))


def at_place(paragraphs: list[Paragraph], text: str) -> Iterator[Amount]:
    """Where the text of a bookmark stands, for quoting it."""
    for each in paragraphs:
        for one in each.amounts:
            if one.text == text.strip():
                yield one
                return


def by_words(paragraphs: list[Paragraph], known: Sequence[Known]) -> Iterator[Finding]:
    """Each amount beside the one figure of its unit whose label its clause says, where one is clearly meant."""
    for paragraph in paragraphs:
        last = ""
        for one in paragraph.amounts if not paragraph.is_cell else ():
            figure, last = meant(one, last, known), one.label
            if figure is None:
                continue
            if one.value == figure.value:
                yield Finding(AGREES, f"{figure.label}（{figure.id}）与数据相符。", (one,))
            elif fits(one, figure):
                yield Finding(ROUNDED, f"{figure.label}（{figure.id}）数据是{figure.shown}，进位后相符。", (one,))
            else:
                said = f"{figure.label}（{figure.id}）数据是{figure.shown}，文中写的是{one.text}。"
                yield Finding(WRONG, said, (one,))


def fits(one: Amount, figure: Known) -> bool:
    """The same value, or the same after rounding to the written place."""
    return one.unit in (figure.unit, "") and one.value in (figure.value, to_step(figure.value, one.step))


def meant(one: Amount, last: str, known: Sequence[Known]) -> Known | None:
    """The figure of its unit whose label is clearly the likest. `last`: what the amount before was of, so that a rate
    is known by what was cut."""
    short = one.unit == SHARE and len(one.label) <= 3
    around = re.sub(r"[\s“”\"]", "", (last if short else "") + plain_label(one.before) + one.after)
    if len(around) < 2:
        return None
    scored = sorted(
        ((likeness(label, around, one.label), figure) for figure in known if figure.unit == one.unit
         for label in figure.labels), key=lambda pair: -pair[0],
    )  # fmt: skip
    if not scored or scored[0][0] < ENOUGH:
        return None
    same = [figure for score, figure in scored if score >= FAINTLY and figure.value == one.value]
    if same:  # it says what one of them is, and is not the likest by its words alone
        return same[0]
    best, figure = scored[0]
    rivals = [score for score, other in scored if other.value != figure.value]
    return figure if not rivals or best - rivals[0] >= CLEARLY else None


def likeness(label: str, around: str, before: str) -> Fraction:
    """How much of a label's pairs of signs stand around an amount; more where the words before end in the label or are
    its end."""
    label = re.sub(r"（[^）]*）|[\s“”\"()]", "", label)
    if label and before.endswith(label):
        return 1 + Fraction(len(label), 100)
    if len(before) >= 4 and label.endswith(before):
        return Fraction(19, 20)
    pairs = {label[at : at + 2] for at in range(len(label) - 1)}
    there = {around[at : at + 2] for at in range(len(around) - 1)}
    return Fraction(len(pairs & there), len(pairs)) if pairs else Fraction(0)

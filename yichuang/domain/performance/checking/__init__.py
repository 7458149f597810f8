"""The consistency check 一致性检查 of any report: sums, ratios, what is stated twice and, if chosen, a year's figures.

    found = bounded(files.checked_file, content, known)   # a stranger's .docx or text, a year's figures or none
    found = check(from_text(text), known)                 # our own
    found.alarms                                          # what does not agree, needs an explanation, has no unit
    found.quoted(amount)                                  # the place, in the report's own words

Pure: no database, no Django. It says how many numbers it found and how many of them it could set beside anything;
what nothing else bears out is listed and not called right.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from yichuang.domain.performance.checking import known as known_figures
from yichuang.domain.performance.checking import rates, sums, wording
from yichuang.domain.performance.checking.amounts import MONEY, SHARE, Amount
from yichuang.domain.performance.checking.findings import (
    AGREES,
    ALARMS,
    EXPLAIN,
    ROUNDED,
    UNIT,
    WORDS,
    WRONG,
    Finding,
)
from yichuang.domain.performance.checking.known import Known
from yichuang.domain.performance.checking.pages import Pages, Paragraph, Table, from_text, paragraphs_of

ORDER = (WRONG, EXPLAIN, UNIT, ROUNDED, AGREES)
AROUND = 24  # signs of a quotation on either side


@dataclass(frozen=True)
class Quotation:
    """Where an amount stands: `number` of its paragraph, and its words in three pieces, the amount between."""

    number: int
    before: str
    amount: str
    after: str


@dataclass(frozen=True)
class Checked:
    """All that was found, gravest first."""

    paragraphs: list[Paragraph]
    findings: list[Finding]

    @property
    def alarms(self) -> list[Finding]:
        return [each for each in self.findings if each.kind in ALARMS]

    @property
    def amounts(self) -> list[Amount]:
        return [one for each in self.paragraphs for one in each.amounts if one.unit]

    @property
    def unchecked(self) -> list[Amount]:
        """Numbers that could be set beside nothing: neither right nor wrong, as far as can be told."""
        touched = {(one.paragraph, one.start) for each in self.findings for one in each.amounts}
        return [one for one in self.amounts if (one.paragraph, one.start) not in touched]

    def quoted(self, one: Amount) -> Quotation:
        text = self.paragraphs[one.paragraph].text
        left, right = max(0, one.start - AROUND), one.end + AROUND
        before = ("…" if left else "") + text[left : one.start]
        after = text[one.end : right] + ("…" if right < len(text) else "")
        return Quotation(one.paragraph + 1, before, text[one.start : one.end], after)


def check(pages: Pages, known: Sequence[Known] = ()) -> Checked:
    """Set every number of a report beside the others, and beside the figures of the year where they are given."""
    paragraphs = paragraphs_of(pages)
    found = [
        *wording.without_unit(paragraphs),
        *sums.checked(paragraphs),
        *rates.checked(paragraphs),
        *wording.repeats(paragraphs),
        *wording.budget_and_spending(paragraphs),
    ]
    if known:
        found += known_figures.by_bookmark(pages, known, paragraphs)
        found += known_figures.by_words(paragraphs, known)
    once = list(dict.fromkeys(found))
    return Checked(paragraphs, sorted(once, key=lambda each: (ORDER.index(each.kind), places(each))))


def places(finding: Finding) -> tuple[int, int]:
    first = finding.amounts[0] if finding.amounts else None
    return (first.paragraph, first.start) if first else (0, 0)


__all__ = [
    "AGREES",
    "ALARMS",
    "EXPLAIN",
    "MONEY",
    "ROUNDED",
    "SHARE",
    "UNIT",
    "WORDS",
    "WRONG",
    "Checked",
    "Finding",
    "Known",
    "Pages",
    "Table",
    "check",
    "from_text",
]

"""What an older system hands over: a table, and the files that belong to its rows in a ZIP beside it."""

from dataclasses import dataclass, field

from yichuang.kernel.bundles import Bundle
from yichuang.kernel.sheets import Problem, Sheet


@dataclass
class SystemSheet:
    """A sheet of another system that was read and checked; nothing is written yet. `known` rows came in before.

    `files` are the paths in the bundle that go in with a row, by the row's number there, each with the place it is
    for: of a case the number of the material.
    """

    sheet: Sheet
    system: str
    bundle: Bundle | None = None
    known: int = 0
    files: dict[str, list[tuple[int, str]]] = field(default_factory=dict)

    @property
    def problems(self) -> list[Problem]:
        """Those of the table by row, then those of the files."""
        of_files = self.bundle.problems if self.bundle else []
        return [*sorted(self.sheet.problems, key=lambda problem: (problem.row, problem.column)), *of_files]

    @property
    def brought(self) -> int:
        """How many files go in."""
        return sum(map(len, self.files.values()))

    @property
    def bundle_digest(self) -> str:
        return self.bundle.digest if self.bundle else ""

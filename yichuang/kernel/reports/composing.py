"""A report put together: headings, sentences, tables and bars, whose figures are references."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from unicodedata import category

from yichuang.kernel.reports.stating import Stated

Part = str | Stated
NUMBERS, WORDS = "numbers", "words"
NO_FIGURE = "—"  # in a column of figures, where there is none
WHOLE = 1000  # the length of the longest bar


class Composition:
    """The blocks of one report in their order, and its figures by id."""

    def __init__(self):
        self.blocks: list[dict] = []
        self.stated: dict[str, Stated] = {}
        self.known: dict[str, str] = {}  # ids without regard to case, as Word compares them

    def heading(self, text: str, level: int = 1) -> None:
        self.blocks.append({"kind": "heading", "level": level, "text": text})

    def words(self, *parts: Part) -> None:
        """One paragraph."""
        self.blocks.append({"kind": "words", "runs": self.runs(parts)})

    def people(self, text: str) -> None:
        """What people wrote, a paragraph a line. No figure of it is a reference."""
        for line in filter(None, (printable(line).strip() for line in text.splitlines())):
            self.words(line)

    def table(self, caption: str, heads: Sequence[str], rows: Iterable[Sequence[Part]]) -> None:
        """Rows of as many cells as there are heads; the first cell of a row is what the row is about."""
        rows = [[self.runs((cell,)) for cell in row] for row in rows]
        if wrong := [row for row in rows if len(row) != len(heads)]:
            raise ValueError(f"“{caption}” has {len(heads)} columns, and a row of {len(wrong[0])}")
        columns = [kind_of([row[place] for row in rows]) for place in range(len(heads))]
        self.blocks.append(
            {"kind": "table", "caption": caption, "heads": list(heads), "columns": columns, "rows": rows}
        )

    def bars(self, caption: str, figures: Iterable[tuple[str, Stated]]) -> None:
        """A chart of bars, each with its words and its figure; the longest fills the room. What is not measured has
        no bar. The text that stands for the picture (alt) is made from the same figures."""
        figures = list(figures)
        most = max((abs(Fraction(one.value)) for _, one in figures if one.value is not None), default=0)
        bars = [{"label": label, "runs": self.runs((one,)), "share": length(one, most)} for label, one in figures]
        told = "；".join(f"{label}{one.shown}" for label, one in figures)
        self.blocks.append({"kind": "bars", "caption": caption, "alt": f"条形图：{caption}。{told}。", "bars": bars})

    def definitions(self, title: str) -> None:
        """What each measure stated so far means, in its words."""
        told: dict[str, tuple[str, str]] = {}
        for one in self.stated.values():
            if (name := one.source.get("measure")) and name not in told:
                told[name] = one.source["label"], one.definition
        self.heading(title)
        self.blocks.append({"kind": "notes", "items": [list(each) for each in told.values()]})

    def runs(self, parts: Iterable[Part]) -> list[dict]:
        return [self.run(part) for part in parts]

    def run(self, part: Part) -> dict:
        """Text; of a figure with its id, and with `place` where it stands first."""
        if isinstance(part, str):
            return {"text": part}
        same = self.stated.setdefault(part.id, part)
        if same != part:
            raise ValueError(f"two figures are called {part.id}")
        place = part.id.lower() not in self.known
        if self.known.setdefault(part.id.lower(), part.id) != part.id:
            raise ValueError(f"{part.id} and {self.known[part.id.lower()]} differ by case alone")
        return {"text": part.shown, "figure": part.id} | ({"place": True} if place else {})

    def frozen(self) -> dict:
        """JSON values only."""
        return {"blocks": self.blocks, "figures": {name: one.as_json() for name, one in self.stated.items()}}


def kind_of(cells: list[list[dict]]) -> str:
    """Whether a column holds numbers, which stand to the right, or words, which need more room."""
    runs = [run for cell in cells for run in cell]
    return NUMBERS if all("figure" in run or run["text"] == NO_FIGURE for run in runs) else WORDS


def printable(line: str) -> str:
    """Without the signs that no file of words may hold."""
    return "".join(sign for sign in line if category(sign) not in {"Cc", "Cs", "Cn"})


def length(one: Stated, most) -> int:
    return round(WHOLE * abs(Fraction(one.value)) / most) if most and one.value is not None else 0

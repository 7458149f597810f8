"""Part of make eval: how a kind of question fares under weights fitted on the other kinds alone.

The weights of the ways of matching (guidance.rules.engine) are fitted anew from nothing — each way counts the same —
by trying steps for one weight after the other, and each kind is then asked under weights that never saw it. What is
not fitted here: how each way weighs within itself, and when nothing fits.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

STEPS = (0.1, 0.2, 0.4, 0.6, 1.0, 1.3, 1.8, 2.5)
PASSES = 2  # over all weights
EQUAL = 1.0


@dataclass(frozen=True)
class Found:
    """What each way found for one question, unweighted: [{place: weight}] by way; `right`: the places that are right;
    `often`: the factor of each row by how often it is asked for."""

    kind: str
    ways: list[dict[int, float]]
    right: set[int]
    often: Sequence[float]

    def rank(self, weights: Sequence[float]) -> int:
        """Where the first right answer stands; 0 where it was not found."""
        scores: dict[int, float] = defaultdict(float)
        for weight, way in zip(weights, self.ways, strict=True):
            for place, said in way.items():
                scores[place] += weight * said
        right = ((scores[place] * self.often[place], -place) for place in self.right if place in scores)
        best = max(right, default=None)
        if best is None:
            return 0
        return 1 + sum((score * self.often[place], -place) > best for place, score in scores.items())


def found_for(rows: list[dict], kind: str, column: str) -> list[Found]:
    """Every question that has a right answer, as the engine of this kind sees it."""
    from yichuang.domain.guidance.reads import finding  # noqa: PLC0415 - needs the settings
    from yichuang.domain.guidance.rules.engine import Question  # noqa: PLC0415
    from yichuang.domain.guidance.rules.synonyms import said_in  # noqa: PLC0415

    index = finding.current()
    engine = index.engines[kind]
    places, shipped = {row.code: place for place, row in enumerate(engine.rows)}, in_force()
    found = []
    for row in rows:
        right = {places[code] for code in row[column].split("|") if code in places}
        if right:
            text = row["query"][: finding.LONGEST_QUESTION].lower()
            parts = engine.parts(Question(text, said_in(text, index.synonyms)))
            ways = [
                {place: said / weight for place, (said, _) in part.items()}
                for part, weight in zip(parts, shipped, strict=True)
            ]
            found.append(Found(row.get("kind", kind), ways, right, engine.often))
    return found


def in_force() -> tuple[float, ...]:
    """The weights in force, in the order in which the engine's parts come; whole names have theirs within."""
    from yichuang.domain.guidance.rules import engine as e  # noqa: PLC0415

    return e.WORD, e.SAID, e.HEARD, 1.0, e.TYPED, e.SPELT, e.CHARACTER


def fitted(questions: Sequence[Found], mrr: Callable[[list[int]], float]) -> list[float]:
    """The weights under which these questions fare best, one after the other."""
    weights = [EQUAL] * len(questions[0].ways)
    best = mrr([each.rank(weights) for each in questions])
    for _ in range(PASSES):
        for way in range(len(weights)):
            for step in STEPS:
                tried = [*weights[:way], step, *weights[way + 1 :]]
                score = mrr([each.rank(tried) for each in questions])
                if score > best:
                    best, weights = score, tried
    return weights


def measured(questions: Sequence[Found], mrr, others: Sequence[Found] = ()) -> dict[str, tuple[list[int], list[int]]]:
    """{kind: its places under weights fitted on the other kinds, and under those in force}. `others`: questions whose
    kind is left out too, and on which nothing is fitted."""
    ranks = {}
    for kind in sorted({each.kind for each in [*questions, *others]}):
        weights = fitted([each for each in questions if each.kind != kind], mrr)
        asked = [each for each in [*questions, *others] if each.kind == kind]
        ranks[kind] = [each.rank(weights) for each in asked], [each.rank(in_force()) for each in asked]
    return ranks

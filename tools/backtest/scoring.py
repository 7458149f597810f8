"""Errors over many trials: weighed absolute error, pinball loss, and how often the span covered what came."""

from collections.abc import Iterable
from dataclasses import dataclass

from tools.backtest.trying import Trial

QUANTILES = ((0.1, "low"), (0.5, "middle"), (0.9, "high"))


@dataclass(frozen=True)
class Score:
    """Shares of what came: `ours`, `own` and `pooled` are the sums of absolute errors over the sum of what came; in
    `lost` of `trials` the better rival was nearer. `width` is of the span, over what came."""

    code: str
    trials: int
    ours: float
    own: float
    pooled: float
    lost: int
    coverage: float
    width: float
    pinball: float

    @property
    def rival(self) -> float:
        return min(self.own, self.pooled)


def score(code: str, found: Iterable[Trial]) -> Score:
    found = list(found)
    came = sum(one.came for one in found) or 1
    errors = {
        name: sum(abs(guess(one) - one.came) for one in found) / came
        for name, guess in (
            ("ours", lambda t: t.ours.middle),
            ("own", lambda t: t.own),
            ("pooled", lambda t: t.pooled),
        )
    }
    rival = "own" if errors["own"] <= errors["pooled"] else "pooled"
    lost = sum(abs(getattr(one, rival) - one.came) < abs(one.ours.middle - one.came) for one in found)
    return Score(
        code, len(found), errors["ours"], errors["own"], errors["pooled"], lost,
        sum(one.covered for one in found) / len(found),
        sum(one.ours.high - one.ours.low for one in found) / came,
        sum(pinball(one) for one in found) / came,
    )  # fmt: skip


def pinball(one: Trial) -> float:
    """The mean loss of the three quantiles: what falls short costs by the quantile, what is over by the rest."""
    losses = []
    for at, name in QUANTILES:
        short = one.came - getattr(one.ours, name)
        losses.append(max(at * short, (at - 1) * short))
    return sum(losses) / len(losses)


def by_line(found: list[Trial]) -> list[Score]:
    codes = sorted({one.code for one in found}, key=lambda code: (code.islower(), code))
    return [score(code, (one for one in found if one.code == code)) for code in codes]

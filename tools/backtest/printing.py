"""The tables of a back-test, in words that do not hide where the estimator loses."""

from tools.backtest.rivals import Pooled
from tools.backtest.scoring import Score, by_line, score
from tools.backtest.trying import ALL, KNOWN, Trial

WORDS = {
    "B1": "personnel", "B2": "office costs", "P1": "hall", "P2": "network", "P3": "portal", "P4": "carry-over",
    "P5": "reserve", "P6": "a fund that comes and goes", ALL: "**all lines together**",
}  # fmt: skip
HEAD = (
    "| line | trials | error, ours | last year + own x | last year + pooled x | ours nearer in | P10–P90 covers |"
    " width | pinball |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|"
)


def printed(found: list[Trial], pooled: Pooled, seeds: list[int]) -> str:
    return "\n\n".join(
        (
            of_what(found, seeds),
            "\n".join((HEAD, *map(row, by_line(found)))),
            "Error of all lines together, by years of books:",
            "\n".join(("| years known | ours | better rival | covers |\n|---:|---:|---:|---:|", *by_years(found))),
            told(by_line(found)),
            f"The pooled x of a line: {', '.join(f'{code} {x:+.1%}' for code, x in sorted(pooled.x.items()))}.",
        )
    )


def row(one: Score) -> str:
    won = f"{one.trials - one.lost} of {one.trials}"
    return (
        f"| {one.code if one.code != ALL else ''} {WORDS[one.code]} | {one.trials} | {one.ours:.1%} | {one.own:.1%} |"
        f" {one.pooled:.1%} | {won} | {one.coverage:.0%} | {one.width:.0%} | {one.pinball:.2%} |"
    )


def by_years(found: list[Trial]):
    whole = [one for one in found if one.code == ALL]
    first = min(one.year for one in whole)
    for many in KNOWN:
        one = score(ALL, (trial for trial in whole if trial.year - first == many - KNOWN[0]))
        yield f"| {many} | {one.ours:.1%} | {one.rival:.1%} | {one.coverage:.0%} |"


def told(scores: list[Score]) -> str:
    """Where it wins and where it loses, by the error over all trials of a line."""
    won = [WORDS[one.code] for one in scores if one.ours < one.rival]
    lost = [f"{WORDS[one.code]} ({one.ours:.1%} against {one.rival:.1%})" for one in scores if one.ours >= one.rival]
    said = f"Nearer than the better rival: {', '.join(won) or 'none'}."
    return f"{said} Not nearer: {', '.join(lost) or 'none'}."


def of_what(found: list[Trial], seeds: list[int]) -> str:
    many = f"{len(found)} trials, with {KNOWN[0]} to {KNOWN[-1]} years of books"
    return f"Simulated districts (模拟) of the seeds {seeds[0]} to {seeds[-1]}: {many}."

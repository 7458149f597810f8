"""How a lawful request is turned down. Any other exception is a bug and is left to crash."""


class ActRefused(Exception):  # noqa: N818 - it is not an error of the program
    """The law, not the program, says no — and says every reason at once; shown to the person, never an error.

    `keeps`: another act was done on the way to this refusal, and stays done.
    """

    def __init__(self, *reasons: str, article: str = "", keeps: bool = False):
        super().__init__("".join(reasons))
        self.reasons = list(reasons)
        self.article = article
        self.keeps = keeps


class OutOfTurn(ActRefused):
    """The thing has already moved on, so this act no longer has a row in the table."""


class TooOften(ActRefused):
    """Tried too often. Says what else to do, because waiting alone may not help (429)."""


def rule(refusal: str):
    """Mark a yes/no condition with the sentence a person reads when the answer is no."""

    def mark(condition):
        condition.refusal = refusal
        return condition

    return mark

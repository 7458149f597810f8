"""What is asked of the registry in vain."""


class MeasureUnknown(LookupError):  # noqa: N818 - the measure, not the program, is what is missing
    """No measure has this name."""

    def __init__(self, name: str):
        super().__init__(f"没有名为“{name}”的指标。")
        self.name = name


class QuestionWrong(ValueError):  # noqa: N818 - the question is wrong, the program is not
    """A question this measure cannot answer: `about` names its part (by, period, a dimension); the words say why."""

    def __init__(self, about: str, words: str):
        super().__init__(words)
        self.about, self.words = about, words

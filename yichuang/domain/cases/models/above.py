"""Cases examined here and decided by the body above (上报, 行政许可法35)."""


class TwoLevels:
    """What a case knows of the body above; mixed into Case."""

    terms: dict
    purpose: str

    @property
    def body_above(self) -> str:
        """Who decides this application, where that is not done here; "" else. What follows a decision made here stays
        here, also where the item went up since."""
        return "" if self.purpose else self.terms.get("upper_body", "")

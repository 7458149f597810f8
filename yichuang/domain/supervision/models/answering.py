"""What is the same of every record for which one unit answers."""


class AnsweredByAUnit:
    """A record with a `unit`: on whose authority it stands, where that is, and whether it is the bureau itself."""

    @property
    def body_code(self) -> str:
        return self.unit_id

    @property
    def region(self) -> str:
        return self.unit.region_id

    @property
    def of_the_bureau(self) -> bool:
        return self.unit.kind == "bureau"

"""What a case reads off the terms its version set on the day of filing."""

from django.conf import settings

from yichuang.domain.catalogue.tables.specials import HEARING

DAYS = "workday"


class OnItsTerms:
    """Lengths of clocks, procedures, what is granted and by whom; mixed into Case, whose columns it names."""

    terms: dict
    purpose: str
    hearing: str

    @property
    def body_above(self) -> str:
        """Who decides this application, where the body only examines it and sends it up (上报, 行政许可法35); "" else.
        What follows a decision made here stays here, also where the item goes up since."""
        return "" if self.purpose else self.terms.get("upper_body", "")

    def term(self, kind: str) -> dict:
        """How long each clock runs: the law's days for notice and delivery, the version's for the others."""
        if kind == "owed":  # asked only where something is owed: it looks at the material list
            return {"length": self.owed_days, "unit": DAYS}
        return {
            "notice": {"length": self.terms["notice_days"], "unit": DAYS},
            "correction": {"length": self.terms["correction_days"], "unit": DAYS},
            "statutory": self.terms["statutory"],
            "promise": self.terms["promise"],
            "delivery": {"length": self.terms["delivery_days"], "unit": DAYS},
            "special": {"length": self.special_days, "unit": DAYS},
            "post_check": {"length": settings.POST_CHECK_MONTHS, "unit": "month"},
            "remedy": {"length": self.remedy_days, "unit": DAYS},
        }[kind]

    def basis_of(self, procedure: str) -> str:
        """What the version names as the legal basis of one of its special procedures, "" where nothing."""
        return next((p.get("basis", "") for p in self.terms["procedures"] if p["kind"] == procedure), "")

    @property
    def suspending_procedures(self) -> list[str]:
        """The special procedures that stop the clock (行政许可法45): those the version lists, and a hearing once one
        was asked for or called. Whoever has the right to it (46, 47) has it in every matter, listed or not."""
        listed = [procedure["kind"] for procedure in self.terms["procedures"] if procedure["suspends"]]
        return [*listed, HEARING] if self.hearing in ("asked", "called") and HEARING not in listed else listed

    @property
    def most_special_days(self) -> int:
        """The longest the version allows for the procedure chosen; a year where it names no length."""
        named = {p["kind"]: p["most_days"] for p in self.terms["procedures"]}
        return named.get(self.special_kind) or 365

    @property
    def most_extension_days(self) -> int:
        return self.terms["extension_days"]

    @property
    def result_is_licence(self) -> bool:
        return self.terms["result_type"] == "10" and self.purpose not in {"revoke", "withdraw", "cancel"}

    @property
    def has_no_licence_to_change(self) -> bool:
        """About a decision whose certificate was not made here: the decision itself is changed, on paper alone."""
        return self.result_is_licence and bool(self.purpose) and not self.licence_identifier

"""What officers do to a case at the desk: open it, do one act, read that it was done."""

from tests.journeys.people import Person


def finds_case(officer: Person, number: str) -> None:
    """Type the number into the search of the desk; one hit opens at once."""
    officer.opens("/desk/search/")
    officer.searches(number)
    assert officer.stands_beside("办件编号") == number


def does(officer: Person, number: str, act: str, boxes: dict[str, str] | None = None, *ticked: str) -> None:
    """One act: by its button where it asks nothing, else on its own page."""
    finds_case(officer, number)
    if officer.offers(f"{act}…"):
        officer.follows(f"{act}…")
        officer.ticks(*ticked)
        officer.fills(boxes or {})
    officer.presses(act)
    officer.reads(f"“{act}”已办好。办件 {number}")


def is_delivered(clerk: Person, number: str) -> None:
    """A result that is no certificate of ours: to the exit window, and from there into the applicant's hand."""
    finds_case(clerk, number)
    assert not clerk.offers("制证")
    clerk.presses("转出件窗口")
    does(clerk, number, "送达", {"凭据": "示例领取人，身份证已核对"}, "直接送达")

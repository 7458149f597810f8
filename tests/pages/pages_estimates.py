"""The estimate of next year's budget, and the page of whoever leads."""

from tests.pages.estimating import KNOWN
from tests.pages.page import ACT, PAPER, Page, pressed, sent


def estimate(name, **more):
    return lambda world: {"number": world.estimates[name].number, **more}


def after(world):
    return world.known_years[-1].number


def line_of_draft(world):
    return {"number": world.budget_years["draft"].number, "code": "P1"}


PAGES = (
    Page("desk:estimates", who="sun", row=lambda world: world.another_estimate()),
    Page("desk:estimate-new", who="sun", sends=sent(after=after, heads="8")),
    Page("desk:estimate", who="sun", args=estimate("drafted"), query=lambda _world: {"kiosks": "10", "price": "5"},
         fixed="one line a budget line, driver and finding"),
    Page("desk:estimate-act", who="treasurer", args=estimate("drafted", act="drop"), answers=ACT,
         sends=sent(reason="示例：另有一份")),
    Page("desk:estimate-drivers", who="sun", row=lambda world: world.another_budget_line()),
    Page("desk:estimate-driver", who="sun", args=line_of_draft),
    Page("desk:estimate-driver-act", who="sun", answers=ACT,
         args=lambda world: line_of_draft(world) | {"act": "choose"},
         sends=sent(how="volumes", drivers="kiosks", reason="示例理由")),
    Page("desk:references", who="sun", row=lambda world: world.another_town_cost()),
    Page("desk:reference-new", who="sun",
         sends=sent(town="示例乙县", year=str(KNOWN[-1]), cost="case", fen="20", source="示例公报", dated_year="2024",
                    dated_month="3", dated_day="1")),
    Page("desk:references-import", who="sun", sends=pressed),
    Page("desk:references-template", who="sun", args=lambda _world: {"ending": "csv"}, answers=PAPER),
    Page("desk:reference-striking", who="sun", args=lambda world: {"number": world.town_cost.number},
         sends=sent(reason="示例理由")),
    Page("desk:director", who="treasurer", query=lambda world: {"year": after(world)},
         fixed="one line a budget line, result and finding"),
)  # fmt: skip

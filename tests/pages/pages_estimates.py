"""The estimate of next year's budget, and the page of whoever leads."""

from tests.pages.page import ACT, Page, sent


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
    Page("desk:director", who="treasurer", query=lambda world: {"year": after(world)},
         fixed="one line a budget line, result and finding"),
)  # fmt: skip

"""The page of every act at the desk: on cases and on versions of items."""

from tests.pages.page import Page, case, sent
from tests.pages.pages_desk import PUBLISHED, version
from yichuang.channels.desk.tests.test_acts import BOXES, ELSEWHERE

# Where a case waits for each act, and whose act it is; what the boxes hold is known from the desk's own tests.
RENAMED = {"forwarded": "forwarded", "accepted": "accepted_elsewhere"}  # of a matter decided elsewhere
MORE = {
    "decide_on_the_spot": ("instant", "zhao", {"outcome": "grant", "opinion": "符合条件"}),
    "supply_owed": ("owing", "counter", {"paper_2": "on"}),
    "register": ("to_register", "zhao", {"reference": "示例受理号1"}),
    "promise_owed": ("to_owe", "counter", {}),
    "promise_facts": ("to_promise", "counter", {}),
    "post_check": ("on_promise", "wu", {"result": "kept", "findings": "与承诺一致"}),
    "order_correction": ("on_promise", "wu", {"days": "10", "reason": "没有公示制度"}),
    "charge": (
        "to_charge",
        "zhao",
        {"amount": "56", "code": "示例缴款码", "pay_by_year": "2026", "pay_by_month": "3", "pay_by_day": "9"},
    ),
    "reduce_fee": ("charged", "qian", {"amount": "6", "reason": "《示例办法》第三条"}),
    "note_payment": (
        "charged",
        "counter",
        {"bill": "示例票1", "amount": "56.00", "paid_on_year": "2026", "paid_on_month": "3", "paid_on_day": "2"},
    ),
    "send_up": ("two_levels", "qian", {"opinion": "拟同意"}),
}
FIXED = {"correct": "the gaps of one notice"}
ON_CASES = BOXES | {act: (RENAMED[how], *rest) for act, (how, *rest) in ELSEWHERE.items()} | MORE
ON_VERSIONS = {
    "submit": ("draft", "zhao", {}),
    "discard": ("draft", "zhao", {}),
    "approve": ("submitted", "sun", {}),
    "send_back": ("submitted", "sun", {"reason": "请改"}),
    "publish": ("reviewed", "sun", {}),
    "suspend": ("published", "sun", {"reason": "示例"}),
    "abolish": ("published", "sun", {"reason": "示例"}),
    "resume": ("suspended", "sun", {}),
}

IN_FORCE = ("published", "suspended")


def people(boxes):
    """Names of the cast stand for their accounts."""

    def account(world, value):
        return getattr(world, value).account if value in ("zhao", "wu") else value

    return lambda world: {
        name: [account(world, v) for v in value] if isinstance(value, list) else account(world, value)
        for name, value in boxes.items()
    }


PAGES = (
    *(Page(f"desk:case-{act}", who=who, args=case(how), sends=people(boxes), fixed=FIXED.get(act, ""))
      for act, (how, who, boxes, *_) in ON_CASES.items()),
    *(Page(f"desk:version-{act}", who=who, args=version(state), sends=sent(**boxes),
           known=PUBLISHED if state in IN_FORCE else "")
      for act, (state, who, boxes) in ON_VERSIONS.items()),
)  # fmt: skip

"""The people, the item and the papers of the bench: one item of the district decided here, one licence as result."""

import django

django.setup()

from yichuang.domain.cases import reads  # noqa: E402
from yichuang.domain.cases.seeds import Demo, fitting_item  # noqa: E402
from yichuang.domain.identity import acts as identity  # noqa: E402
from yichuang.domain.identity import reads as people  # noqa: E402
from yichuang.domain.identity.tables import CONSOLE  # noqa: E402


def cast() -> dict:
    """What a client has to know to take a matter from upload to delivery: tokens by role, form, list of materials."""
    stage = Demo(fitting_item())
    roles = {"CITIZEN": stage.citizen} | {
        role: stage.officer(role) for role in ("COUNTER", "ACCEPTOR", "REVIEWER", "CERT_CLERK", "DELIVERY")
    }
    roles["HEAD"] = stage.officer("HEAD", besides=roles["REVIEWER"].account)
    known = reads.prefilled(stage.version, stage.party)
    asked = [question for question in reads.form_of(stage.version, stage.party.kind) if question.required]
    lines = [line for line in reads.material_lines(stage.version) if line["necessity"] != "conditional"]
    return {
        "item": stage.item,
        "party": stage.party.number,
        "fields": {question.element: stage.answer(question) for question in asked if question.element not in known},
        "materials": [line["seq"] for line in lines],
        "tokens": {role: identity.issue_token(people.account(who.account), by=CONSOLE) for role, who in roles.items()},
    }

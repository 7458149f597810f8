"""How the applicant wants to have the result (handbook B9)."""

from django.db import transaction

from yichuang.domain.cases import reads
from yichuang.domain.cases.acts.drafts import being_drafted
from yichuang.domain.cases.models import Case
from yichuang.kernel.actors import Actor
from yichuang.kernel.refusals import ActRefused

SENT_TO = {"recipient": "收件人", "phone": "收件人电话", "address": "收件地址"}


def wish_delivery(
    case: Case, *, by: Actor, mode: str, recipient: str = "", phone: str = "", address: str = "", consent: bool = False
) -> Case:
    """Note on the draft how the result is to be delivered; see `wished`."""
    with transaction.atomic():
        case = being_drafted(case, by)
        wished(case, mode=mode, recipient=recipient, phone=phone, address=address, consent=consent)
        case.save(update_fields=["delivery_wish", "delivery_to"])
    return case


def wished(case: Case, *, mode: str, recipient: str = "", phone: str = "", address: str = "", consent: bool = False):
    """Take into the case, unsaved, how the result is to be delivered: at the window, by post to an address, or
    electronically.

    Refuses a mode the item does not offer, post without the whole address, and electronic delivery nobody consented
    to: it reaches whom it is sent to on the day it is sent, so it is never assumed.
    """
    to = {"recipient": recipient.strip(), "phone": phone.strip(), "address": address.strip()}
    faults = [] if mode in reads.delivery_modes(case) else ["本事项不能用这种方式领取结果，请另选一种。"]
    if mode == "post":
        faults += [f"选择邮寄的，请填写{word}。" for name, word in SENT_TO.items() if not to[name]]
    if mode == "electronic" and not consent:
        faults.append("选择电子送达的，请先勾选同意。")
    if faults:
        raise ActRefused(*faults, article="行政许可法44")
    case.delivery_wish, case.delivery_to = mode, to if mode == "post" else {}

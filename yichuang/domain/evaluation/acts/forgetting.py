"""What ratings and complaints do when a person wants their data deleted: who it was goes, what was said stays."""

from yichuang.domain.evaluation.models import BadRating, Complaint, Rating
from yichuang.domain.evaluation.states import COMPLAINT_OPEN, LOOP_OPEN
from yichuang.domain.identity import reads as identity
from yichuang.kernel.refusals import ActRefused

SHOWN = 5
ARTICLE = "个人信息保护法47"


def forget(erasing) -> None:
    """Cut name, phone and account from what the account complained of and asked, and name and phone from what its
    party rated; the words and their answer stay as a record of the office that names nobody.

    Refuses while one of them is still being answered or mended: the office has to reach the person until then.
    """
    party = identity.account(erasing.account).own_party
    said = Complaint.objects.filter(account=erasing.account)
    given = Rating.objects.filter(invitation__party_number=party.number) if party else Rating.objects.none()
    mended = BadRating.objects.filter(state__in=LOOP_OPEN, is_real_name=True, rating__in=given)
    waiting = [
        *said.filter(state__in=COMPLAINT_OPEN).order_by("number").values_list("number", flat=True),
        *mended.order_by("number").values_list("number", flat=True),
    ]
    if waiting:
        raise ActRefused(
            f"您反映的事或者评价还没有办完：{'、'.join(waiting[:SHOWN])}，办的人还要用您的电话联系您。"
            "办结以后，再来注销账号；投诉咨询也可以先撤回。",
            article=ARTICLE,
        )
    said.update(name="", phone="", account="", party_number="", key="")
    given.update(name="", phone="")

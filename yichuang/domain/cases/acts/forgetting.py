"""What cases do when a person wants their data deleted: drafts go, what the office has on file stays (档案法)."""

from django.db.models import Q

from yichuang.domain.cases.acts.ending import discard
from yichuang.domain.cases.models import Case
from yichuang.domain.cases.states import OPEN, State
from yichuang.domain.identity import reads as identity
from yichuang.kernel.refusals import ActRefused

SHOWN = 5
ARTICLE = "个人信息保护法47"


def forget_drafts(erasing) -> None:
    """Give up the drafts of an account that is being erased. Refuses while a matter of the person is under way."""
    account = identity.account(erasing.account)
    by = identity.actor(account)
    own = Q(account=account.number, channel="online") | Q(party_number=by.own_party or "-")
    under_way = Case.objects.filter(own, state__in=OPEN).order_by("number").values_list("number", flat=True)
    if under_way:
        raise ActRefused(
            f"您还有没办完的事：{'、'.join(under_way[:SHOWN])}。办完或者撤回以后，再来注销账号。", article=ARTICLE
        )
    for draft in Case.objects.filter(account=account.number, state=State.DRAFT):
        discard(draft, by=by)


def refuse_to_forget_party(forgetting) -> None:
    """Whoever has been received once is named in a file that the law has the office keep."""
    handed_in = Q(filed_on__isnull=False) | Q(received_at__isnull=False)
    if Case.objects.filter(handed_in, party_number=forgetting.party).exists():
        raise ActRefused(
            "您办过的事有档案，档案里的姓名和证件号码依照档案法保存到保管期满，期间只用于查档。", article=ARTICLE
        )

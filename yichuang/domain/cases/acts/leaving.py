"""What cases say when a member of staff is about to leave an account or a post."""

from yichuang.domain.cases import reads
from yichuang.domain.identity import reads as identity
from yichuang.kernel.refusals import ActRefused

SHOWN = 5


def refuse_while_held(closing) -> None:
    """Nobody with open cases is shut out: they are handed over first (`reassign`)."""
    refuse(reads.open_cases_of(closing.account))


def refuse_to_lose_examiner(ending) -> None:
    """A reviewer keeps the post while cases of that body are in hand; nobody leaves a body's open cases without
    anybody who could take the next step."""
    if ending.role == "REVIEWER":
        refuse(reads.open_cases_of(ending.account).filter(deciding_body=ending.body))
    waiting = reads.waiting_for(ending.role, ending.body)
    if waiting and not identity.posts_in(ending.body).filter(role=ending.role).exists():
        raise ActRefused(
            f"这是本机构最后一个这样的岗位，还有 {waiting} 个办件等这个岗位的人办。"
            "请先任命别人或者登记代岗，再办理离岗。"
        )


def refuse(held) -> None:
    numbers = list(held.order_by("next_on").values_list("number", flat=True)[: SHOWN + 1])
    if numbers:
        more = "等" if len(numbers) > SHOWN else ""
        raise ActRefused(
            f"该人员手上还有没办完的件：{'、'.join(numbers[:SHOWN])}{more}。请先转交给别人，再停用或免去岗位。"
        )

"""Signs that votes were stuffed by a script, and when there are too many to take any more. Questions only."""

from datetime import timedelta

from yichuang.domain.identity import reads as identity
from yichuang.domain.supervision.models import Objection, Vote
from yichuang.domain.supervision.states import VoteState
from yichuang.domain.supervision.tables import (
    ADDRESS,
    BURST,
    BURST_MINUTES,
    DEVICE,
    MANY_WRONG_CODES,
    MOST_OBJECTIONS_OF_ADDRESS,
    MOST_VOTES_OF_ADDRESS,
    MOST_VOTES_OF_DEVICE,
    PUBLIC,
    STAFF_PHONE,
    WRONG_CODES,
)
from yichuang.kernel.vault import indexed

AN_HOUR = timedelta(hours=1)
TOO_MANY = "这台设备或者这个网络投票太多次了，请过一会儿用自己的手机再投，或者到窗口请工作人员帮忙。"
TOO_MANY_OBJECTIONS = "这个网络提交异议太多次了，请过一会儿再提，或者到窗口请工作人员登记。"


def public_votes(campaign):
    return Vote.objects.filter(campaign=campaign, way=PUBLIC)


def too_many(campaign, vote: Vote, *, device: str, address: str) -> bool:
    """Whether this device has voted for many phones today already, or this address in the last hour."""
    votes, an_hour_ago = public_votes(campaign), vote.cast_at - AN_HOUR
    of_device = votes.filter(**indexed("device", device), day=vote.day)
    from_there = votes.filter(**indexed("address", address), cast_at__gt=an_hour_ago)
    return bool(device and of_device.count() >= MOST_VOTES_OF_DEVICE) or bool(
        address and from_there.count() >= MOST_VOTES_OF_ADDRESS
    )


def burst(campaign, vote: Vote, *, device: str, address: str) -> tuple[str, list[Vote]]:
    """The sign of a burst this vote completes or goes on, with the counted votes before it that belong to it."""
    since = vote.cast_at - timedelta(minutes=BURST_MINUTES)
    for sign, column, value in ((DEVICE, "device", device), (ADDRESS, "address", address)):
        before = list(public_votes(campaign).filter(**indexed(column, value), cast_at__gt=since)) if value else []
        if len(before) + 1 >= BURST[sign]:
            return sign, [each for each in before if each.state == VoteState.COUNTED]
    return "", []


def other_sign(*, phone: str, address: str) -> str:
    if address and identity.wrong_codes_from(address) >= MANY_WRONG_CODES:
        return WRONG_CODES
    return STAFF_PHONE if identity.is_phone_of_staff(phone) else ""


def too_many_objections(campaign, address: str, now) -> bool:
    raised = Objection.objects.filter(campaign=campaign, raised_at__gt=now - AN_HOUR, **indexed("address", address))
    return bool(address) and raised.count() >= MOST_OBJECTIONS_OF_ADDRESS

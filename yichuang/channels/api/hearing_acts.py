"""What the acts of hearings take over the interface."""

from datetime import datetime
from typing import Annotated

from ninja import Schema
from pydantic import Field

from yichuang.channels.api.limits import Code, Line, Title, Words

Place = Annotated[str, Field(max_length=200)]
Minutes = Annotated[str, Field(max_length=20_000)]


class HearingOffer(Schema):
    subject: Words
    reason: Words


class HearingRequest(Schema):
    reason: Words = ""


class HearingCall(Schema):
    """`presider` is the account of an officer who did not examine the matter."""

    opens_at: datetime
    place: Place
    presider: Code
    clerk: Title
    public_interest: bool = False
    reason: Words = ""


class HearingMinutes(Schema):
    """`minutes`: a line for each statement, 谁：说了什么."""

    closed_at: datetime
    attended: Annotated[list[Title], Field(max_length=100)]
    minutes: Minutes
    absent: Line = ""


class InterestedParty(Schema):
    name: Line
    content: Words
    interest: Words
    may_ask_for_hearing: bool = False


class Views(Schema):
    name: Line
    views: Words


HEARING_BODIES = {
    "offer_hearing": HearingOffer,
    "ask_for_hearing": HearingRequest,
    "call_hearing": HearingCall,
    "record_hearing": HearingMinutes,
    "tell_interested_party": InterestedParty,
    "hear_views": Views,
}

"""The tables of identity, one file per idea."""

from yichuang.domain.identity.models.accounts import Account
from yichuang.domain.identity.models.loads import Load
from yichuang.domain.identity.models.parties import Mandate, Party, mandate_in_force
from yichuang.domain.identity.models.places import Body, District, Region, Window, WorkingHours
from yichuang.domain.identity.models.posts import Post
from yichuang.domain.identity.models.sessions import Session
from yichuang.domain.identity.models.sign_in import ApiToken, OneTimeCode

__all__ = [
    "Account",
    "ApiToken",
    "Body",
    "District",
    "Load",
    "Mandate",
    "OneTimeCode",
    "Party",
    "Post",
    "Region",
    "Session",
    "Window",
    "WorkingHours",
    "mandate_in_force",
]

"""What this domain keeps."""

from yichuang.domain.evaluation.models.grievances import BadRating, Complaint, Remark
from yichuang.domain.evaluation.models.invitations import Invitation
from yichuang.domain.evaluation.models.ratings import Flag, Rating
from yichuang.domain.evaluation.models.tags import Tag, TagSet

__all__ = ["BadRating", "Complaint", "Flag", "Invitation", "Rating", "Remark", "Tag", "TagSet"]

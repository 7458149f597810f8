"""The tables of notices."""

from yichuang.domain.notices.models.choices import Choice
from yichuang.domain.notices.models.notices import Delivery, Notice
from yichuang.domain.notices.models.texts import MessageText

__all__ = ["Choice", "Delivery", "MessageText", "Notice"]

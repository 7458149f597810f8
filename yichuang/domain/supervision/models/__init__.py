"""The tables of supervision."""

from yichuang.domain.supervision.models.cards import Card, Showing
from yichuang.domain.supervision.models.rules import CardRule

__all__ = ["Card", "CardRule", "Showing"]

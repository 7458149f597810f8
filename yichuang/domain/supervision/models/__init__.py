"""The tables of supervision."""

from yichuang.domain.supervision.models.cards import Card, Showing
from yichuang.domain.supervision.models.rules import CardRule
from yichuang.domain.supervision.models.weights import ScoreWeights

__all__ = ["Card", "CardRule", "ScoreWeights", "Showing"]

"""The tables of supervision."""

from yichuang.domain.supervision.models.awaited import AwaitedCard
from yichuang.domain.supervision.models.bulletins import Bulletin
from yichuang.domain.supervision.models.campaigns import Campaign, Nominee, Objection, Vote
from yichuang.domain.supervision.models.cards import Card, Showing
from yichuang.domain.supervision.models.duties import AskedFirst, Patrol, Refusal
from yichuang.domain.supervision.models.honours import Honour, VoluntaryService
from yichuang.domain.supervision.models.rounds import PatrolRound
from yichuang.domain.supervision.models.rules import CardRule
from yichuang.domain.supervision.models.weights import ScoreWeights

__all__ = [
    "AskedFirst",
    "AwaitedCard",
    "Bulletin",
    "Campaign",
    "Card",
    "CardRule",
    "Honour",
    "Nominee",
    "Objection",
    "Patrol",
    "PatrolRound",
    "Refusal",
    "ScoreWeights",
    "Showing",
    "VoluntaryService",
    "Vote",
]

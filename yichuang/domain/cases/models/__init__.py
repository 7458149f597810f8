"""The tables of cases, one file per idea."""

from yichuang.domain.cases.models.archive import Archive
from yichuang.domain.cases.models.case import Case
from yichuang.domain.cases.models.credit import CreditFact
from yichuang.domain.cases.models.exports import Export, ExportTaken
from yichuang.domain.cases.models.fees import Charge
from yichuang.domain.cases.models.files import CaseMaterial, LicenceCheck, Supply
from yichuang.domain.cases.models.hearing import Hearing, InterestedParty
from yichuang.domain.cases.models.looks import Look
from yichuang.domain.cases.models.words import Remark, SiteCheck

__all__ = [
    "Archive",
    "Case",
    "CaseMaterial",
    "Charge",
    "CreditFact",
    "Export",
    "ExportTaken",
    "Hearing",
    "InterestedParty",
    "LicenceCheck",
    "Look",
    "Remark",
    "SiteCheck",
    "Supply",
]

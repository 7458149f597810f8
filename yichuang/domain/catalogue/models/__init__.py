"""The tables of the catalogue, one file per idea."""

from yichuang.domain.catalogue.models.elements import CanonicalMaterial, DataElement
from yichuang.domain.catalogue.models.findings import Finding
from yichuang.domain.catalogue.models.items import CatalogRow, Item
from yichuang.domain.catalogue.models.parts import FormField, HandlingStep, Material, SpecialProcedure
from yichuang.domain.catalogue.models.themes import Theme, ThemeVersion
from yichuang.domain.catalogue.models.versions import ItemVersion

__all__ = [
    "CanonicalMaterial",
    "CatalogRow",
    "DataElement",
    "Finding",
    "FormField",
    "HandlingStep",
    "Item",
    "ItemVersion",
    "Material",
    "SpecialProcedure",
    "Theme",
    "ThemeVersion",
]

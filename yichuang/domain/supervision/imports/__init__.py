"""The rules of cards from a file: checks first, then acts."""

from yichuang.domain.supervision.imports.card_rules import TABLE, Loaded, check, exported, load

__all__ = ["TABLE", "Loaded", "check", "exported", "load"]

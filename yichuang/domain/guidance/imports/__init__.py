"""Wordings from files: checks first, then acts."""

from yichuang.domain.guidance.imports.wordings import TABLES, Loaded, check, exported, load

__all__ = ["TABLES", "Loaded", "check", "exported", "load"]

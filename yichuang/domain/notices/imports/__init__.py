"""The words of notices from a file: checks first, then acts."""

from yichuang.domain.notices.imports.texts import TABLE, Loaded, check, exported, load

__all__ = ["TABLE", "Loaded", "check", "exported", "load"]

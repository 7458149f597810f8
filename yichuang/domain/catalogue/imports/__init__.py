"""Items with their materials and form fields from files: checks first, then acts.

Structure stops a load, with every fault listed. The audit rules never do: what is loaded is published as it is and
keeps its findings. Nothing that the files do not say is filled in.
"""

from yichuang.domain.catalogue.imports import theme_tables, themes
from yichuang.domain.catalogue.imports.folder import TABLES, Plan, check, from_folder, load

__all__ = ["TABLES", "Plan", "check", "from_folder", "load", "theme_tables", "themes"]

"""Matters and their parts."""

from yichuang.domain.joint.models.matters import Matter, Part

__all__ = ["Matter", "Part"]

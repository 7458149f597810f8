"""The printed registry of measures: docs/measures.md."""

from pathlib import Path

from yichuang.kernel.measures.printing import printed

__all__ = ["PAGE", "printed"]

PAGE = Path(__file__).resolve().parents[2] / "docs" / "measures.md"

"""What may be asked about money, goals and results. Nothing here writes."""

from yichuang.domain.performance.reads.books import Books, ContractBook, LineBook, books

__all__ = ["Books", "ContractBook", "LineBook", "books"]

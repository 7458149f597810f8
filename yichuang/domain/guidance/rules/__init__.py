"""How a question in everyday words is matched with what the house offers: pure functions over rows and synonyms."""

"""The words and codes of budgets."""

"""Who may act on the money and the evaluation of a year, and what must hold. Questions only."""

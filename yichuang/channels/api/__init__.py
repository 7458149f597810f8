"""REST under /api/v1 for terminals, partners and the provincial platform."""

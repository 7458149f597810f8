"""What holds in the catalogue: who may work on it, and what its themes, questions and conditions mean."""

"""How fast the house is: each bench a file, `python -m tools.bench` runs them and writes a table and JSON."""

"""The fixed words of the catalogue: code tables, topics, the field table of an implementation list."""

"""Tag sets from files."""

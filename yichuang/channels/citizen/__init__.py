"""The public portal and "my errands": find an item, read its guide, apply, follow, withdraw."""

"""Hall displays and wall screens. They arrive with a later issue."""

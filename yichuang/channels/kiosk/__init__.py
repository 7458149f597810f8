"""Self-service terminals. They arrive with a later issue."""

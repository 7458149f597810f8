"""Mechanisms every floor shares. The kernel knows no law."""

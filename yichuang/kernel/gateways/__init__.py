"""Doors to systems of others, each with a simulator for demo mode; which one is used is a setting."""

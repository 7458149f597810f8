"""Screens 大屏: what hangs on the bureau's wall and in the hall. Public measures only, nobody's name, no door."""

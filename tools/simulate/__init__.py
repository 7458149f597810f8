"""A year of a bureau in minutes: the product's own acts, done by its own people, as simulated time goes by.

Nothing is written past the acts: what this leaves behind is what such a year would have left, its ledger, clocks and
papers included. The same seed gives the same year.
"""

"""Cases (办件).

One application of one party for one item, from draft to delivered or otherwise closed: states, clocks,
documents (文书), materials, opinions, and where it is decided.
"""

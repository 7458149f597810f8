"""Performance (预算与绩效).

What a body was given and what it paid, line by line, from whole fen; what it was to reach with the money and what it
reached; the report that says so; and what the next year will cost. Figures of work come from the measures, never from
a hand.
"""

"""Publicity (政务公开).

Portal pages, disclosure columns and duties, disclosure on request, new-media accounts. It arrives with a
later issue; until then what needs it says "not yet measured".
"""

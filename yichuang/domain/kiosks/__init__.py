"""Kiosks (自助终端).

Terminals: heartbeats, functions, consumables and the 15-minute circle. It arrives with a later issue; until
then what needs it says "not yet measured".
"""

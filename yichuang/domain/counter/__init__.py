"""Counter (大厅).

The hall's day: queue tickets, appointments, windows and extended hours. It arrives with a later issue; until
then what needs it says "not yet measured".
"""

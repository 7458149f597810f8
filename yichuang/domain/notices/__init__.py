"""Notices (通知).

Messages to people: in the inbox of the portal and by SMS, their words, the choice of who wants which, and the log of
what was sent. What is worth a message the domains above know; nothing secret goes into one.
"""

"""Evaluation (好差评, 投诉).

Invitations, ratings, the bad-rating loop and complaints. It arrives with a later issue.
"""

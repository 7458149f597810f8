"""Evaluation (好差评, 投诉咨询).

Who was served is asked once for each service what it was like; each bad rating is mended within its limit, and so is
each complaint. It owns the tag sets, invitations, ratings with what makes them look false, the bad-rating loop, and
complaints and consultations. What a rating does to a score or a card is decided above.
"""

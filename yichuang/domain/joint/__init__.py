"""Joint (一件事一次办 / 证照联办).

One matter over many cases: it keeps the plan it got from guidance, files its cases, advances them and issues
their results together. It arrives with a later issue.
"""

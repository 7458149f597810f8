"""Joint (一件事一次办 / 证照联办).

One application over many items: the matter keeps the plan it got from guidance, files its cases by the ordinary acts
of cases, each when what it waits for is granted, tells every gap in one notice, and issues the results together.
"""

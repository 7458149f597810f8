"""Performance (预算与绩效).

Budget lines, spending, indicators, the self-evaluation report and next year's estimate. It arrives with a
later issue.
"""

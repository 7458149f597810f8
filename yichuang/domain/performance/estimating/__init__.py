"""Next year's budget 下年预算测算: from books, volumes, contracts and prices to each line as P10 / P50 / P90.

Pure functions, given a seed the same answer each time. `history` says what goes in, `expecting` what next year's
volumes will be (the one place that asks a library, where there are months enough), `lines` what each line will cost,
`changes` what if, `findings` what is to be looked at in the year that closed.
"""

"""One sheet for each act on a case: the noun of its address, what it asks, what it says before it is done."""

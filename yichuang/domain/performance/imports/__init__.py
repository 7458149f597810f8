"""Money taken in from files: tables of a year's entries, and the finance of a year from its report."""

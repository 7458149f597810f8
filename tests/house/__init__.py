"""The house style, as far as a machine can see it."""

"""Tables in: licence types, and licences taken over from an older system."""

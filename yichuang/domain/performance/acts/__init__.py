"""What is done about the money of a year, its goals, its report and its estimate: one module a part."""

"""What the work is about, on floors; a higher floor may use a lower one, neighbours may not meet."""

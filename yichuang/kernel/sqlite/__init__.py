"""Django's SQLite with a line for its one writer: who has waited longest writes next."""

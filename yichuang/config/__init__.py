"""Settings, URLs, the wiring table and the schedule: where the floors are joined."""

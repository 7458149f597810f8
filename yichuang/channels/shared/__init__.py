"""What every channel shares: layout, components, the refusal page, error pages."""

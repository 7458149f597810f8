"""What `make` calls: locks, assets, test legs. Standard library only, so that it runs before anything is installed."""

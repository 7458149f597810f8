"""Who comes in, and how. Channels load through the person and call acts; they decide nothing."""

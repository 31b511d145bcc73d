"""The CF conventions: one module per section."""

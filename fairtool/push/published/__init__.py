"""What was published where fairtool cannot write: read back where anybody can, and compared by meaning."""

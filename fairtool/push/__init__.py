"""Records go to catalogues and repositories: planned, applied, verified."""

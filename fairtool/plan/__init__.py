"""Data-management plans: models, reading, structure and repair."""

"""Tests of data-management plans: models, reading, structure, repair."""

"""Tests of pushing to the catalogue of AERIS."""

"""Tests of pushing to GeoNetwork."""

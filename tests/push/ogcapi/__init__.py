"""Tests of pushing to OGC API - Records and STAC."""

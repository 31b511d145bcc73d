"""Tests of the FAIR score."""

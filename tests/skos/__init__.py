"""Tests of what reads and checks SKOS files."""

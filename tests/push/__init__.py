"""Tests of pushing records to catalogues and repositories."""

"""Tests of data-management plans."""

"""Tests of auditing archives."""

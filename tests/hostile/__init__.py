"""Hostile inputs of every kind, built in code, each with the verdict that it should have."""

"""Tests of what F-UJI would give."""

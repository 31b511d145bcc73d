"""Mending files: only what a finding is certain of, in a copy that replaces the file once it is proved."""

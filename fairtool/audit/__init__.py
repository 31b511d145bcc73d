"""Auditing an archive: what is there, what became of each file, what does not hold across files."""

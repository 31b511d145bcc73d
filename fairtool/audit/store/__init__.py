"""The store of an audit: one SQLite file with what is in an archive and what became of it."""

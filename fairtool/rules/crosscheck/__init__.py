"""Rules that hold a record against the data that it describes."""

"""Which place fits a data set, by rules that name their sources."""

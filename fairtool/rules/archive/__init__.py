"""Rules about the files of an archive against each other: what no check of a single file can see."""

"""All that a person needs to fill in the form of a place that no program can write to."""

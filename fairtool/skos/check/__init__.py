"""The integrity of a SKOS file, by sets: the conditions of the SKOS Reference, and what else misleads who uses it."""

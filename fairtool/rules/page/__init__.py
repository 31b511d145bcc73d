"""Rules that ask of a landing page what the FAIR principles ask of data that are published."""

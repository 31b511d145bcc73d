"""Rules that ask for what the FAIR principles ask of data and their description, besides what standards ask."""

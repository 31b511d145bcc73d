"""The canonical description of a data set, its encodings, and what gets lost between them."""

"""SKOS files: their statements as a stream, the entries in them, and whether they keep SKOS's own conditions."""

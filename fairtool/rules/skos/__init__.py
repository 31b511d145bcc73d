"""Rules for thesauri and vocabularies in SKOS."""

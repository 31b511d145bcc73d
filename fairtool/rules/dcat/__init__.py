"""Rules for descriptions in DCAT, whether in Turtle, RDF/XML or JSON-LD."""

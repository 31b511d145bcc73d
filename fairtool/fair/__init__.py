"""How findable, accessible, interoperable and reusable data are, seen from the evidence."""

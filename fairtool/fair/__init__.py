"""How findable, accessible, interoperable and reusable data are: rubrics, and the evidence that is folded by them."""

"""Records go to a Catalogue Service for the Web: against a real pycsw, and against catalogues with faults."""

"""Records go to a Catalogue Service for the Web by its transactions."""

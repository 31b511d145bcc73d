"""The rules of the Attribute Convention for Data Discovery (ACDD), versions 1.1 and 1.3."""

"""The catalogue of AERIS, by the interface that public programs use; experimental."""

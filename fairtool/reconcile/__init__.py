"""The mapping as a service: the Reconciliation Service API 0.2 of the W3C community group, for this machine alone."""

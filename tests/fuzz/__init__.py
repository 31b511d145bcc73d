"""Bytes without end against the readers and rules: whatever comes, a report comes of it, and no fault of ours."""

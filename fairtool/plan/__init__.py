"""Data-management plans: templates, the plan file, how it is filled from data and records, and what is made of it."""

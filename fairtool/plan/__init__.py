"""Data-management plans: the standard document, templates, the plan file, and what is filled, checked and made of it."""

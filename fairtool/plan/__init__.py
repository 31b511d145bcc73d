"""Data-management plans: the standard document, templates, the plan file, and what is made of them."""

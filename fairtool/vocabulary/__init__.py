"""Controlled vocabularies: what they list, and what a writer may have meant instead."""

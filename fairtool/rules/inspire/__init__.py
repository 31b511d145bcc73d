"""The rules of the INSPIRE Technical Guidance on metadata, version 2.0."""

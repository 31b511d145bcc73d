"""The rules: one package per standard, found by walking the package (there is no registry)."""

"""The UGRID conventions for unstructured meshes: one module per kind of variable."""

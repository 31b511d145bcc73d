"""GeoNetwork: records are written through its own interface, or through CSW publication."""

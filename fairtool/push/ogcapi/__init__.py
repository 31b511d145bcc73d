"""OGC API - Records and STAC: documents in JSON that are created, replaced, patched and deleted by their address."""

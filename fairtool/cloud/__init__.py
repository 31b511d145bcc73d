"""Reading what lies behind an address in parts: a few ranges of a file over HTTP or from an object store."""

"""The rules of ISO 19115: what its constraints ask beyond structure, in ISO 19139 and ISO 19115-3 alike."""

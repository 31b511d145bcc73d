"""ISO metadata records: their structure and what is read from them."""

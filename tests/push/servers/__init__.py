"""The servers that tests push to: a real pycsw, doubles of others, and a proxy that misbehaves."""

"""Keywords become concepts: the cascade of methods, what is said of the result, and what is written with it."""

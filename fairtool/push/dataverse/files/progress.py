"""How far an upload is, told to whoever shows it."""

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Takes the place of a file in the target, the bytes of it that were sent, and its size; a new try begins anew."""

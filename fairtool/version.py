"""Versions of standards: compared as numbers, so that 1.10 comes after 1.9."""

from typing import NamedTuple


class Version(NamedTuple):
    """A version such as 1.13."""

    major: int
    minor: int

    @classmethod
    def parse(cls, text: str) -> "Version":
        """Read `1.13` (a trailing `-draft` is allowed); raises ValueError on anything else."""
        major, minor = text.removesuffix("-draft").split(".")
        return cls(int(major), int(minor))

    def __str__(self) -> str:
        """Give `1.13`."""
        return f"{self.major}.{self.minor}"

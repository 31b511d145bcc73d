"""How a score looks at what was published."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Online:
    """Whether the web is asked, and how: live, kept in a file, or from such a file in its place."""

    allowed: bool = False
    record: Path | None = None
    replay: Path | None = None
    allow_private: bool = False
    seconds: float | None = None

    @property
    def is_on(self) -> bool:
        """Say whether what was published is to be looked at."""
        return self.allowed or self.replay is not None

"""What may be wrong with a data file on its way.

RefusedError            (fairtool.push.faults)
├── FileError           this file cannot go there as it is
│   └── ChangedError    it was written to while it was read or sent
└── DeclinedError       the target has said no to a request about files; `code` and `words` are its own
"""

from fairtool.push.faults import RefusedError


class FileError(RefusedError):
    """A data file cannot be sent as it is."""


class ChangedError(FileError):
    """A data file changed between the first look at it and the end of its upload."""


class DeclinedError(RefusedError):
    """The target declined a request; its values hold `code` and `words`."""

    @property
    def code(self) -> int:
        """Give the status."""
        return int(str(self.values.get("code", 0)))

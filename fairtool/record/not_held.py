"""The error of an encoding that cannot hold a certain record, whatever it was asked to leave out."""

from fairtool.errors import UsageError


class NotHeldError(UsageError):
    """A record lacks what the encoding cannot be without; other records of the same run can be written."""

"""What a target may answer instead of doing what it is asked.

FairtoolError
└── PushError            (exit code 3)
    ├── RefusedError     the target has refused: nothing of the request was done, or what was done is to be read back
    │   ├── AccessError  it does not know the user, or the user may not do this
    │   └── LargeAnswerError  it answers with more than is taken: less can be asked for
    └── LostAnswerError  the request may have been carried out, and nobody has said so
"""

from fairtool.errors import FairtoolError
from fairtool.translate import marked

READ_BACK = marked("the target is read again before anything is repeated")


class PushError(FairtoolError):
    """A target does not do what it is asked."""

    exit_code = 3


class RefusedError(PushError):
    """A target has refused. Of a batch, some records may have been written before: they are read back."""


class AccessError(RefusedError):
    """A target does not know the user, or does not let the user do this."""


class LargeAnswerError(RefusedError):
    """A target answers with more than is taken at once."""


class LostAnswerError(PushError):
    """A request was sent and its answer has not come: whether it was carried out is seen by reading back alone."""

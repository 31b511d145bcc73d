"""Says in words why a network call failed: the number of an error of the system tells nobody anything."""

import errno
import re
import socket
from collections.abc import Iterator, Mapping

from fairtool.translate import marked, translate

_NUMBER = re.compile(r"\[Errno -?\d+\]\s*|^\d+\s*,\s*|\s*\(_\w+\.c:\d+\)")
_WORDS: Mapping[int, str] = {
    errno.ECONNREFUSED: marked("the server refuses the connection"),
    errno.ECONNRESET: marked("the server broke the connection off"),
    errno.EPIPE: marked("the server broke the connection off"),
    errno.EHOSTUNREACH: marked("there is no way to the server"),
    errno.ENETUNREACH: marked("there is no way to the server"),
    errno.ETIMEDOUT: marked("the server does not answer"),
}
_NO_NAME = marked("no server of this name is known")


def reason_of(error: BaseException) -> Mapping[str, str]:
    """Give the reason of a failure as the values `reason` and `reason_fr` of a message."""
    for one in _chain(error):
        template = _NO_NAME if isinstance(one, socket.gaierror) else _WORDS.get(_number(one), "")
        if template:
            return {"reason": template, "reason_fr": translate(template, "fr")}
    return {"reason": _NUMBER.sub("", str(error)) or type(error).__name__}


def _number(error: BaseException) -> int:
    return error.errno or 0 if isinstance(error, OSError) else 0


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """Give an error and those that it was made of."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__

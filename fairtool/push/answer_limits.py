"""How much of what targets answer is taken: bytes, the things in them, and what is in memory together."""

import threading

from fairtool.asking import Answer
from fairtool.push.faults import LargeAnswerError
from fairtool.translate import marked

LARGEST = 64 * 2**20  # bytes of an answer
_TOGETHER = 256 * 2**20  # bytes of answers that are kept together
_SMALL = 4 * 2**20  # bytes that are read whatever they are made of
_PARTS = (b"<", b"=", b"{", b"[", b",")  # what begins or parts the things in XML and JSON
_MOST_PARTS = 6_000_000  # each takes more than a hundred bytes of memory when it is read


def check_answer(answer: Answer) -> None:
    """Raise LargeAnswerError for an answer that was cut off, or that would be some gigabytes once it is read."""
    if not answer.whole:
        raise LargeAnswerError(marked("an answer has more than {most} bytes, and was not read"), most=LARGEST)
    if len(answer.body) > _SMALL and sum(map(answer.body.count, _PARTS)) > _MOST_PARTS:
        raise LargeAnswerError(
            marked("an answer is made of more than {most} parts, and was not read"), most=_MOST_PARTS
        )


class Room:
    """Room for answers that are kept together, which several threads fill."""

    def __init__(self) -> None:
        """Be empty."""
        self._lock = threading.Lock()
        self._left = _TOGETHER

    def take(self, size: int) -> None:
        """Take in an answer of some bytes; raises LargeAnswerError where there is no room for it beside the others."""
        with self._lock:
            self._left -= size
            is_full = self._left < 0
        if is_full:
            raise LargeAnswerError(
                marked("answers have more than {most} bytes together, and were not read"), most=_TOGETHER
            )

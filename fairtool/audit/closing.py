"""Ending a run early so that nothing is lost: on Ctrl-C, and on what schedulers send before they kill."""

import signal
import threading
from collections.abc import Iterable, Iterator
from types import FrameType, TracebackType
from typing import Any, Self, TypeVar

Item = TypeVar("Item")
_SIGNALS = ("SIGINT", "SIGTERM", "SIGUSR1", "SIGXCPU")
_GRACE = 10.0  # seconds for what is being judged to come to its end


class Closing:
    """A context in which the first signal lets nothing new begin, and a second one, or time, ends what is going on."""

    def __init__(self) -> None:
        """Hear nothing yet."""
        self.asked = False
        self._before: dict[int, Any] = {}

    def __enter__(self) -> Self:
        """Hear the signals, where this is the thread that may."""
        if threading.current_thread() is threading.main_thread():
            known = [getattr(signal, name) for name in _SIGNALS if hasattr(signal, name)]
            self._before = {number: signal.signal(number, self._heard) for number in known}
            if hasattr(signal, "SIGALRM"):
                self._before[signal.SIGALRM] = signal.signal(signal.SIGALRM, _ended)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give the signals back."""
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, 0)
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def until_asked(self, items: Iterable[Item]) -> Iterator[Item]:
        """Give the items until a signal came."""
        for item in items:
            if self.asked:
                return
            yield item

    def _heard(self, number: int, frame: FrameType | None) -> None:
        if self.asked:
            _ended(number, frame)
        self.asked = True
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, _GRACE)


def _ended(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt

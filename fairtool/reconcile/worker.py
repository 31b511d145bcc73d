"""The one thread that opens the indexes and asks them: a connection to SQLite belongs to the thread that made it.

More threads would not be faster, as most of the work holds the lock of the interpreter; and each would keep the
arrays of all thesauri in memory once more.
"""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from fairtool.reconcile.service import Service

Result = TypeVar("Result")
Services = Mapping[str, Service]


class Worker:
    """Answers questions one after the other; a batch asks each of its queries anew, so that all clients wait alike."""

    def __init__(self, opened: Callable[[], Services]) -> None:
        """Open the thesauri; raises what `opened` raises."""
        self._thread = ThreadPoolExecutor(1, "thesauri")
        self.services: Services = {}
        try:
            self.services = self._thread.submit(opened).result()
        finally:
            if not self.services:
                self.close()

    def ask(self, question: Callable[[], Result]) -> Result:
        """Give the answer to a question; raises what the question raises."""
        return self._thread.submit(question).result()

    def close(self) -> None:
        """Take no more questions, and forget those that wait."""
        self._thread.shutdown(wait=False, cancel_futures=True)

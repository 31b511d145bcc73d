"""A progress bar on standard error, once the work takes more than a second and somebody can see it."""

import sys
import time
from collections.abc import Generator, Iterable
from typing import TypeVar

from fairtool.translate import Language, translate

Item = TypeVar("Item")
_PATIENCE = 1.0  # seconds before a bar is worth showing


def followed(items: Iterable[Item], total: int, language: Language, *, quiet: bool) -> Generator[Item, None, None]:
    """Give the items, and show how many of `total` there were; nothing is shown where stderr is no terminal."""
    if quiet or not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console  # only for a terminal
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    start = time.monotonic()
    progress = Progress(
        TextColumn(translate("Checking", language)),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    task = progress.add_task("", total=total)
    try:
        for item in items:
            if not progress.live.is_started and time.monotonic() - start > _PATIENCE:
                progress.start()
            progress.advance(task)
            yield item
    finally:
        progress.stop()

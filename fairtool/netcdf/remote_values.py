"""The values of a file of which only parts were fetched; what parts cannot give comes from the whole file."""

from collections.abc import Callable, Iterator
from typing import NoReturn, TypeVar

from fairtool.cloud.blocks import Blocks
from fairtool.errors import Unavailable, UnreadableError
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.h5_unlike import UnlikeError
from fairtool.netcdf.read import close
from fairtool.netcdf.values import Array, ValueReader

Given = TypeVar("Given")


class RemoteValues:
    """Reads values through blocks, and from the whole file from the first variable on that asks for it."""

    def __init__(self, parts: Dataset, blocks: Blocks, whole: Callable[[], Dataset]) -> None:
        """Keep the data set that reads parts, the blocks that it reads, and how to get it from the whole file."""
        self._now = parts
        self._blocks = blocks
        self._whole = whole

    def read(self, path: str) -> Array:
        """Give all values of the variable at `path`, in the shape of its dimensions."""
        return self._tried(lambda reader: reader.read(path))

    def blocks(self, path: str) -> Iterator[Array]:
        """Give the values of the variable in blocks along its first dimension, each within the budget."""
        blocks, first = self._tried(lambda reader: _begun(reader.blocks(path)))
        yield from first
        while (block := self._told(lambda: next(blocks, None))) is not None:
            yield block

    def close(self) -> None:
        """Close the file and the connections; values cannot be read any more."""
        close(self._now)
        self._blocks.source.close()

    def _tried(self, ask: Callable[[ValueReader], Given]) -> Given:
        try:
            return self._told(lambda: ask(self._now.reader))
        except UnlikeError:
            self._told(self._go_whole)
            return self._told(lambda: ask(self._now.reader))

    def _go_whole(self) -> None:
        parts, self._now = self._now, self._whole()
        close(parts)

    def _told(self, ask: Callable[[], Given]) -> Given:
        """Ask, and tell a failure of the network as one: the libraries have no words for it."""
        self._blocks.failure = None
        try:
            return ask()
        except UnreadableError as error:
            _refuse(error)
        except Unavailable:
            if self._blocks.failure:
                _refuse(self._blocks.failure)
            raise


def _begun(blocks: Iterator[Array]) -> tuple[Iterator[Array], list[Array]]:
    """Read the first block, so that what stops the reading is known before any block is given."""
    return blocks, [block for block in [next(blocks, None)] if block is not None]


def _refuse(error: UnreadableError) -> NoReturn:
    raise Unavailable(error.template, hint=error.hint, **error.values) from None

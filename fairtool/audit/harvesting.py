"""The records of a catalogue go into the store page by page; a run that is ended goes on with the next page."""

from collections.abc import Iterator, Sequence

from fairtool.audit.harvest import harvested
from fairtool.audit.shards import shard_of
from fairtool.audit.store.writer import Writer


def harvest(addresses: Sequence[str], writer: Writer, shard: tuple[int, int] | None = None) -> Iterator[int]:
    """Write the records of catalogues, or of one part of them; gives after each page how many were found in this run.

    Raises the errors of `harvested`.
    """
    count = 0
    for address in addresses:
        key = f"harvest {writer.run} {address}"
        start = int(writer.noted(key) or 1)
        if not start:
            continue
        for page in harvested(address, start=start):
            taken = [one for one in page.entries if shard is None or shard_of(one.relative, shard[1]) == shard[0]]
            for _ in writer.sight(taken):
                pass
            writer.note(key, str(page.next_start))
            count += len(taken)
            yield count

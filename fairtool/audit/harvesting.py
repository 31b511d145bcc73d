"""The records of a catalogue go into the store page by page; a run that is ended goes on with the next page."""

from collections.abc import Iterator, Sequence

from fairtool.audit.harvest import harvested
from fairtool.audit.store.writer import Writer


def harvest(addresses: Sequence[str], writer: Writer) -> Iterator[int]:
    """Write the records of catalogues; gives after each page how many were found in this run."""
    count = 0
    for address in addresses:
        key = f"harvest {writer.run} {address}"
        start = int(writer.noted(key) or 1)
        if not start:
            continue
        for page in harvested(address, start=start):
            for _ in writer.sight(page.entries):
                pass
            writer.note(key, str(page.next_start))
            count += len(page.entries)
            yield count

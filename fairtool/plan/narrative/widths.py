"""How wide the columns of a table are: by what stands in them, within limits."""

from collections.abc import Sequence
from math import sqrt

from fairtool.plan.document import Spans, plain_text

_LEAST = 7.0  # characters; a shorter column breaks its head
_MOST = 60.0
_SAMPLE = 200  # rows that are looked at


def widths(head: Sequence[str], rows: Sequence[Sequence[Spans]]) -> tuple[float, ...]:
    """Give the share of each column.

    It follows the longest word, which should not be broken, and the root of the typical length, since a long text may
    take lines.
    """
    wanted = [_wanted(name, [plain_text(row[place]) for row in rows[:_SAMPLE]]) for place, name in enumerate(head)]
    return tuple(round(one / sum(wanted), 4) for one in wanted)


def _wanted(name: str, texts: Sequence[str]) -> float:
    words = [len(word) for text in (name, *texts) for word in text.split(" ")]
    typical = sorted(len(text) for text in texts)[len(texts) * 3 // 4] if texts else 0
    return min(_MOST, max(_LEAST, min(max(words), 24), sqrt(typical) * 3.2))

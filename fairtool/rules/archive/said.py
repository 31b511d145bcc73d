"""What the rules on archives share: their source, and how many files make a norm."""

from fairtool.audit.tally import Names, Spread, Variant
from fairtool.finding import Related
from fairtool.translate import marked

SOURCE = marked("the files of an archive against each other")
NORM = 2 / 3  # of the files: more than that have it, and the others are told
FEW = 0.1  # of the files: what fewer have, or lack, is told
FEWEST = 4  # files of which something can be the norm
SHOWN = 3  # other values that are told


def related(names: Names) -> tuple[Related, ...]:
    """Give files as the places that a finding is about too."""
    return tuple(Related("", path=name) for name in names)


def listed(names: Names, total: int) -> str:
    """Give the first names as a sentence shows them."""
    return ", ".join(names[:SHOWN]) + (" ..." if total > min(SHOWN, len(names)) else "")


def lacking(sets: Spread[Names]) -> dict[str, tuple[int, Names]]:
    """Give what most files have and a few have not, with how many lack it and the first of these."""
    total = sets.total
    names = dict.fromkeys(name for one in sets.variants for name in one.value)
    found: dict[str, tuple[int, Names]] = {}
    for name in names if total >= FEWEST and not sets.others else ():
        without = [one for one in sets.variants if name not in one.value]
        count = sum(one.count for one in without)
        if 0 < count <= max(1, FEW * total):
            found[name] = count, tuple(file for one in without for file in one.names)[:SHOWN]
    return found


def drifting(spread: Spread[str]) -> tuple[Variant[str] | None, tuple[Variant[str], ...]]:
    """Give the norm, and the values that differ from it; none where there is no norm or too few files."""
    usual = spread.usual(NORM) if spread.total >= FEWEST else None
    return usual, spread.variants[1:] if usual else ()

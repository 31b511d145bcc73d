"""What the commands that exchange plans tell on standard error: sentences, the first of many."""

from collections.abc import Sequence

from fairtool.cli.console import note
from fairtool.translate import Language, marked, translate
from fairtool.warned import Warned

MOST = 50
_MORE = marked("and {count} more")


def tell(sentences: Sequence[Warned], language: Language) -> None:
    """Write the sentences, the first of them where there are many."""
    for one in sentences[:MOST]:
        note(one.text(language))
    if len(sentences) > MOST:
        note(translate(_MORE, language, count=len(sentences) - MOST))

"""The words that a renderer adds itself: the table of contents, the pages, how a document was made."""

from collections.abc import Mapping

from fairtool.plan.document import PlanDocument
from fairtool.translate import translate


def words_of(document: PlanDocument) -> Mapping[str, str]:
    """Give these words in the language of the document."""
    language = document.language
    return {
        "contents": translate("Contents", language),
        "authors": translate("Persons", language),
        "page": translate("Page", language),
        "of": translate("of", language),
        "open": translate("Open", language),
        "made": translate("Made with fairtool", language),
    }

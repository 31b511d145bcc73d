"""The search index: words, not texts, and behind the data by as long as the settings say.

`otherIdValue` is cut into words like any text, so that a search for an identifier also finds those that hold its words
in that order; a client must compare the found ones to the letter.
"""

import re
from dataclasses import dataclass

from tests.push.dataverse_double.answers import Answer, RefusedError, ok
from tests.push.dataverse_double.clock import stamp
from tests.push.dataverse_double.people import may
from tests.push.dataverse_double.request import Request
from tests.push.dataverse_double.shapes import Json, Values, without_nulls
from tests.push.dataverse_double.site import Site
from tests.push.dataverse_double.state import Dataset, Version, copied_values

_SPECIAL = re.compile(r'(?<!\\)[(){}\[\]^~/:"]')
_CLAUSE = re.compile(r'(?:(?P<field>\w+):)?(?:"(?P<phrase>(?:[^"\\]|\\.)*)"|(?P<word>[^\s"]+))')


@dataclass(frozen=True, slots=True)
class Card:
    """What the index holds of a version: everything a search looks at."""

    dataset: Dataset
    version: Version
    values: Values

    def words(self, field: str) -> list[list[str]]:
        """Give the words of each value of a field, or of everything."""
        texts: list[str] = []
        for name, items in self.values.items():
            for item in items:
                if isinstance(item, str):
                    texts += [item] if field in {"", name} else []
                else:
                    texts += [text for child, text in item.items() if field in {"", name, child}]
        if field in {"", "dsPersistentId", "identifier"}:
            texts.append(self.dataset.persistent)
        return [tokens(text) for text in texts]


class Index:
    """The cards, by the version they are of."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._cards: dict[int, Card] = {}

    def update(self, site: Site, *, now: bool = False) -> None:
        """Take in what changed longer ago than the lag, or everything."""
        lag = site.settings.index_lag
        for dataset in site.datasets:
            site.settled(dataset)
            due = now or (lag is not None and site.clock.now() >= dataset.modified + lag)
            if due and (dataset.indexed is None or dataset.indexed < dataset.modified):
                self._take(dataset)
                dataset.indexed = site.clock.now()
        self._forget(site, now=now or lag is not None)

    def _take(self, dataset: Dataset) -> None:
        for version in dataset.versions:
            self._cards[version.identifier] = Card(dataset, version, copied_values(version.values))

    def _forget(self, site: Site, *, now: bool) -> None:
        if not now:
            return
        alive = {version.identifier for dataset in site.datasets for version in dataset.versions}
        self._cards = {number: card for number, card in self._cards.items() if number in alive}

    def cards(self) -> list[Card]:
        """Give the cards of the versions that can be found: the draft, and the last release."""
        shown = [one for one in self._cards.values() if one.version is one.dataset.draft or one.version is _shown(one)]
        return sorted(shown, key=lambda one: one.version.identifier)


def _shown(card: Card) -> Version | None:
    return card.dataset.latest_published


def tokens(text: str) -> list[str]:
    """Cut a text into words as the index does: at what is neither letter nor digit, in small letters."""
    return re.findall(r"[^\W_]+", text.lower())


def _holds(words: list[str], phrase: list[str]) -> bool:
    return any(words[at : at + len(phrase)] == phrase for at in range(len(words) - len(phrase) + 1))


def _matches(card: Card, query: str) -> bool:
    """Whether a version answers a query: `*`, words, phrases, and either of them after a field and a colon."""
    if query.strip() in {"*", "*:*"}:
        return True
    clauses = list(_CLAUSE.finditer(query))
    return bool(clauses) and all(_meets(card, clause) for clause in clauses)


def _meets(card: Card, clause: re.Match[str]) -> bool:
    wanted = tokens(re.sub(r"\\(.)", r"\1", clause["phrase"] if clause["phrase"] is not None else clause["word"]))
    return bool(wanted) and any(_holds(words, wanted) for words in card.words(clause["field"] or ""))


def _refuse_broken(query: str) -> None:
    """Refuse what the query language can't read: 500, as the server does."""
    outside = re.sub(r'"(?:[^"\\]|\\.)*"', "", query)
    broken = _SPECIAL.search(re.sub(r"(?:^|(?<=\s))\w[\w.]*:(?=\S|$)", "", outside))
    if broken is None or query.strip() == "*:*":
        return
    cause = "org.apache.solr.search.SyntaxError: Cannot parse"
    raise RefusedError(500, f"Exception running search for [{query}] with filterQueries []: {cause} '{query}'")


def search(site: Site, index: Index, request: Request) -> Answer:
    """Search for data sets."""
    query = request.asked("q")
    if "q" not in request.query:
        raise RefusedError(400, "q parameter is missing")
    _refuse_broken(query)
    subtrees = {site.collection(alias) for alias in request.query.get("subtree", ["root"])}
    index.update(site)
    wanted = set(request.query.get("type", ["dataset"])) & {"dataset"}
    found = [card for card in index.cards() if wanted and _seen(card, request, subtrees) and _matches(card, query)]
    start, size = int(request.asked("start", "0")), min(int(request.asked("per_page", "10")), 1000)
    page = found[start : start + size]
    return ok(
        {
            "q": query,
            "total_count": len(found),
            "start": start,
            "spelling_alternatives": {},
            "items": [_item(site, card) for card in page],
            "count_in_response": len(page),
        }
    )


def _seen(card: Card, request: Request, subtrees: set[str]) -> bool:
    inside = "root" in subtrees or card.dataset.collection in subtrees
    public = not card.version.is_draft
    return inside and (public or may(request.user, "view", card.dataset.owner))


def _item(site: Site, card: Card) -> Json:
    dataset, version = card.dataset, card.version
    described = Version(0, card.values, version.terms, 0, 0)
    statuses = ["Published"] if not version.is_draft else ["Unpublished", "Draft"]
    major, minor = version.number or (None, None)
    return without_nulls(
        name=next(iter(described.texts("title")), ""),
        type="dataset",
        url=f"https://doi.org/{dataset.persistent.removeprefix('doi:')}",
        global_id=dataset.persistent,
        description=next(iter(described.texts("dsDescription", "dsDescriptionValue")), None),
        published_at=stamp(version.released or version.created),
        publisher=dataset.collection.capitalize(),
        citationHtml="",
        identifier_of_dataverse=dataset.collection,
        name_of_dataverse=dataset.collection.capitalize(),
        citation="",
        publicationStatuses=statuses if site.edition.since(6, 5) else None,
        storageIdentifier=f"file://{dataset.persistent.removeprefix('doi:')}",
        subjects=described.texts("subject"),
        fileCount=len(version.entries),
        versionId=version.identifier,
        versionState=version.state,
        majorVersion=None if version.is_draft else major,
        minorVersion=None if version.is_draft else minor,
        createdAt=stamp(version.created),
        updatedAt=stamp(dataset.modified),
        contacts=[],
        authors=described.texts("author", "authorName"),
    )

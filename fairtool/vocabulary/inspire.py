"""The vocabularies that INSPIRE metadata is judged by: themes, titles of the regulations, code lists."""

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, Literal, TypeVar

from fairtool.resources import folder

Labels = Mapping[str, str]
Entry = TypeVar("Entry")
_THEME_ADDRESS = re.compile(
    r"https?://(?:inspire\.ec\.europa\.eu/theme|www\.eionet\.europa\.eu/gemet/(?:[a-z]{2}/)?inspire-theme)/([a-z]{2})/?"
)
_NUMBER_SIGNS = frozenset({"n", "o", "no", "nr"})  # what stands before 1089/2010, by language and by printer


@dataclass(frozen=True, slots=True)
class Theme:
    """One of the 34 INSPIRE themes; `labels` by two-letter language, without Irish and Croatian."""

    code: str
    uri: str
    labels: Labels


@dataclass(frozen=True, slots=True)
class Thesaurus:
    """How the thesaurus of the themes is cited; the title is the same in all languages."""

    title: str
    date: str
    uri: str


@dataclass(frozen=True, slots=True)
class Regulation:
    """A regulation; `date` is that of its publication, `titles` those of the Official Journal, by language.

    `validator_titles` are those that the reference validator compares with; for 1089/2010 only, and a few of them
    differ in their number signs.
    """

    number: str
    uri: str
    date: str
    titles: Labels
    validator_titles: Labels

    def passes_validator(self, title: str) -> bool:
        """Tell whether the reference validator takes a title; it ignores upper case and runs of blanks."""
        return any(_unfold(known) == _unfold(title) for known in self.validator_titles.values())


@dataclass(frozen=True, slots=True)
class CodeList:
    """A code list of the INSPIRE register: the labels of each value, by two-letter language.

    `title` and `date` are those that a citation of the list has, empty where none is laid down. `usual` has what
    French catalogues write for a value, which is none of its labels.
    """

    name: str
    uri: str
    values: Mapping[str, Labels]
    title: str
    date: str
    usual: Mapping[str, tuple[str, ...]]

    def value_uri(self, code: str) -> str:
        """Give the address of a value."""
        return f"{self.uri}/{code}"

    def code_of(self, uri: str) -> str | None:
        """Give the value that exactly this address is of, None for another; `https` is another."""
        code = uri.removeprefix(f"{self.uri}/")
        return code if code in self.values and code != uri else None


@dataclass(frozen=True, slots=True)
class Found(Generic[Entry]):
    """What a text was recognised as, in which languages, and whether it is spelt exactly so."""

    entry: Entry
    languages: tuple[str, ...]
    exact: bool


@dataclass(frozen=True, slots=True)
class IsoLists:
    """The code lists of one ISO standard; `uri` is the catalogue, `also` where else it was published."""

    uri: str
    also: tuple[str, ...]
    lists: Mapping[str, tuple[str, ...]]

    def knows_catalogue(self, address: str) -> bool:
        """Tell whether a `codeList` address, the part before `#`, is the catalogue; http and https are the same."""
        catalogue = address.partition("#")[0].removeprefix("https:").removeprefix("http:")
        return any(catalogue == known.partition(":")[2] for known in (self.uri, *self.also))


@cache
def thesaurus() -> Thesaurus:
    """Give the citation of the thesaurus that theme keywords are from."""
    return Thesaurus(**_document("themes")["thesaurus"])


@cache
def themes() -> Mapping[str, Theme]:
    """Give the themes by their two letters: `ac`, `ad`..."""
    document = _document("themes")
    return {code: Theme(code, document["base"] + code, labels) for code, labels in document["themes"].items()}


def theme_at(uri: str) -> Theme | None:
    """Give the theme of an address in the INSPIRE register or in GEMET, None for another address."""
    found = _THEME_ADDRESS.fullmatch(uri.strip())
    return themes().get(found[1]) if found else None


def theme(label: str) -> Found[Theme] | None:
    """Give the theme with a label in some language; upper case, blanks and kinds of dashes are ignored.

    `exact` tells whether the label is spelt as one of those languages has it.
    """
    spellings = _theme_labels().get(_plain(label), ())
    return _found([(themes()[code], language, known) for code, language, known in spellings], label)


@cache
def regulations() -> Mapping[str, Regulation]:
    """Give the regulations on data (1089/2010), network services (976/2009) and metadata (1205/2008)."""
    return {
        number: Regulation(number, entry["uri"], entry["date"], entry["titles"], entry["validator"])
        for number, entry in _document("titles-1089")["regulations"].items()
    }


def regulation(title: str) -> Found[Regulation] | None:
    """Give the regulation with a title in some language; punctuation and number signs are ignored.

    `exact` tells whether it is a title of the Official Journal or of the validator but for upper case and blanks.
    """
    return _found(_regulation_titles().get(_letters(title), ()), _unfold(title))


@cache
def code_list(name: str) -> CodeList:
    """Give a code list of the INSPIRE register by its name in the address, `SpatialScope` for one.

    A name that is not shipped raises KeyError.
    """
    if file := {"LimitationsOnPublicAccess": "limitations", "ConditionsApplyingToAccessAndUse": "conditions"}.get(name):
        return _code_list(name, _document(file))
    return _code_list(name, _document("codes")["lists"][name])


def value(list_name: str, label: str) -> Found[str] | None:
    """Give the value of a code list with a label, or with a text usual for it; `exact` as for a theme."""
    entry = code_list(list_name)
    labels = [(code, language, known) for code, labels in entry.values.items() for language, known in labels.items()]
    usual = [(code, "fr", known) for code, texts in entry.usual.items() for known in texts]
    return _found([known for known in (*labels, *usual) if _plain(known[2]) == _plain(label)], label)


@cache
def protocols() -> Labels:
    """Give the English labels of the protocols, by their addresses."""
    return dict(_document("codes")["protocols"])


@cache
def default_reference_systems() -> Labels:
    """Give the short names of the default coordinate reference systems, by their addresses."""
    return dict(_document("codes")["crs"])


@cache
def iso_lists(standard: Literal["iso19139", "iso19115-3"]) -> IsoLists:
    """Give the code lists of ISO 19139 or of ISO 19115-3, which has more values."""
    entry = _document("codes")[standard]
    return IsoLists(entry["uri"], tuple(entry["also"]), {key: tuple(known) for key, known in entry["lists"].items()})


def _code_list(name: str, entry: Mapping[str, Any]) -> CodeList:
    usual = {code: tuple(texts) for code, texts in entry.get("usual", {}).get("fr", {}).items()}
    return CodeList(name, entry["uri"], entry["values"], entry.get("title", ""), entry.get("date", ""), usual)


@cache
def _document(name: str) -> Mapping[str, Any]:
    document: dict[str, Any] = json.loads((folder("vocabularies") / "inspire" / f"{name}.json").read_bytes())
    return document


@cache
def _theme_labels() -> Mapping[str, tuple[tuple[str, str, str], ...]]:
    spellings: dict[str, tuple[tuple[str, str, str], ...]] = {}
    for code, entry in themes().items():
        for language, label in entry.labels.items():
            key = _plain(label)
            spellings[key] = (*spellings.get(key, ()), (code, language, label))
    return spellings


@cache
def _regulation_titles() -> Mapping[tuple[str, ...], list[tuple[Regulation, str, str]]]:
    titles: dict[tuple[str, ...], list[tuple[Regulation, str, str]]] = {}
    for entry in regulations().values():
        for spellings in (entry.titles, entry.validator_titles):
            for language, spelling in spellings.items():
                titles.setdefault(_letters(spelling), []).append((entry, language, _unfold(spelling)))
    return titles


def _found(spellings: Iterable[tuple[Entry, str, str]], text: str) -> Found[Entry] | None:
    known = list(spellings)
    if not known:
        return None
    exact = [spelling for spelling in known if spelling[2] == text]
    chosen = exact or known
    return Found(chosen[0][0], tuple(dict.fromkeys(language for _, language, _ in chosen)), bool(exact))


def _unfold(text: str) -> str:
    return " ".join(text.lower().split())


def _plain(text: str) -> str:
    signs = str.maketrans("–—‑’", "---'")
    return " ".join(unicodedata.normalize("NFKC", text).translate(signs).casefold().split())


def _letters(text: str) -> tuple[str, ...]:
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text).casefold())
    return tuple(word for word in words if word not in _NUMBER_SIGNS)

"""The published tables that mapping is measured on, each with the thesaurus that its keywords are looked up in.

What a table was made from is taken out of its thesaurus first: alternative labels, aliases, all labels in French.
"""

import csv
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from fairtool.skos.entry import Entry, Label, LabelKind, Thesaurus
from fairtool.skos.gather import gather
from fairtool.thesauri.content import content_of
from fairtool.thesauri.index import Index
from fairtool.thesauri.library import open_index
from fairtool.thesauri.shipped import read_shipped, renamed_of, shipped_thesauri, usage_of
from fairtool.thesauri.store import write_index
from fairtool.thesauri.thesaurus_facts import ThesaurusFacts


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A table: keywords with the addresses that are right, the index they are looked up in, their language.

    `names` is the index of standard names where the thesaurus is reached by way of it, too.
    """

    name: str
    answers: Mapping[str, frozenset[str]]
    index: Index
    lang: str = ""
    names: Index | None = None


def of_fitted_half(keyword: str) -> bool:
    """Tell whether a keyword is of the half that weights are fitted on; the other half is only reported."""
    return sha256(keyword.encode()).digest()[-1] % 2 == 0


def answers(name: str) -> Mapping[str, frozenset[str]]:
    """Read a table: all right addresses by keyword."""
    found: dict[str, set[str]] = {}
    path = Path(os.environ["FAIRTOOL_CORPUS"]) / "skos" / "gold" / f"{name}.tsv"
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t"):
            found.setdefault(row["keyword"], set()).add(row["concept_uri"])
    return {keyword: frozenset(uris) for keyword, uris in found.items()}


@contextmanager
def tables() -> Iterator[list[Table]]:
    """Give all tables, with their indexes open."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        yield list(_tables(folder))


def _tables(folder: Path) -> Iterator[Table]:
    thesauri = Path(os.environ["FAIRTOOL_CORPUS"]) / "skos" / "thesauri"
    names, gcmd = open_index("cf-standard-names"), open_index("gcmd-science-keywords")
    envthes = gather(thesauri / "EnvThes.ttl")
    yield Table("cf-alias", answers("cf_alias_to_current"), _names_without_aliases(folder))
    yield Table("cf-alias-known", answers("cf_alias_to_current"), names)
    yield Table("ncar-cf", answers("ncar_description_to_cf"), names)
    yield Table("ncar-gcmd", answers("ncar_description_to_gcmd"), gcmd, names=names)
    yield Table("sweet-gcmd", answers("sweet_to_gcmd"), gcmd, names=names)
    preferred = _with_labels(envthes, lambda label: label.kind is LabelKind.PREFERRED and label.lang != "fr")
    yield Table("envthes-alt", answers("envthes_altlabel_to_concept"), _indexed(folder, "envthes-alt", preferred))
    gemet = gather(thesauri / "gemet-fr.rdf")
    yield Table("en-gemet-fr", answers("envthes_en_to_gemet_fr_exactmatch"), _indexed(folder, "gemet-fr", gemet))
    english = _with_labels(envthes, lambda label: label.lang == "en")
    yield Table("fr-envthes-en", answers("envthes_fr_preflabel_to_concept"), _indexed(folder, "envthes-en", english))


def _names_without_aliases(folder: Path) -> Index:
    one = shipped_thesauri()["cf-standard-names"]
    thesaurus, facts = read_shipped(one)
    bare = _with_labels(thesaurus, lambda label: label.kind is LabelKind.PREFERRED)
    path = folder / "cf-without-aliases.sqlite"
    write_index(path, content_of(bare, usage_of(one), renamed_of(one)), facts.as_texts())
    return Index(path)


def _with_labels(thesaurus: Thesaurus, wanted: Callable[[Label], bool]) -> Thesaurus:
    def kept(entry: Entry) -> Entry:
        return replace(entry, labels=tuple(filter(wanted, entry.labels)))

    return replace(thesaurus, entries=tuple(one for one in map(kept, thesaurus.entries) if one.labels))


def _indexed(folder: Path, name: str, thesaurus: Thesaurus) -> Index:
    path = folder / f"{name}.sqlite"
    write_index(path, content_of(thesaurus), ThesaurusFacts(name, thesaurus.title).as_texts())
    return Index(path)

"""Write the French-English lexicon, pivoted from the bilingual thesauri that the project ships and a table of the WMO.

    python scripts/build_lexicon.py BUFR_FOLDER

BUFR_FOLDER is a copy of github.com/wmo-im/BUFR4-translation2, whose `english` and `french` hold the names of the
elements of Table B. Only French names that come from the printed manual are taken (`translation_source` is PDF).

The lexicon holds whole labels with their translations, labels by the stems in them, and stems with the word that
translates them: which word stands for which is
estimated from the pairs of labels by expectation maximisation (IBM model 1: Brown et al. 1993, Computational
Linguistics 19(2), section 4.1).
"""

import argparse
import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from fairtool.skos.entry import Entry
from fairtool.thesauri.shipped import read_shipped, shipped_thesauri
from fairtool.thesauri.words import bag_of, content_words, key_of, stem_of

SOURCES = ("gemet", "inspire-themes", "odatis-od1", "data-terra-themes")
ROUNDS = 12
LEAST = 0.12  # probability of a translation of a word that is kept
MOST = 3  # translations of a word or label that are kept
FEWEST = 2  # pairs of labels that a translation of a word must be seen in, unless one is all of a label
TARGET = Path(__file__).parents[1] / "vocabularies" / "lexicon" / "fr-en.tsv"
Pair = tuple[str, str]


def main() -> None:
    """Read the sources and write vocabularies/lexicon/fr-en.tsv."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bufr", type=Path, help="folder with the tables of BUFR in English and French")
    arguments = parser.parse_args()
    thesauri = list(dict.fromkeys(_thesauri()))
    pairs = [*thesauri, *(pair for pair in dict.fromkeys(_bufr(arguments.bufr)) if pair not in set(thesauri))]
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(_document(pairs), encoding="utf-8", newline="\n")
    print(f"{len(pairs)} pairs of labels; for SOURCES.toml: sha256 {sha256(TARGET.read_bytes()).hexdigest()}")
    print(f"source_sha256 {_sum_of(arguments.bufr)}, of the tables of BUFR one after the other")


def _sum_of(folder: Path) -> str:
    digest = sha256()
    for path in sorted(folder.glob("*/BUFRCREX_TableB_*.csv")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _thesauri() -> Iterator[Pair]:
    for name in SOURCES:
        for entry in read_shipped(shipped_thesauri()[name])[0].entries:
            yield from _of_entry(entry)


def _of_entry(entry: Entry) -> Iterator[Pair]:
    """Yield the preferred labels of a concept in English and French, as keys."""
    english = [key_of(label.text) for label in entry.labels if label.lang == "en" and label.kind == "pref"]
    french = [key_of(label.text) for label in entry.labels if label.lang == "fr" and label.kind == "pref"]
    yield from ((one, other) for one in english for other in french if one and other)


def _bufr(folder: Path) -> Iterator[Pair]:
    english = dict(_elements(folder / "english", "en"))
    for number, name in _elements(folder / "french", "fr"):
        if number in english:
            yield english[number], name


def _elements(folder: Path, lang: str) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.glob(f"BUFRCREX_TableB_{lang}_*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as stream:
            for row in csv.DictReader(stream):
                if row["ElementName_" + lang] and (lang == "en" or row["translation_source"] == "PDF"):
                    yield row["FXY"], key_of(row["ElementName_" + lang].partition("(")[0])


def _document(pairs: Sequence[Pair]) -> str:
    sentences = [(content_words(one, "en"), content_words(other, "fr")) for one, other in pairs]
    turned = [(other, one) for one, other in sentences]
    swapped = [(other, one) for one, other in pairs]
    lines = [
        *_lines("label", "en", {key: "|".join(found) for key, found in _labels(pairs).items()}),
        *_lines("label", "fr", {key: "|".join(found) for key, found in _labels(swapped).items()}),
        *_lines("bag", "en", _bags(pairs, "en")),
        *_lines("bag", "fr", _bags(swapped, "fr")),
        *_lines("word", "en", _stems(_words(sentences), "en")),
        *_lines("word", "fr", _stems(_words(turned), "fr")),
    ]
    return "\n".join(sorted(lines)) + "\n"


def _lines(kind: str, lang: str, rows: Mapping[str, str]) -> Iterator[str]:
    return (f"{kind}\t{lang}\t{key}\t{value}" for key, value in rows.items())


def _labels(pairs: Iterable[Pair]) -> dict[str, list[str]]:
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for one, other in pairs:
        found[one][other] = None
    return {key: list(others)[:MOST] for key, others in found.items()}


def _bags(pairs: Iterable[Pair], lang: str) -> dict[str, str]:
    """Give the first label made of some words, where these are not a label as they stand."""
    found: dict[str, str] = {}
    for one, _ in pairs:
        found.setdefault(bag_of(one, lang), one)
    return {bag: one for bag, one in found.items() if bag != one}


def _stems(words: Mapping[str, Sequence[Sequence[object]]], lang: str) -> dict[str, str]:
    """Give the likeliest translation of all words with a stem."""
    found: dict[str, tuple[float, str]] = {}
    for word, ranked in words.items():
        other, chance = ranked[0]
        stem = stem_of(word, lang)
        found[stem] = max(found.get(stem, (0.0, "")), (float(str(chance)), str(other)))
    return {stem: other for stem, (_, other) in found.items()}


def _words(sentences: Sequence[tuple[Sequence[str], Sequence[str]]]) -> dict[str, list[list[object]]]:
    """Give for each word its likeliest translations, with their probabilities."""
    chances = _estimated(sentences)
    seen, alone = _together(sentences)
    found: defaultdict[str, list[tuple[float, str]]] = defaultdict(list)
    for (word, other), chance in chances.items():
        if chance >= LEAST and (seen[word, other] >= FEWEST or (word, other) in alone):
            found[word].append((chance, other))
    return {
        word: [[other, round(chance, 2)] for chance, other in sorted(ranked, reverse=True)[:MOST]]
        for word, ranked in found.items()
    }


def _estimated(sentences: Sequence[tuple[Sequence[str], Sequence[str]]]) -> Mapping[tuple[str, str], float]:
    """Give the probability of each translation of each word, starting from all being equal."""
    chances: Mapping[tuple[str, str], float] = defaultdict(lambda: 1.0)
    for _ in range(ROUNDS):
        counts: defaultdict[tuple[str, str], float] = defaultdict(float)
        totals: defaultdict[str, float] = defaultdict(float)
        for words, others in sentences:
            for other in others:
                whole = sum(chances[word, other] for word in words) or 1.0
                for word in words:
                    share = chances[word, other] / whole
                    counts[word, other] += share
                    totals[word] += share
        chances = defaultdict(float, {pair: count / totals[pair[0]] for pair, count in counts.items()})
    return chances


def _together(sentences: Iterable[tuple[Sequence[str], Sequence[str]]]) -> tuple[Mapping[Pair, int], frozenset[Pair]]:
    """Count in how many pairs of labels two words stand, and tell which are all of their labels."""
    seen: defaultdict[Pair, int] = defaultdict(int)
    alone = set()
    for words, others in sentences:
        for word in set(words):
            for other in set(others):
                seen[word, other] += 1
        if len(words) == len(others) == 1:
            alone.add((words[0], others[0]))
    return seen, frozenset(alone)


if __name__ == "__main__":
    main()

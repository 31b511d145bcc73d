"""Answers written by hand, to be written out and put into files."""

from fairtool.mapping.answer import Answer, Candidate, Decision, Keyword, Method, Predicate
from fairtool.skos.entry import Label
from fairtool.skos.facet import Facet
from fairtool.thesauri.thesaurus_facts import ThesaurusFacts

OD1 = ThesaurusFacts(
    "odatis-od1", "Variables ODATIS", "5", "2023-05-01", "http://vocab.nerc.ac.uk/collection/OD1/current/"
)
CF = ThesaurusFacts(
    "cf-standard-names",
    "Climate and Forecast Standard Names",
    "93",
    "2026-03-17",
    "http://vocab.nerc.ac.uk/collection/P07/current/",
    identifier="geonetwork.thesaurus.external.theme.NVS.P07",
)
GCMD = ThesaurusFacts("gcmd-science-keywords", "GCMD Science Keywords", "21.6", "2025-06-20", "https://gcmd.example/s")
PLATFORMS = ThesaurusFacts("plates-formes", "Plates-formes", "1", "", "https://example.org/platforms")
P01 = ThesaurusFacts("nvs-p01", "BODC Parameter Usage Vocabulary", "140", "2026-01-05")
P06 = ThesaurusFacts("nvs-p06", "BODC data storage units", "98", "2026-01-02")

CURRENTS = Candidate(
    f"{OD1.uri}CURR/",
    "Courants",
    "fr",
    OD1,
    0.98,
    Method.EXACT,
    "Courants",
    "fr",
    predicate=Predicate.EXACT,
    certain=True,
)
SST = Candidate(
    "http://vocab.nerc.ac.uk/standard_name/sea_surface_temperature/",
    "sea_surface_temperature",
    "en",
    CF,
    0.97,
    Method.WORDS,
    "sea surface temperature",
    "en",
    unit="K",
    certain=True,
)
SEA_TEMPERATURE = Candidate(
    "https://gcmd.example/c/1",
    "EARTH SCIENCE > OCEANS > OCEAN TEMPERATURE > SEA SURFACE TEMPERATURE",
    "en",
    GCMD,
    0.96,
    Method.WORDS,
    labels=(Label("SEA SURFACE TEMPERATURE", "en"),),
    certain=True,
)
PARAMETER = Candidate(
    "http://vocab.nerc.ac.uk/collection/P01/current/TEMPPR01/", "Temperature of the water body", "en", P01, 1.0,
    Method.REVIEWED, notation="SDN:P01::TEMPPR01", certain=True,
)  # fmt: skip
DEGREES = Candidate(
    "http://vocab.nerc.ac.uk/collection/P06/current/UPAA/", "Degrees Celsius", "en", P06, 0.99, Method.EXACT,
    notation="SDN:P06::UPAA", certain=True,
)  # fmt: skip


def taken(text: str, *candidates: Candidate, where: str = "", facet: Facet | None = None, lang: str = "") -> Answer:
    """Give an answer that may be taken as it is."""
    return Answer(Keyword(text, lang, facet=facet, where=where), Decision.ACCEPTED, candidates)


def suggested(text: str, *candidates: Candidate, lang: str = "") -> Answer:
    """Give an answer to be looked at."""
    return Answer(Keyword(text, lang), Decision.SUGGESTED, candidates)

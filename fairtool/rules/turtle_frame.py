"""The prefixes that complete the examples of rules about SKOS files, which are in Turtle."""

PREFIXES = """
@prefix : <https://thesaurus.example/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def complete(text: str) -> str:
    """Give an example as a whole document."""
    return PREFIXES + text

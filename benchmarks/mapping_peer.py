"""text2term on a table of ours: its thesaurus is written as an ontology, and mapped in a process of the peer's own."""

import json
import subprocess
import tempfile
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from benchmarks.mapping_tables import Table

_RUN = Path(__file__).with_name("mapping_peer_run.py")
_SECONDS = 900
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:rdfs="http://www.w3.org/2000/01/rdf-schema#"
 xmlns:owl="http://www.w3.org/2002/07/owl#" xmlns:oio="http://www.geneontology.org/formats/oboInOwl#">
<owl:Ontology rdf:about="https://example.org/thesaurus"/>
<owl:AnnotationProperty rdf:about="http://www.geneontology.org/formats/oboInOwl#hasExactSynonym"/>
"""


def peer_figures(table: Table, python: Path) -> tuple[str, str, str]:
    """Give P@1, R@5 and keywords a second of text2term, or three times n.r. where it gives no result."""
    with tempfile.TemporaryDirectory() as folder:
        ontology, keywords, result = (Path(folder) / name for name in ("thesaurus.owl", "keywords.json", "result.json"))
        ontology.write_text(_ontology(table), encoding="utf-8")
        keywords.write_text(json.dumps(list(table.answers)), encoding="utf-8")
        command = [str(python), str(_RUN), str(ontology), str(keywords), str(result)]
        try:
            subprocess.run(command, cwd=folder, capture_output=True, check=True, timeout=_SECONDS)
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
            return ("n.r.", "n.r.", "n.r.")
        document = json.loads(result.read_text(encoding="utf-8"))
    found, count = document["found"], len(table.answers)
    wanted = {word: {uri.rstrip("/") for uri in uris} for word, uris in table.answers.items()}  # it takes them off
    first = sum(bool(uris & {one.rstrip("/") for one in found.get(word, ())[:1]}) for word, uris in wanted.items())
    five = sum(bool(uris & {one.rstrip("/") for one in found.get(word, ())[:5]}) for word, uris in wanted.items())
    return (f"{first / count:.3f}", f"{five / count:.3f}", f"{count / document['seconds']:.0f}")


def _ontology(table: Table) -> str:
    """Write the concepts in force as classes, their labels as label and synonyms."""
    classes = []
    for hit in table.index.concepts():
        if hit.deprecated or not hit.labels:
            continue
        first, *others = hit.labels
        synonyms = "".join(f"<oio:hasExactSynonym>{_text(one.text)}</oio:hasExactSynonym>" for one in others)
        label = f"<rdfs:label>{_text(first.text)}</rdfs:label>"
        classes.append(f"<owl:Class rdf:about={quoteattr(hit.uri)}>{label}{synonyms}</owl:Class>")
    return _HEAD + "\n".join(classes) + "\n</rdf:RDF>\n"


def _text(label: str) -> str:
    return escape(label.replace("_", " "))

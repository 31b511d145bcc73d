"""What runs in the interpreter of text2term: maps keywords onto an ontology, and writes what it found, and how long."""

import json
import sys
import time
from collections import defaultdict
from pathlib import Path

import text2term

ontology, keywords, result = sys.argv[1:]
words = json.loads(Path(keywords).read_text(encoding="utf-8"))
text2term.cache_ontology(ontology, "thesaurus")
start = time.perf_counter()
options = {"use_cache": True, "max_mappings": 5, "min_score": 0.0, "mapper": text2term.Mapper.TFIDF}
frame = text2term.map_terms(words, "thesaurus", **options)
seconds = time.perf_counter() - start
found = defaultdict(list)
for row in frame.sort_values("Mapping Score", ascending=False).to_dict("records"):
    found[row["Source Term"]].append(row["Mapped Term IRI"])
Path(result).write_text(json.dumps({"seconds": seconds, "found": found}), encoding="utf-8")

"""Servers on the loopback that answer as the documented interfaces of thesaurus servers do."""

import gzip
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

# Synthetic.
TURTLE = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dct: <http://purl.org/dc/terms/> .
<https://example.org/mer> a skos:ConceptScheme ; dct:title "Thésaurus de la mer"@fr, "Sea thesaurus"@en .
<https://example.org/mer/temperature> a skos:Concept ; skos:inScheme <https://example.org/mer> ;
  skos:prefLabel "température"@fr, "temperature"@en ; skos:altLabel "T \\"in situ\\""@en .
<https://example.org/mer/salinite> a skos:Concept ; skos:inScheme <https://example.org/mer> ;
  skos:prefLabel "salinité"@fr, "salinity"@en ; skos:broader <https://example.org/mer/temperature> .
"""
OTHER = TURTLE + "<https://example.org/mer/houle> a <http://www.w3.org/2004/02/skos/core#Concept> ;\n"
OTHER += '  <http://www.w3.org/2004/02/skos/core#prefLabel> "houle"@fr, "swell"@en .\n'
RDF_XML = """<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="http://www.w3.org/2004/02/skos/core#">
 <skos:Concept rdf:about="https://example.org/mer/temperature">
  <skos:prefLabel xml:lang="fr">température</skos:prefLabel></skos:Concept>
</rdf:RDF>"""
JSON_LD = """[{"@id": "https://example.org/mer/temperature", "@type": ["http://www.w3.org/2004/02/skos/core#Concept"],
 "http://www.w3.org/2004/02/skos/core#prefLabel": [{"@value": "température", "@language": "fr"}]}]"""
PAGE = "<!DOCTYPE html><html><body>Veuillez vous connecter</body></html>"


@dataclass
class Asked:
    """A request that a server was sent."""

    path: str
    headers: Mapping[str, str]


@dataclass
class Reply:
    """What a server answers; `cut` says after how many bytes it breaks off."""

    body: bytes | str = b""
    code: int = 200
    headers: Mapping[str, str | None] = field(default_factory=dict)
    cut: int | None = None
    pause: float = 0.0

    @property
    def data(self) -> bytes:
        """Give the body as bytes."""
        return self.body.encode() if isinstance(self.body, str) else self.body


Rule = Reply | Callable[[Asked], Reply]


class Site:
    """A running server: what it answers by path, with or without the query, and what it was asked."""

    def __init__(self, address: str) -> None:
        """Answer nothing yet."""
        self.address = address
        self.asked: list[Asked] = []
        self.answers: dict[str, Rule] = {}

    def answer(self, asked: Asked) -> Reply:
        """Find the answer to a request."""
        self.asked.append(asked)
        found = self.answers.get(asked.path, self.answers.get(asked.path.partition("?")[0], Reply("none", 404)))
        return found if isinstance(found, Reply) else found(asked)

    @property
    def paths(self) -> list[str]:
        """Give the paths that were asked for, in order."""
        return [one.path for one in self.asked]


@contextmanager
def site() -> Iterator[Site]:
    """Run a server on a free port of the loopback."""

    class _Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            reply = running.answer(Asked(self.path, {name.lower(): value for name, value in self.headers.items()}))
            data = reply.data if reply.code != 304 else b""
            try:
                self.send_response(reply.code)
                for name, value in {"Content-Length": str(len(data)), **reply.headers}.items():
                    if value is not None:  # a length that is not said: the body goes up to the end
                        self.send_header(name, value)
                self.end_headers()
                self._send(data, reply)
            except OSError:
                return

        def _send(self, data: bytes, reply: Reply) -> None:
            if reply.pause:
                for start in range(len(data)):
                    self.wfile.write(data[start : start + 1])
                    self.wfile.flush()
                    time.sleep(reply.pause)
                return
            self.wfile.write(data if reply.cut is None else data[: reply.cut])
            self.wfile.flush()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as server:
        server.daemon_threads = True
        running = Site(f"http://127.0.0.1:{server.server_address[1]}")
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield running
        finally:
            server.shutdown()
            thread.join()


def with_version(body: str, etag: str) -> Callable[[Asked], Reply]:
    """Answer as a server that knows versions: 304 to who has this one, a part to who wants to go on with it."""

    def answer(asked: Asked) -> Reply:
        said = {"ETag": etag, "Content-Type": "text/turtle", "Accept-Ranges": "bytes"}
        if asked.headers.get("if-none-match") == etag:
            return Reply("", 304, said)
        data, start = body.encode(), asked.headers.get("range", "")
        if start and asked.headers.get("if-range") == etag:
            first = int(start.removeprefix("bytes=").rstrip("-"))
            return Reply(data[first:], 206, {**said, "Content-Range": f"bytes {first}-{len(data) - 1}/{len(data)}"})
        return Reply(data, 200, said)

    return answer


def in_turn(*replies: Rule) -> Callable[[Asked], Reply]:
    """Answer one after the other; the last for ever."""
    left = list(replies)

    def answer(asked: Asked) -> Reply:
        reply = left.pop(0) if len(left) > 1 else left[0]
        return reply if isinstance(reply, Reply) else reply(asked)

    return answer


def packed(text: str) -> bytes:
    """Give a text in gzip."""
    return gzip.compress(text.encode(), mtime=0)

"""The frame that completes the examples of rules on landing pages.

An example says what servers answer. Each answer begins with a line `@ ADDRESS STATUS MEDIA-TYPE`; header fields follow,
a line each, then an empty line and the body. It takes the place of the answer that the frame has for that address; an
address without an answer is not found. The frame is a data set as a good repository publishes it, asked for by its DOI.
"""

import re
from collections.abc import Iterator, Mapping

from fairtool.fair.online.assessment import assess
from fairtool.fair.online.exchange import Asked, Exchange
from fairtool.fair.online.page_view import PageView

DOI = "10.17882/999001"
_Answer = tuple[int, tuple[tuple[str, str], ...], bytes]
_ANSWER = re.compile(r"^@ (\S+) (\d+)(?: (\S+))?[ \t]*(?:\n|\Z)", re.MULTILINE)
_FIELD = re.compile(r"^([\w-]+):[ \t]*(.*)$", re.MULTILINE)
_FRAME = f"""\
@ https://doi.org/{DOI} 302 text/html
Location: https://data.example.org/sst
@ https://data.example.org/sst 200 text/html
Link: <https://doi.org/{DOI}>; rel="cite-as"
Link: <https://data.example.org/sst.ttl>; rel="describedby"; type="text/turtle"
Link: <https://data.example.org/sst.nc>; rel="item"; type="application/x-netcdf"
Link: <https://spdx.org/licenses/CC-BY-4.0>; rel="license"

<html lang="en"><head><title>Temperature of the sea at the buoy</title><script type="application/ld+json">
{{"@context": "https://schema.org/", "@type": "Dataset", "@id": "https://doi.org/{DOI}",
"name": "Temperature of the sea at the buoy", "license": "https://spdx.org/licenses/CC-BY-4.0", "distribution": {{
"@type": "DataDownload", "contentUrl": "https://data.example.org/sst.nc", "contentSize": "8 B"}}}}</script>
</head></html>
@ https://data.example.org/sst.ttl 200 text/turtle

@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .
<https://doi.org/{DOI}> a dcat:Dataset ; dct:title "Temperature of the sea at the buoy"@en .
@ https://data.example.org/sst.nc 200 application/x-netcdf

CDF\x01\0\0\0\0
@ https://data.example.org/sitemap.xml 200 application/xml

<urlset><url><loc>https://data.example.org/sst</loc></url></urlset>
"""


def complete(example: str) -> PageView:
    """Give the page that an example stands for."""
    return PageView(assess(DOI, _Texts({**_answers(_FRAME), **_answers(example)})))


class _Texts:
    """Answers that are written down."""

    def __init__(self, answers: Mapping[str, _Answer]) -> None:
        self._answers = answers

    def ask(self, asked: Asked) -> Exchange:
        """Give the answer of an address; `not found` for one without."""
        code, headers, body = self._answers.get(asked.address, (404, (), b""))
        length = ("content-length", str(len(body)))
        sent = b"" if asked.method == "HEAD" else body[: asked.most]
        return Exchange(asked, code, (*headers, length), sent)


def _answers(text: str) -> Mapping[str, _Answer]:
    return {address: (code, headers, body) for address, code, headers, body in _each(text)}


def _each(text: str) -> Iterator[tuple[str, int, tuple[tuple[str, str], ...], bytes]]:
    found = list(_ANSWER.finditer(text))
    ends = [*(one.start() for one in found), len(text)][1:]
    for one, end in zip(found, ends, strict=True):
        head, _, body = f"\n{text[one.end() : end]}".partition("\n\n")
        media = (("content-type", one[3]),) if one[3] else ()
        fields = tuple((field[1].lower(), field[2]) for field in _FIELD.finditer(head))
        yield one[1], int(one[2]), (*media, *fields), body.removesuffix("\n").encode()

"""A catalogue that answers as it likes: it names its own addresses, and whatever records it is told to."""

from collections.abc import Callable
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from tests.push.servers.csw import GMD
from tests.push.servers.loopback import Asked, Loopback, Reply

CSW = "http://www.opengis.net/cat/csw/2.0.2"
OWS = "http://www.opengis.net/ows"
_XML = {"Content-Type": "application/xml"}
Answer = Callable[[Asked], Reply]


def xml(inside: str, status: int = 200) -> Reply:
    """Give an answer in XML with the prefixes of a catalogue."""
    return Reply(status, inside.encode("utf-8", "surrogatepass"), _XML)


def exception(text: str, code: str = "NoApplicableCode", status: int = 200) -> Reply:
    """Give an exception report."""
    inside = (
        f'<ows:Exception exceptionCode="{code}"><ows:ExceptionText>{escape(text)}</ows:ExceptionText></ows:Exception>'
    )
    return xml(f'<ows:ExceptionReport xmlns:ows="{OWS}">{inside}</ows:ExceptionReport>', status)


def records(*found: bytes) -> Reply:
    """Give an answer that holds records."""
    inside = "".join(one.decode().partition("?>")[2] or one.decode() for one in found)
    return xml(f'<csw:GetRecordByIdResponse xmlns:csw="{CSW}">{inside}</csw:GetRecordByIdResponse>')


@dataclass
class HostileCsw(Loopback):
    """A catalogue whose answers are set by tests; it runs inside `with`. `elsewhere` are addresses that it names."""

    title: str = "Catalogue"
    elsewhere: str = ""
    by_id: Answer = field(default=lambda _: records())
    by_query: Answer = field(default=lambda _: xml(f'<csw:GetRecordsResponse xmlns:csw="{CSW}"/>'))
    order: Answer = field(default=lambda _: xml(f'<csw:TransactionResponse xmlns:csw="{CSW}"/>'))
    capabilities: Answer | None = None

    def __post_init__(self) -> None:
        """Take a port."""
        super().__init__()

    @property
    def url(self) -> str:
        """The address of the catalogue."""
        return f"{self.origin}/csw"

    def answer(self, asked: Asked) -> Reply:
        """Answer by what is asked."""
        if asked.method == "GET":
            return self.capabilities(asked) if self.capabilities else xml(self._capabilities())
        if b"GetRecordById" in asked.body:
            return self.by_id(asked)
        return self.order(asked) if b"Transaction" in asked.body else self.by_query(asked)

    def _capabilities(self) -> str:
        address = self.elsewhere or self.url
        names = f'xmlns:csw="{CSW}" xmlns:ows="{OWS}" xmlns:xlink="http://www.w3.org/1999/xlink"'
        post = f'<ows:DCP><ows:HTTP><ows:Post xlink:href="{escape(address)}"/></ows:HTTP></ows:DCP>'
        operations = "".join(
            f'<ows:Operation name="{name}">{post}</ows:Operation>'
            for name in ("GetRecordById", "GetRecords", "Transaction")
        )
        return (
            f'<csw:Capabilities {names} version="2.0.2"><ows:ServiceIdentification><ows:Title>{escape(self.title)}'
            f"</ows:Title></ows:ServiceIdentification><ows:OperationsMetadata>{operations}</ows:OperationsMetadata>"
            "</csw:Capabilities>"
        )


__all__ = ["GMD", "HostileCsw", "exception", "records", "xml"]

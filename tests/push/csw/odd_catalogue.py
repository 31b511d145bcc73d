"""A catalogue with the faults of others: what it answers to each kind of request is said by the test."""

from collections.abc import Callable, Iterable, Mapping
from xml.sax.saxutils import escape

from tests.push.servers.loopback import Asked, Loopback, Reply

CSW = "http://www.opengis.net/cat/csw/2.0.2"
OWS = "http://www.opengis.net/ows"
DC = "http://purl.org/dc/elements/1.1/"
XML = {"Content-Type": "application/xml"}
Answering = Callable[[Asked], str | Reply]


class OddCatalogue(Loopback):
    """A catalogue that answers GetCapabilities, and `answers` by the name of the operation; inside `with`."""

    def __init__(self, answers: Mapping[str, Answering], *, operations: str = "", schemas: Iterable[str] = ()) -> None:
        """Take the answers; `operations` replace the usual part of the capabilities."""
        super().__init__()
        self._answers = answers
        self._operations = operations
        self._schemas = tuple(schemas)

    @property
    def url(self) -> str:
        """The address."""
        return f"{self.origin}/csw"

    def answer(self, asked: Asked) -> Reply:
        """Say what is answered to a request."""
        if asked.query.get("request") == "GetCapabilities":
            return Reply(body=self._capabilities().encode(), headers=XML)
        name = next(
            (one for one in ("GetRecordById", "GetRecords", "Transaction") if f":{one} ".encode() in asked.body),
            asked.query.get("request", ""),
        )
        if (
            name == "Transaction"
            and b"gmd:MD_Metadata" in asked.body
            and b"Insert>" not in asked.body
            and b"Update" not in asked.body
        ):
            return Reply(body=done().encode(), headers=XML)  # the look before a plan
        said = self._answers[name](asked)
        return said if isinstance(said, Reply) else Reply(body=said.encode(), headers=XML)

    def _capabilities(self) -> str:
        values = "".join(f"<ows:Value>{one}</ows:Value>" for one in self._schemas)
        usual = f"""<ows:Operation name="GetRecordById"><ows:Parameter name="outputSchema">{values}</ows:Parameter>
          </ows:Operation>
          <ows:Operation name="Transaction"><ows:DCP><ows:HTTP>
          <ows:Post xlink:href="{self.url}"/></ows:HTTP></ows:DCP></ows:Operation>"""
        return f"""<csw:Capabilities xmlns:csw="{CSW}" xmlns:ows="{OWS}" xmlns:xlink="http://www.w3.org/1999/xlink"
          version="2.0.2"><ows:OperationsMetadata>{self._operations or usual}</ows:OperationsMetadata></csw:Capabilities>"""


def done(inserted: int = 0, updated: int = 0, names: Iterable[str] = ()) -> str:
    """Give the answer to a transaction."""
    brief = "".join(
        f"<csw:BriefRecord><dc:identifier>{escape(name)}</dc:identifier></csw:BriefRecord>" for name in names
    )
    return f"""<csw:TransactionResponse xmlns:csw="{CSW}" xmlns:dc="{DC}"><csw:TransactionSummary>
      <csw:totalInserted>{inserted}</csw:totalInserted><csw:totalUpdated>{updated}</csw:totalUpdated>
      </csw:TransactionSummary><csw:InsertResult>{brief}</csw:InsertResult></csw:TransactionResponse>"""


def found(*records: bytes) -> str:
    """Give the answer to GetRecordById."""
    inside = "".join(one.decode().partition("?>")[2] for one in records)
    return f'<csw:GetRecordByIdResponse xmlns:csw="{CSW}">{inside}</csw:GetRecordByIdResponse>'


def complaint(code: str, locator: str, text: str) -> str:
    """Give an exception report."""
    return f"""<ows:ExceptionReport xmlns:ows="{OWS}"><ows:Exception exceptionCode="{code}" locator="{locator}">
      <ows:ExceptionText>{escape(text)}</ows:ExceptionText></ows:Exception></ows:ExceptionReport>"""


def ids_in(asked: Asked) -> list[str]:
    """Give the identifiers that a POST asks for."""
    return [part.partition("<")[0] for part in asked.body.decode().split("csw:Id>")[1::2]]

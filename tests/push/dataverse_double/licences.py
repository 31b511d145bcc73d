"""The licences of the installation, found by address or name as the server finds them."""

from collections.abc import Mapping
from dataclasses import dataclass

from tests.push.dataverse_double.edition import Edition
from tests.push.dataverse_double.shapes import Json, without_nulls


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence: its number here, name, address, SPDX name and language."""

    identifier: int
    name: str
    uri: str
    spdx: str
    language: str = "en"

    def printed(self, edition: Edition) -> Json:
        """Print it as `/api/licenses` does."""
        rights = edition.since(6, 4)
        return without_nulls(
            id=self.identifier,
            name=self.name,
            shortDescription=f"The licence {self.name}.",
            uri=self.uri,
            active=True,
            isDefault=self.identifier == 1,
            sortOrder=self.identifier if edition.since(5, 12) else None,
            rightsIdentifier=self.spdx if rights else None,
            rightsIdentifierScheme="SPDX" if rights else None,
            schemeUri="https://spdx.org/licenses/" if rights else None,
            languageCode=self.language if rights else None,
        )

    def beside_version(self, edition: Edition) -> Json:
        """Print it as a version of a dataset does."""
        rights = edition.since(6, 4)
        return without_nulls(
            name=self.name,
            uri=self.uri,
            rightsIdentifier=self.spdx if rights else None,
            rightsIdentifierScheme="SPDX" if rights else None,
            schemeUri="https://spdx.org/licenses/" if rights else None,
            languageCode=self.language if rights else None,
        )


LICENCES = (
    Licence(1, "CC0 1.0", "http://creativecommons.org/publicdomain/zero/1.0", "CC0-1.0"),
    Licence(2, "CC BY 4.0", "http://creativecommons.org/licenses/by/4.0", "CC-BY-4.0"),
    Licence(3, "CC BY-NC 4.0", "http://creativecommons.org/licenses/by-nc/4.0", "CC-BY-NC-4.0"),
    Licence(4, "CC BY-SA 4.0", "http://creativecommons.org/licenses/by-sa/4.0", "CC-BY-SA-4.0"),
    Licence(5, "etalab 2.0", "https://spdx.org/licenses/etalab-2.0", "etalab-2.0", "fr"),
)


class UnknownLicenceError(ValueError):
    """The installation has no such licence; the message is the server's."""


def find_licence(given: object) -> Licence | None:
    """Find what a document says under `license`: an object, by its address first, or a name or address as a text.

    Addresses are compared to the letter: one that ends with a slash, or has https, is another.
    """
    if given is None:
        return None
    if isinstance(given, Mapping):
        return _of_object(given.get("uri"), given.get("name"))
    found = _named(str(given))
    if found is None:
        raise UnknownLicenceError(f"Invalid license: {given}")
    return found


def _of_object(uri: object, name: object) -> Licence | None:
    found = _named(str(uri)) if uri is not None else None
    if found is not None:
        return found
    if name is None:
        raise UnknownLicenceError("Invalid or unsupported license section submitted.")
    found = next((one for one in LICENCES if one.name == name), None)
    if found is None:
        raise UnknownLicenceError(f"Invalid or unsupported license: {name}")
    return found


def _named(text: str) -> Licence | None:
    return next((one for one in LICENCES if text in {one.name, one.uri}), None)

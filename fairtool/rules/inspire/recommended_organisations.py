"""How organisations and titles are written so that any reader understands them (Rec-C.2, Rec-C.3, Rec-C.5)."""

import unicodedata
from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.iso.node import Node
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, element, rule
from fairtool.rules.inspire.content import said
from fairtool.rules.inspire.levels import identifications

_LONGEST_ACRONYM = 8  # letters
_LONGEST_TITLE = 250  # characters
_SHORTEST_NAME = 3  # letters of a family name that is looked for
# Words of teams that stand where the name of a person should.
_TEAMS = frozenset(
    {
        "administrateur",
        "bureau",
        "cellule",
        "centre",
        "contact",
        "departement",
        "department",
        "direction",
        "equipe",
        "laboratoire",
        "mission",
        "observatoire",
        "office",
        "pole",
        "responsable",
        "secretariat",
        "service",
        "support",
        "team",
        "unit",
        "unite",
        "webmaster",
    }
)
_MANY = 300  # characters of a name that are looked at
_SECTION = "gmd:identificationInfo/gmd:MD_DataIdentification"
_METADATA = "gmd:contact/gmd:CI_ResponsibleParty"
_RESOURCE = f"{_SECTION}/gmd:pointOfContact/gmd:CI_ResponsibleParty"
_NAME = "<gmd:organisationName><gco:CharacterString>OBAI</gco:CharacterString></gmd:organisationName>"
_PERSON = "<gmd:individualName><gco:CharacterString>Anaïs Le Gall</gco:CharacterString></gmd:individualName>"
_EMAIL = "gmd:contactInfo/gmd:CI_Contact/gmd:address/gmd:CI_Address/gmd:electronicMailAddress"
_OWN = """<gmd:electronicMailAddress><gco:CharacterString>anais.legall@baie.example</gco:CharacterString>
</gmd:electronicMailAddress>"""
_TITLE = f"{_SECTION}/gmd:citation/gmd:CI_Citation/gmd:title"
_LONG = "Température de la mer à la bouée de la Baie, à un mètre sous la surface, " * 4


def _personal(party: str) -> str:
    return f"{party}/gmd:organisationName += {_PERSON}\n{party}/{_EMAIL} = {_OWN}"


@rule(
    "inspire-rec-c.2-metadata-contact",
    covers=["Rec-C.2"],
    when=element("Record"),
    examples=[
        Example("Rec-C.2", bad=f"{_METADATA}/gmd:organisationName = {_NAME}", good=""),
        Example("Rec-C.2", bad=_personal(_METADATA), good=""),
    ],
)
def metadata_contact_is_written_out(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """The organisation of the metadata contact is named in full, with an e-mail address that is not that of a person.

    Readers in other countries do not know the abbreviation, and persons leave while the record stays. Told are a name
    that is one word in capitals, and an address that holds the family name of the person who is named beside it.
    """
    for party in node.all("contacts"):
        yield from _party(party)


@rule(
    "inspire-rec-c.5-responsible-organisation",
    covers=["Rec-C.5"],
    examples=[
        Example("Rec-C.5", bad=f"{_RESOURCE}/gmd:organisationName = {_NAME}", good=""),
        Example("Rec-C.5", bad=_personal(_RESOURCE), good=""),
    ],
)
def responsible_party_is_written_out(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """The responsible organisation is named in full, with an e-mail address that is not that of a person.

    Readers in other countries do not know the abbreviation, and persons leave while the data stays. Told are a name
    that is one word in capitals, and an address that holds the family name of the person who is named beside it.
    """
    for section in identifications(view):
        for party in section.all("contacts"):
            yield from _party(party)


def _party(party: Node) -> Iterator[Problem]:
    for organisation in party.all("organisation"):
        name = said(organisation.element)
        if name.isupper() and name.isalpha() and len(name) <= _LONGEST_ACRONYM:
            yield Problem(
                '{where} is "{name}"; write the full name of the organisation, the abbreviation behind it',
                where=organisation.where,
                line=organisation.line,
                name=name,
            )
    persons = [_letters(person) for person in party.texts("individual")]
    words = [word for person in persons if _TEAMS.isdisjoint(person) for word in person]
    for email in party.all("contacts.emails"):
        account = "".join(_letters(email.value.partition("@")[0]))
        if any(len(word) > _SHORTEST_NAME and word in account for word in words):
            yield Problem(
                "{where} is {value}, the address of a person; write one of the organisation that lasts",
                where=email.where,
                line=email.line,
                value=email.value,
            )


def _letters(text: str) -> list[str]:
    """Give the words of a name without accents, in lower case."""
    plain = unicodedata.normalize("NFKD", text[:_MANY]).encode("ascii", "ignore").decode().lower()
    return "".join(letter if letter.isalpha() else " " for letter in plain).split()


@rule(
    "inspire-rec-c.3-resource-title",
    covers=["Rec-C.3"],
    examples=[
        Example(
            "Rec-C.3",
            bad=f"{_TITLE} = <gmd:title><gco:CharacterString>{_LONG}</gco:CharacterString></gmd:title>",
            good="",
        )
    ],
)
def title_is_short(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """The title of the resource has 250 characters at most.

    Portals cut longer ones in their lists of results, where a title has to tell one data set from another. Whether its
    abbreviations are explained is for a reader to judge.
    """
    for title in (one for section in identifications(view) for one in section.all("citation.title")):
        length = len(said(title.element))
        if length > _LONGEST_TITLE:
            yield Problem(
                "{where} has {length} characters; keep the title to {most}, and write the rest in the abstract",
                where=title.where,
                line=title.line,
                length=length,
                most=_LONGEST_TITLE,
            )

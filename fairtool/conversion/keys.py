"""The keys that answers have: what each asks for, how it is seen that it is known, and where the answer goes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from fairtool.conversion import fill_facts, fill_parties, fill_rights, fill_words
from fairtool.conversion.parts import citation_of, says, with_citation, with_resource
from fairtool.conversion.said import Answer, last
from fairtool.record.record import Record
from fairtool.translate import marked

Put = Callable[[Record, Answer], Record]
Has = Callable[[Record], bool]


@dataclass(frozen=True, slots=True)
class Key:
    """A key: its name, what it is in a sentence (a template), whether the record says it, and what puts an answer."""

    name: str
    sentence: str
    has: Has
    put: Put

    @property
    def asked_as(self) -> str:
        """The name in the list of what is asked for, which says whether it is of the data or of the record."""
        return self.name if self.name.startswith("record.") else f"resource.{self.name.removeprefix('resource.')}"


def _put_identifier(record: Record, said: Answer) -> Record:
    return replace(record, identifier=last(said))


def _put_scope(record: Record, code: str) -> Record:
    return replace(record, scopes=(code,))


def _put_party(kind: str, field: str) -> Put:
    return lambda record, said: fill_parties.put_parties(record, kind, ({field: said},))


def _put_edition(record: Record, said: Answer) -> Record:
    return with_citation(record, edition=last(said))


# In the order in which answers are put: languages first, since others depend on them.
_KEYS = (
    Key(
        "record.language",
        marked("the language that the record is written in, such as fre or eng"),
        lambda record: bool(record.language),
        fill_words.put_record_language,
    ),
    Key("language", "", lambda record: bool(record.language), fill_words.put_language),
    Key(
        "resource.language",
        marked("the language of texts in the data, such as fre or eng; zxx where they hold none"),
        lambda record: bool(record.resource.languages),
        fill_words.put_resource_language,
    ),
    Key(
        "record.identifier",
        marked("an identifier of the record that never changes, a UUID for one; auto makes one"),
        lambda record: bool(record.identifier),
        _put_identifier,
    ),
    Key(
        "scope",
        marked("what is described: dataset or series"),
        lambda record: bool(record.scopes),
        fill_words.coded("scope", "MD_ScopeCode", _put_scope),
    ),
    Key(
        "title",
        marked("the name by which the data are known"),
        lambda record: says(citation_of(record).title),
        fill_words.put_title,
    ),
    Key(
        "abstract",
        marked("what the data are about, in a sentence or two"),
        lambda record: says(record.resource.abstract),
        fill_words.resource_text("abstract"),
    ),
    Key(
        "purpose",
        marked("what the data were made for"),
        lambda record: says(record.resource.purpose),
        fill_words.resource_text("purpose"),
    ),
    Key(
        "supplemental",
        marked("more that users should know"),
        lambda record: says(record.resource.supplemental),
        fill_words.resource_text("supplemental"),
    ),
    Key("credit", marked("who is thanked"), lambda record: bool(record.resource.credits), fill_words.put_credit),
    Key(
        "lineage",
        marked("where the data come from and what was done to them, in a sentence or two"),
        fill_words.has_lineage,
        fill_words.put_lineage,
    ),
    Key(
        "topic",
        marked("the topic of the data, a code of ISO 19115: oceans, climatologyMeteorologyAtmosphere, environment ..."),
        lambda record: bool(record.resource.topics),
        fill_words.put_topics,
    ),
    Key(
        "theme",
        marked("the INSPIRE theme, by its name in any language: Oceanographic geographical features ..."),
        fill_words.has_theme,
        fill_words.put_themes,
    ),
    Key(
        "keyword",
        marked("words that the data are searched by"),
        lambda record: bool(record.resource.keywords),
        fill_words.put_keywords,
    ),
    Key(
        "thesaurus_date",
        marked("the date of publication of the thesaurus that the keywords of the file are from"),
        fill_words.has_thesaurus_dates,
        fill_words.put_thesaurus_date,
    ),
    Key(
        "licence",
        marked("the licence or the conditions of use, such as CC-BY-4.0"),
        fill_rights.has_licence,
        fill_rights.put_licence,
    ),
    Key(
        "limitations",
        marked("the limitations on public access: noLimitations, or a case of article 13 of the INSPIRE directive"),
        fill_rights.has_limitations,
        fill_rights.put_limitations,
    ),
    Key(
        "contact.organisation",
        marked("the organisation that answers questions on the data"),
        fill_parties.has_contact,
        _put_party("contact", "organisation"),
    ),
    Key(
        "contact.email",
        marked("the e-mail address of that organisation"),
        fill_parties.has_contact,
        _put_party("contact", "email"),
    ),
    Key(
        "creator.name",
        marked("who made the data: a person or an organisation"),
        fill_parties.has_party("author", "principalInvestigator", "originator", "coAuthor"),
        _put_party("creator", "name"),
    ),
    Key(
        "publisher.name",
        marked("who publishes the data: a data centre or an institute"),
        fill_parties.has_party("publisher", "distributor"),
        _put_party("publisher", "name"),
    ),
    Key(
        "created",
        marked("the date on which the data were made"),
        fill_words.has_date("creation"),
        fill_words.dated("created", "creation"),
    ),
    Key(
        "published",
        marked("the date on which the data were published, such as 2024-05-31"),
        fill_words.has_date("publication"),
        fill_words.dated("published", "publication"),
    ),
    Key(
        "revised",
        marked("the date on which the data were last changed"),
        fill_words.has_date("revision"),
        fill_words.dated("revised", "revision"),
    ),
    Key("doi", marked("the DOI of the data, such as 10.1234/abc"), fill_facts.has_doi, fill_facts.put_doi),
    Key(
        "resource.identifier",
        marked("an identifier of the data themselves"),
        lambda record: bool(citation_of(record).identifiers),
        fill_facts.put_resource_identifier,
    ),
    Key("version", marked("the version of the data"), lambda record: bool(citation_of(record).edition), _put_edition),
    Key(
        "crs",
        marked("the coordinate reference system, such as EPSG:4326"),
        lambda record: bool(record.reference_systems),
        fill_facts.put_system,
    ),
    Key(
        "representation",
        marked("how space is represented: grid, vector, textTable or tin"),
        lambda record: bool(record.resource.representation_types),
        fill_words.coded(
            "representation",
            "MD_SpatialRepresentationTypeCode",
            lambda record, code: with_resource(record, representation_types=(code,)),
        ),
    ),
    Key("format", marked("the format of the data, such as netCDF-4"), fill_facts.has_format, fill_facts.put_format),
    Key(
        "format.version",
        marked("the version of the format"),
        lambda record: all(form.version for one in record.distributions for form in one.formats),
        fill_facts.put_format_version,
    ),
    Key("link", marked("the address where the data are had"), fill_facts.has_link, fill_facts.put_links),
    Key(
        "box",
        marked("the geographic box: west, south, east, north in degrees"),
        fill_facts.has_box,
        fill_facts.put_box,
    ),
    Key(
        "period",
        marked("the time that the data cover, as begin/end: 2000-01-01/2010-12-31"),
        fill_facts.has_period,
        fill_facts.put_period,
    ),
    Key(
        "status",
        marked("how far the data are: completed, onGoing, planned ..."),
        lambda record: bool(record.resource.statuses),
        fill_words.coded("status", "MD_ProgressCode", lambda record, code: with_resource(record, statuses=(code,))),
    ),
    Key(
        "frequency",
        marked("how often the data are brought up to date: daily, asNeeded, notPlanned ..."),
        lambda record: bool(record.resource.maintenances),
        fill_words.coded("frequency", "MD_MaintenanceFrequencyCode", fill_words.put_frequency),
    ),
    Key(
        "conformity",
        marked("whether the data conform to regulation (EU) 1089/2010: true, false or not evaluated"),
        fill_facts.has_conformity,
        fill_facts.put_conformity,
    ),
)
KEYS: Mapping[str, Key] = {key.name: key for key in _KEYS}
# Keys whose answers may be given in several languages: title.fre, title.eng.
TEXTS = frozenset({"title", "abstract", "purpose", "supplemental", "credit", "lineage", "licence"})
ALIASES: Mapping[str, str] = {
    "identifier": "record.identifier", "uuid": "record.identifier", "id": "record.identifier",
    "summary": "abstract", "description": "abstract", "license": "licence", "conditions": "licence",
    "keywords": "keyword", "topics": "topic", "themes": "theme", "topic_category": "topic", "access": "limitations",
    "comment": "supplemental", "credits": "credit", "date": "published", "format_version": "format.version",
    "links": "link", "url": "link", "extent": "box", "bbox": "box", "time": "period",
    "reference_system": "crs", "level": "scope", "metadata.language": "record.language",
    "metadata_language": "record.language", "data_language": "resource.language", "type": "representation",
    "date_created": "created", "date_issued": "published", "date_modified": "revised", "product_version": "version",
}  # fmt: skip

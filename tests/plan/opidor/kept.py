"""What a new plan in DMP OPIDoR holds of each field of maDMP, by the way in which it was imported."""

from collections.abc import Callable, Iterator
from typing import Any

from fairtool.plan.opidor.labels import label
from fairtool.plan.opidor.volume import bytes_of
from tests.plan.opidor.full_plan import FULL

Json = dict[str, Any]
Holds = Callable[[Json], bool]


def texts(value: object) -> Iterator[str]:
    """Give every text of a document that a form can show; a list inside a list it cannot."""
    if isinstance(value, dict):
        for one in value.values():
            yield from texts(one)
    elif isinstance(value, list):
        for one in value:
            if not isinstance(one, list):
                yield from texts(one)
    elif value is not None:
        yield str(value)


def says(*parts: str) -> Holds:
    """Hold where every part stands in some text."""

    def holds(plan: Json) -> bool:
        found = list(texts(plan))
        return all(any(part in text for text in found) for part in parts)

    return holds


def is_at(path: str, *values: object) -> Holds:
    """Hold where one of the values stands at a place."""

    def holds(plan: Json) -> bool:
        found: Any = plan
        for part in path.split("."):
            if found is None:
                return False
            found = found[int(part)] if part.isdecimal() and isinstance(found, list) else found.get(part)
        return found in values

    return holds


def in_french(path: str, registry: str, code: str) -> Holds:
    """Hold where the label of a registry stands at a place: a form in French knows no other word."""
    return is_at(path, label(registry, code, "fr"), [label(registry, code, "fr")])


_ABOUT = "researchOutput.0.researchOutputDescription"
_FORM = "researchOutput.0.sharing.distribution.0"
_HOST = "researchOutput.0.sharing.host.0"


def _size(plan: Json) -> bool:
    form = plan["researchOutput"][0]["sharing"]["distribution"][0]
    return bytes_of(form["fileVolume"], form["volumeUnit"]) == FULL["dataset"][0]["distribution"][0]["byte_size"]


def _parted(plan: Json) -> bool:
    person = plan["meta"]["contact"][0]["person"]
    return (person.get("lastName"), person.get("firstName")) == ("Le Goff", "Anne")


def _roles(plan: Json) -> bool:
    return {"Gestionnaire de données", "Curateur de données"} <= set(texts(plan))


def _reused(plan: Json) -> bool:
    return bool(plan["researchOutput"][0]["reuse"]["justification"])


def _availability(plan: Json) -> bool:
    host = plan["researchOutput"][0]["sharing"]["host"][0]
    return "availability" not in host and says("99,5")(plan)


def _days(plan: Json) -> bool:
    return [plan["meta"][key] for key in ("creationDate", "lastModifiedDate")] == ["2026-01-10", "2026-02-11"]


# Field of maDMP 1.2 (or of ours), and how one sees that the new plan holds it.
ROWS: tuple[tuple[str, Holds], ...] = (
    ("title, description", says("Marées de l'Iroise", "Il suit le modèle")),
    ("created, modified (as days)", _days),
    ("language", is_at("meta.dmpLanguage", "fra")),
    ("dmp_id", says("10.5072/dmp.1")),
    ("dmp_id.type", in_french("meta.idType", "PIDSystem", "doi")),
    ("alternate_identifier", says("PGD-0042")),
    ("related_identifier", says("https://example.org/dmp/2", "10.5072/article.7")),
    ("contact.mbox, contact_id", says("anne.le.goff@example.org", "0000-0002-1825-0097")),
    ("contact.name, in two fields", _parted),
    ("contact.affiliation", says("OSU Iroise", "02mn0vt57")),
    ("contributor.name, mbox, contributor_id", says("Kerbrat", "zoe.petit@example.org", "0000-0001-5000-0007")),
    ("contributor.role", _roles),
    ("contributor.affiliation", says("Shom", "05fmfwn25")),
    ("cost.title, value, currency_code", says("Stockage", "1200.5", "EUR")),
    ("cost.description, as a text", says("Deux copies")),
    ("cost.description, not taken for a type of cost", is_at("budget.cost.0.costType", "Stockage")),
    ("project.title, description, start, end", says("IROISE 2030", "extrêmes", "2026-01-01", "2029-12-31")),
    ("project.project_id", says("ANR-26-CE01-0001 ")),
    ("project, the second", says("Second projet", "2027-01-01")),
    ("project.funding.funder_id, grant_id", says("00rbzpz17", "ANR-26-CE01-0001-01")),
    ("project.funding.funding_status", in_french("project.funding.0.fundingStatus", "FundingStatus", "granted")),
    ("ethical_issues_exist", in_french(f"{_ABOUT}.hasEthicalIssues", "YesNoUnknown", "no")),
    ("ethical_issues_description, ethical_issues_report", says("Aucune personne", "https://example.org/ethics")),
    ("dataset.title, description, issued", says("Hauteurs d'eau à Brest", "dix minutes", "2027-03-01")),
    ("dataset.type", in_french(f"{_ABOUT}.type", "ResearchDataType", "dataset")),
    ("dataset.dataset_id", says("10.5072/tides")),
    ("dataset.alternate_identifier", says("EDMERP-11")),
    ("dataset.related_identifier", says("10.5072/older-tides", "10.5072/manual")),
    ("dataset.creator", says("Moal", "iwan.moal@example.org")),
    ("dataset.is_reused", _reused),
    ("dataset.rights", says("Le Shom détient")),
    ("dataset.keyword", says("marée", "niveau de la mer")),
    ("dataset.language", is_at(f"{_ABOUT}.language", "fra")),
    ("dataset.personal_data", in_french(f"{_ABOUT}.containsPersonalData", "YesNoUnknown", "no")),
    ("dataset.sensitive_data", in_french(f"{_ABOUT}.containsSensitiveData", "YesNoUnknown", "unknown")),
    ("dataset.data_quality_assurance, the first", says("pics")),
    ("dataset.data_quality_assurance, the others", says("Relecture")),
    ("dataset.preservation_statement", says("CINES")),
    ("dataset.security_and_privacy, the first", says("Accès par compte", "Un compte par personne")),
    ("dataset.security_and_privacy, the others", says("Chiffrement", "Disques chiffrés")),
    ("metadata.description, metadata_standard_id", says("ISO 19115-3", "80874")),
    ("metadata.language", is_at("researchOutput.0.documentationQuality.metadataLanguage", "fra")),
    ("technical_resource.name", says("Marégraphe radar")),
    ("technical_resource.description, technical_resource_id", says("sans contact", "L22/1")),
    ("distribution.title, description", says("brest.nc", "Un fichier par an")),
    ("distribution.data_access", in_french(f"{_FORM}.dataAccess", "DataAccess", "open")),
    ("distribution.access_url, download_url", says("org/tides", "tides/brest.nc")),
    ("distribution.available_until", is_at(f"{_FORM}.availableUntil", "2057-01-01")),
    ("distribution.byte_size", _size),
    ("distribution.format, the first", says("application/x-netcdf")),
    ("distribution.format, the others", says("text/csv")),
    ("distribution.issued", is_at(f"{_FORM}.releaseDate", "2027-03-02")),
    ("license.license_ref", says("https://creativecommons.org/licenses/by/4.0/")),
    ("license.start_date", is_at(f"{_FORM}.licenseStartDate", "2026-01-01")),
    ("license, the second", says("https://example.org/licence/old", "2020-01-01")),
    ("host.title, url, geo_location", says("SEANOE", "https://www.seanoe.org", "FR")),
    ("host.description, host_id", says("Entrepôt marin", "r3d100012345")),
    ("host.availability, which is no number of years", _availability),
    ("host.backup_frequency", says("chaque nuit")),
    (
        "host.backup_type",
        in_french("researchOutput.0.dataStorage.backupPolicy.0.backupType", "BackupType", "incremental"),
    ),
    (
        "host.storage_type",
        in_french("researchOutput.0.dataStorage.backupPolicy.0.storageType", "StorageType", "magnetic-tape"),
    ),
    ("host.certified_with", in_french(f"{_HOST}.certification", "Certification", "coretrustseal")),
    ("host.pid_system", in_french(f"{_HOST}.pidSystem", "PIDSystem", "doi")),
    ("host.support_versioning", in_french(f"{_HOST}.hasVersioningPolicy", "YesNoUnknown", "yes")),
    ("answers to the questions of the template", says("l'année dans son nom", "Deux serveurs", "Le projet paie")),
    ("answers about a data set", says("sans toucher l'eau", "Tout lecteur")),
    ("variables and their concepts", says("sea_surface_height_above_reference_ellipsoid", "P07/CFSN0001")),
    ("extent, period, resolution, level", says("-5.25", "48.75", "2001-01-01", "10 minutes", "L2")),
    ("platform, instruments", says("Port de Brest", "Radar VEGA")),
    ("conventions", says("CF-1.10")),
    ("volume, growth, years, copies", says("1.23", "48", "30 ", "26")),
)


def table(by_rda: Json, by_standard: Json) -> str:
    """Give the table of the page about DMP OPIDoR."""
    lines = ["| field | kept by its RDA import | kept by its import of our `opidor` form |", "|---|---|---|"]
    for field, holds in ROWS:
        marks = ("yes" if _seen(holds, plan) else "**no**" for plan in (by_rda, by_standard))
        lines.append(f"| {field} | {' | '.join(marks)} |")
    return "\n".join(lines) + "\n"


def _seen(holds: Holds, plan: Json) -> bool:
    try:
        return holds(plan)
    except (KeyError, TypeError, AttributeError, IndexError):
        return False

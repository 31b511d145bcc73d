"""A plan that says everything that maDMP 1.2 has a field for, each value of its own, and a plan that says little."""

from typing import Any

PERSON = {
    "mbox": "anne.le.goff@example.org",
    "affiliation": [
        {"name": "OSU Iroise", "affiliation_id": {"identifier": "https://ror.org/02mn0vt57", "type": "ror"}}
    ],
}
FULL: dict[str, Any] = {
    "title": "Marées de l'Iroise",
    "description": "Le plan du projet.\nIl suit le modèle de l'ANR.",
    "created": "2026-01-10T09:00:00Z",
    "modified": "2026-02-11T10:30:00+01:00",
    "language": "fra",
    "dmp_id": {"identifier": "10.5072/dmp.1", "type": "doi"},
    "alternate_identifier": [{"identifier": "PGD-0042", "type": "other"}],
    "related_identifier": [
        {
            "identifier": "https://example.org/dmp/2",
            "type": "url",
            "relation_type": "IsContinuedBy",
            "resource_type": "OutputManagementPlan",
        },
        {"identifier": "10.5072/article.7", "type": "doi", "relation_type": "IsCitedBy", "resource_type": "Text"},
    ],
    "contact": {
        "name": "Le Goff, Anne",
        "contact_id": {"identifier": "https://orcid.org/0000-0002-1825-0097", "type": "orcid"},
        **PERSON,
    },
    "contributor": [
        {
            "name": "Kerbrat, Yann",
            "mbox": "yann.kerbrat@example.org",
            "contributor_id": {"identifier": "https://orcid.org/0000-0001-5109-3700", "type": "orcid"},
            "role": ["project-coordinator", "data-manager"],
            "affiliation": [
                {"name": "Shom", "affiliation_id": {"identifier": "https://ror.org/05fmfwn25", "type": "ror"}}
            ],
        },
        {
            "name": "Petit, Zoé",
            "mbox": "zoe.petit@example.org",
            "contributor_id": {"identifier": "https://orcid.org/0000-0001-5000-0007", "type": "orcid"},
            "role": ["data-curator", "contact-person"],
        },
    ],
    "cost": [
        {"title": "Stockage", "description": "Deux copies pendant dix ans", "value": 1200.5, "currency_code": "EUR"}
    ],
    "project": [
        {
            "title": "IROISE 2030",
            "acronym": "IROISE",
            "description": "Observer le niveau de la mer & ses extrêmes.",
            "start": "2026-01-01",
            "end": "2029-12-31",
            "project_id": [{"identifier": "ANR-26-CE01-0001", "type": "other"}],
            "funding": [
                {
                    "funder_id": {"identifier": "https://ror.org/00rbzpz17", "type": "ror"},
                    "name": "Agence nationale de la recherche",
                    "grant_id": {"identifier": "ANR-26-CE01-0001-01", "type": "other"},
                    "funding_status": "granted",
                }
            ],
        },
        {"title": "Second projet", "description": "Un autre projet.", "start": "2027-01-01", "end": "2028-01-01"},
    ],
    "ethical_issues_exist": "no",
    "ethical_issues_description": "Aucune personne n'est observée.",
    "ethical_issues_report": "https://example.org/ethics/report",
    "dataset": [
        {
            "title": "Hauteurs d'eau à Brest",
            "description": "Hauteurs d'eau, toutes les dix minutes.",
            "type": "dataset",
            "dataset_id": {"identifier": "10.5072/tides", "type": "doi"},
            "alternate_identifier": [{"identifier": "EDMERP-11", "type": "other"}],
            "related_identifier": [
                {
                    "identifier": "10.5072/older-tides",
                    "type": "doi",
                    "relation_type": "IsDerivedFrom",
                    "resource_type": "Dataset",
                },
                {
                    "identifier": "10.5072/manual",
                    "type": "doi",
                    "relation_type": "IsDocumentedBy",
                    "resource_type": "Text",
                },
            ],
            "creator": [
                {
                    "name": "Moal, Iwan",
                    "mbox": "iwan.moal@example.org",
                    "creator_id": {"identifier": "https://orcid.org/0000-0003-1613-5981", "type": "orcid"},
                }
            ],
            "is_reused": True,
            "rights": "Le Shom détient les droits.",
            "issued": "2027-03-01",
            "keyword": ["marée", "niveau de la mer"],
            "language": "fra",
            "personal_data": "no",
            "sensitive_data": "unknown",
            "data_quality_assurance": ["Contrôle automatique des pics", "Relecture par un expert"],
            "preservation_statement": "Gardé trente ans au CINES.",
            "security_and_privacy": [
                {"title": "Accès par compte", "description": "Un compte par personne"},
                {"title": "Chiffrement", "description": "Disques chiffrés"},
            ],
            "metadata": [
                {
                    "description": "ISO 19115-3",
                    "language": "fra",
                    "metadata_standard_id": {"identifier": "https://www.iso.org/standard/80874.html", "type": "url"},
                }
            ],
            "technical_resource": [
                {
                    "name": "Marégraphe radar",
                    "description": "Capteur sans contact",
                    "technical_resource_id": [{"identifier": "https://vocab.example.org/L22/1", "type": "url"}],
                }
            ],
            "distribution": [
                {
                    "title": "brest.nc",
                    "description": "Un fichier par an.",
                    "data_access": "open",
                    "access_url": "https://data.example.org/tides",
                    "download_url": "https://data.example.org/tides/brest.nc",
                    "available_until": "2057-01-01",
                    "byte_size": 1234567890,
                    "format": ["application/x-netcdf", "text/csv"],
                    "issued": "2027-03-02",
                    "license": [
                        {"license_ref": "https://creativecommons.org/licenses/by/4.0/", "start_date": "2026-01-01"},
                        {"license_ref": "https://example.org/licence/old", "start_date": "2020-01-01"},
                    ],
                    "host": {
                        "title": "SEANOE",
                        "description": "Entrepôt marin",
                        "url": "https://www.seanoe.org",
                        "host_id": [{"identifier": "r3d100012345", "type": "re3data"}],
                        "availability": "99,5",
                        "backup_frequency": "chaque nuit",
                        "backup_type": "incremental",
                        "storage_type": "magnetic-tape",
                        "certified_with": "coretrustseal",
                        "geo_location": "FR",
                        "pid_system": ["doi"],
                        "support_versioning": "yes",
                    },
                }
            ],
            "fairtool": {
                "key": "tides",
                "variables": [
                    {
                        "name": "wl",
                        "standard_name": "sea_surface_height_above_reference_ellipsoid",
                        "units": "m",
                        "uri": "https://vocab.example.org/P07/CFSN0001",
                    }
                ],
                "extent": {"west": -5.25, "east": -4.5, "south": 48.25, "north": 48.75},
                "period": {"start": "2001-01-01", "end": "2026-01-31"},
                "resolution": "10 minutes",
                "processing_level": "L2",
                "platform": {"name": "Port de Brest", "uri": "https://vocab.example.org/C17/35"},
                "instruments": [{"name": "Radar VEGA", "uri": "https://vocab.example.org/L22/2"}],
                "conventions": ["CF-1.10"],
                "files": 26,
                "bytes": 1234567890,
                "growth_bytes_per_year": 48000000,
                "retention_years": 30,
                "copies": 2,
                "answers": {"1a": "Le radar mesure sans toucher l'eau.", "5c": "Tout lecteur de netCDF."},
            },
        }
    ],
    "fairtool": {
        "template": "anr",
        "language": "fra",
        "answers": {
            "2a": "Chaque fichier porte l'année dans son nom.",
            "3a": "Deux serveurs à Brest.",
            "4a": "Aucune donnée personnelle.",
            "5a": "Publié après chaque campagne.",
            "6b": "Le projet paie le stockage.",
        },
    },
}
LEAST: dict[str, Any] = {
    "title": "A plan",
    "created": "2026-01-10T09:00:00Z",
    "modified": "2026-01-10T09:00:00Z",
    "language": "eng",
    "dmp_id": {"identifier": "https://example.org/dmp/1", "type": "url"},
    "contact": {
        "name": "A. Smith",
        "mbox": "a@example.org",
        "contact_id": {"identifier": "https://orcid.org/0000-0002-1825-0097", "type": "orcid"},
    },
    "ethical_issues_exist": "unknown",
    "dataset": [
        {
            "title": "Data",
            "dataset_id": {"identifier": "1", "type": "other"},
            "personal_data": "unknown",
            "sensitive_data": "unknown",
        }
    ],
}


def document(dmp: dict[str, Any]) -> dict[str, Any]:
    """Give the document that holds a plan."""
    return {"dmp": dmp}

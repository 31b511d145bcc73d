"""What the sources of the INSPIRE vocabularies do not say in a form that a script can read."""

GUIDANCE_DATE = "2025-01-31"
LANGUAGES = {
    "bul": "bg", "cze": "cs", "dan": "da", "dut": "nl", "eng": "en", "est": "et", "fin": "fi", "fre": "fr",
    "ger": "de", "gre": "el", "hun": "hu", "ita": "it", "lav": "lv", "lit": "lt", "mlt": "mt", "pol": "pl",
    "por": "pt", "rum": "ro", "slo": "sk", "slv": "sl", "spa": "es", "swe": "sv",
}  # fmt: skip
REGISTER = "http://inspire.ec.europa.eu/metadata-codelist/"
THESAURUS = {
    "title": "GEMET - INSPIRE themes, version 1.0",
    "date": "2008-06-01",
    "uri": "http://www.eionet.europa.eu/gemet/inspire_themes",
}
REGULATIONS = {  # the dates are those of publication in the Official Journal: L 323, L 274 and L 326
    "1089/2010": ("http://data.europa.eu/eli/reg/2010/1089", "2010-12-08", "eu10892010"),
    "976/2009": ("http://data.europa.eu/eli/reg/2009/976", "2009-10-20", "eu9762009"),
    "1205/2008": ("http://data.europa.eu/eli/reg/2008/1205", "2008-12-04", ""),
}
METADATA_REGULATION = {
    "en": "COMMISSION REGULATION (EC) No 1205/2008 of 3 December 2008 implementing Directive 2007/2/EC of the European"
    " Parliament and of the Council as regards metadata",
    "fr": "Règlement (CE) n o 1205/2008 de la Commission du 3 décembre 2008 portant modalités d’application de la"
    " directive 2007/2/CE du Parlement européen et du Conseil en ce qui concerne les métadonnées",
}
LIST_DATES = {"SpatialScope": "2019-05-22", "PriorityDataset": "2018-04-04"}
LIST_TITLES = {"SpatialScope": "Spatial scope", "PriorityDataset": "INSPIRE priority data set"}
ACCESS_POINTS = {"accessPoint": {"en": "Access Point"}, "endPoint": {"en": "End Point"}}
_OGC = "http://www.opengis.net/def/serviceType/ogc/"
PROTOCOLS = {
    f"{_OGC}csw": "OGC Catalogue Service for the Web",
    f"{_OGC}sos": "OGC Sensor Observation Service",
    f"{_OGC}wcs": "OGC Web Coverage Service",
    f"{_OGC}wfs": "OGC Web Feature Service",
    f"{_OGC}wms": "OGC Web Map Service",
    f"{_OGC}wmts": "OGC Web Map Tile Service",
    "https://tools.ietf.org/html/rfc4287": "ATOM Syndication Format",
    "http://www.opengis.net/def/interface/ogcapi-features": "OGC API - Features",
}
ISO_19139 = "http://standards.iso.org/iso/19139/resources/gmxCodelists.xml"
_ITTF = "http://standards.iso.org/ittf/PubliclyAvailableStandards/ISO_19139_Schemas/resources"
_OGC_SCHEMAS = "http://schemas.opengis.net/iso/19139"
ISO_19139_ALSO = [
    "http://www.isotc211.org/2005/resources/Codelist/gmxCodelists.xml",
    "http://standards.iso.org/iso/19139/resources/ML_gmxCodelists.xml",
    f"{_ITTF}/codelist/gmxCodelists.xml",
    f"{_ITTF}/codelist/ML_gmxCodelists.xml",
    f"{_ITTF}/Codelist/gmxCodelists.xml",
    f"{_ITTF}/Codelist/ML_gmxCodelists.xml",
    f"{_OGC_SCHEMAS}/20060504/resources/Codelist/gmxCodelists.xml",
    f"{_OGC_SCHEMAS}/20070417/resources/Codelist/gmxCodelists.xml",
    f"{_OGC_SCHEMAS}/20070417/resources/codelist/gmxCodelists.xml",
    "https://schemas.isotc211.org/schemas/19139/-/resources/codelist/gmxCodelists.xml",
]
ISO_19115_3 = "https://standards.iso.org/iso/19115/resources/Codelists/cat/codelists.xml"
FRENCH_ARTICLES = {  # of the environment code, which French catalogues name for the letters of article 13(1)
    "a": "L124-4-I-1", "b": "L124-5-II-1", "c": "L124-5-II-2", "d": "L124-4-I-1",
    "e": "L124-5-II-3", "f": "L124-4-I-1", "g": "L124-4-I-3", "h": "L124-4-I-2",
}  # fmt: skip
FRENCH_LIMITATIONS = {
    "noLimitations": ["Pas de restriction d'accès public", "Pas de restriction d'accès public selon INSPIRE"],
    **{
        f"INSPIRE_Directive_Article13_1{letter}": [
            f"{article} du code de l'environnement (Directive 2007/2/CE (INSPIRE), Article 13.1.{letter})"
        ]
        for letter, article in FRENCH_ARTICLES.items()
    },
}
FRENCH_CONDITIONS = {
    "noConditionsApply": ["Aucune condition ne s'applique"],
    "conditionsUnknown": ["Conditions inconnues"],
}

_UNREAD = "no licence text was read; only codes and labels were taken"
_GUIDANCE = "metadata-iso19139.adoc of github.com/INSPIRE-MIF/technical-guidelines, which prints the list"
ORIGINS = {  # by file: the licence, where it was read, the official address
    "themes": ("unconfirmed", _UNREAD, "https://www.eionet.europa.eu/gemet/inspire_themes"),
    "titles-1089": (
        "EUPL-1.2",
        "LICENSE of github.com/inspire-eu-validation/ets-repository, which has the titles of 1089/2010",
        "https://github.com/inspire-eu-validation/ets-repository",
    ),
    "limitations": ("CC-BY-4.0", _GUIDANCE, "https://inspire.ec.europa.eu/metadata-codelist/LimitationsOnPublicAccess"),
    "conditions": (
        "CC-BY-4.0",
        _GUIDANCE,
        "https://inspire.ec.europa.eu/metadata-codelist/ConditionsApplyingToAccessAndUse",
    ),
    "codes": ("unconfirmed", _UNREAD, "https://inspire.ec.europa.eu/metadata-codelist"),
}

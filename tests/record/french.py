"""A synthetic French data set with everything that the flat encodings can say, and its record."""

from fairtool.record.citation import Identifier, Online
from fairtool.record.content import Variable
from fairtool.record.essentials import Essentials, Keyword, Licence, Party, Relation
from fairtool.record.extent import Box, Period, Vertical
from fairtool.record.file import DataFile
from fairtool.record.nested import nested
from fairtool.record.text import Text

GEMET = "http://www.eionet.europa.eu/gemet"

FRENCH = Essentials(
    identifier="3f2504e0-4f89-41d3-9a0c-0305e82c3301",
    doi="10.12345/rade-brest",
    other_identifiers=("https://donnees.exemple.fr/id/rade-brest",),
    kind="dataset",
    language="fre",
    resource_languages=("fre",),
    title=Text("Température de l’eau en rade de Brest", "", {"eng": "Water temperature in the bay of Brest"}),
    alternate_titles=(Text("TEMP_RADE"),),
    abstract=Text("Mesures horaires à 2 m de profondeur.", "", {"eng": "Hourly measurements at 2 m depth."}),
    purpose=Text("Suivre le réchauffement du littoral."),
    version="2.1",
    created="2019-05-01",
    published="2021-03-17",
    revised="2024-02-29",
    metadata_date="2024-03-01",
    parties=(
        Party("author", "Le Goff, Maël", "Laboratoire Exemple", orcid="0000-0002-1825-0097", ror="02feahw73"),
        Party("pointOfContact", "Le Goff, Maël", "Laboratoire Exemple", "mael@exemple.fr", "0000-0002-1825-0097"),
        Party("publisher", organisation="Pôle Exemple", ror="044jxhp58"),
        Party("funder", organisation="Agence Exemple de la recherche", ror="00rbzpz17"),
        Party("processor", "Kervella, Anne", "Laboratoire Exemple"),
    ),
    metadata_contacts=(Party("pointOfContact", organisation="Pôle Exemple", email="contact@exemple.fr"),),
    keywords=(
        Keyword(Text("océan", f"{GEMET}/concept/5756", {"eng": "ocean"}), "theme", "GEMET", f"{GEMET}/", "2021-01-01"),
        Keyword(Text("Brest"), "place"),
        Keyword(Text("littoral"), "theme"),
    ),
    topics=("oceans",),
    boxes=(Box(None, -4.7, -4.2, 48.2, 48.5),),
    places=(Text("Rade de Brest"),),
    periods=(Period("2019-01-01", "", "2023-12-31"), Period("2024-01-01", "", "", "unknown")),
    verticals=(Vertical(-2.0, 0.0),),
    reference_systems=(Text("EPSG:4326", "http://www.opengis.net/def/crs/EPSG/0/4326"),),
    scale=25000,
    resolution_metres=1000.0,
    temporal_resolution="PT1H",
    lineage=Text("Sonde étalonnée chaque année, valeurs aberrantes retirées."),
    supplemental=Text("La sonde a été changée en 2021."),
    credits=(Text("Réalisé avec l’aide de l’Observatoire Exemple."),),
    licences=(Licence("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/", "Licence CC BY 4.0"),),
    access=(
        Text(
            "Pas de restriction",
            "http://inspire.ec.europa.eu/metadata-codelist/LimitationsOnPublicAccess/noLimitations",
        ),
    ),
    limitations=(Text("Citer le laboratoire."),),
    frequency="annually",
    status="onGoing",
    links=(
        Online(
            "https://donnees.exemple.fr/rade/temp.nc", Text("WWW:DOWNLOAD"), None, Text("Fichier"), None, "download"
        ),
        Online("https://donnees.exemple.fr/rade", function="information"),
    ),
    graphics=("https://donnees.exemple.fr/rade.png",),
    formats=(("NetCDF", "4"),),
    relations=(
        Relation("IsPartOf", "10.12345/reseau", "Réseau côtier"),
        Relation("IsDerivedFrom", "https://donnees.exemple.fr/brut"),
        Relation("IsSupplementTo", "10.12345/article"),
    ),
    platforms=(Text("Bouée Exemple"),),
    instruments=(Text("Sonde SBE 37"),),
    variables=(
        Variable(
            name="TEMP",
            description=Text("température de l’eau de mer"),
            names=(Identifier(code=Text("sea_water_temperature"), codespace="CF"),),
            unit_name="degree_Celsius",
            minimum=4.5,
            maximum=21.25,
        ),
    ),
    files=(DataFile("temp.nc", 12345, "ab" * 32, "NetCDF", "application/x-netcdf"),),
    conformances=(Text("Règlement (UE) n° 1089/2010"),),
    size_megabytes=12.5,
)
RECORD = nested(FRENCH)

"""Two landing pages for the examples of rules: one that says nothing to machines, and one that F-UJI finds all in."""

_PAGE = "https://data.example.org/sst"
_FILE = "https://data.example.org/sst.nc"
BARE = f"@ {_PAGE} 200 text/html\n\n<html><head><title>T</title></head></html>"
FULL = f"""\
@ {_PAGE} 200 text/html
Link: <{_PAGE}.ttl>; rel="describedby"; type="text/turtle", <{_PAGE}.xml>; rel="describedby"; type="application/xml"

<html><head><title>T</title><script type="application/ld+json">
{{"@context": ["https://schema.org/", {{"prov": "http://www.w3.org/ns/prov#"}}], "@type": "Dataset",
"@id": "https://doi.org/10.17882/999001", "identifier": "https://doi.org/10.17882/999001", "name": "Temperature",
"description": "Temperature of the sea.", "datePublished": "2024-03-01", "prov:wasAttributedTo": {{"@id": "{_PAGE}#a"}},
"creator": {{"@type": "Person", "name": "Ada Example"}}, "publisher": {{"@type": "Organization", "name": "Example"}},
"keywords": [{{"@type": "DefinedTerm", "@id": "http://vocab.nerc.ac.uk/collection/L06/current/41/", "name": "buoy"}}],
"license": "https://creativecommons.org/licenses/by/4.0/", "variableMeasured": ["temp"],
"conditionsOfAccess": ["openAccess", "http://purl.org/coar/access_right/c_abf2"],
"isPartOf": {{"@type": "Dataset", "@id": "https://data.example.org/buoys"}},
"temporalCoverage": "2024-01-01/2024-01-04",
"spatialCoverage": {{"@type": "Place", "geo": {{"@type": "GeoShape", "box": "43 4 44 5"}}}},
"distribution": {{"@type": "DataDownload", "contentUrl": "{_FILE}", "encodingFormat": "application/x-netcdf",
"contentSize": "8 B"}}}}</script></head></html>
@ {_PAGE}.xml 200 application/xml

<gmd:MD_Metadata xmlns:gmd="http://www.isotc211.org/2005/gmd"/>
"""

"""Changes to the record of the examples after which F-UJI finds in it what it asks for."""

CODE = (
    "gmd:identificationInfo/*/gmd:citation/*/gmd:identifier/*/gmd:code = <gmd:code><gco:CharacterString>{}"
    "</gco:CharacterString></gmd:code>"
)
NO_LINKS = "gmd:distributionInfo ="
CITED = """\
gmd:identificationInfo/*/gmd:pointOfContact/*/gmd:role/gmd:CI_RoleCode@codeListValue = publisher
gmd:identificationInfo/*/gmd:pointOfContact += <gmd:pointOfContact><gmd:CI_ResponsibleParty><gmd:individualName>
<gco:CharacterString>Ada Example</gco:CharacterString></gmd:individualName><gmd:role>
<gmd:CI_RoleCode codeList="" codeListValue="author"/></gmd:role></gmd:CI_ResponsibleParty></gmd:pointOfContact>"""
WITH_FORM = """\
gmd:distributionInfo/*/gmd:transferOptions/*/gmd:onLine = <gmd:transferSize><gco:Real>0.3</gco:Real></gmd:transferSize>
<gmd:onLine><gmd:CI_OnlineResource><gmd:linkage><gmd:URL>https://baie.example/t.nc</gmd:URL></gmd:linkage>
<gmd:applicationProfile><gmx:Anchor xlink:href="application/x-netcdf">netCDF</gmx:Anchor></gmd:applicationProfile>
<gmd:function><gmd:CI_OnLineFunctionCode codeList="" codeListValue="download"/></gmd:function></gmd:CI_OnlineResource>
</gmd:onLine>"""

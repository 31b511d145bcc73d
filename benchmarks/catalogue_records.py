"""Records of about the size that catalogues hold (9 kB of ISO 19139), for the benchmarks of pushing."""

from xml.sax.saxutils import escape

CODES = "http://standards.iso.org/iso/19139/resources/gmxCodelists.xml"
_SENTENCE = "Mesures toutes les dix minutes, à un mètre sous la surface, contrôlées chaque semaine. "
_WORDS = (
    "température",
    "salinité",
    "houle",
    "marée",
    "turbidité",
    "oxygène dissous",
    "chlorophylle",
    "courant",
    "vent",
)


def records(count: int) -> dict[str, bytes]:
    """Give that many records by identifier, each with a title and key words of its own."""
    return {
        name: _record(name, number) for number in range(count) if (name := f"6e2ba7f0-0000-4000-8000-{number:012d}")
    }


def _record(identifier: str, number: int) -> bytes:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<gmd:MD_Metadata xmlns:gmd="http://www.isotc211.org/2005/gmd" xmlns:gco="http://www.isotc211.org/2005/gco">
  {_text("gmd:fileIdentifier", identifier)}
  <gmd:language><gmd:LanguageCode codeList="http://www.loc.gov/standards/iso639-2/" codeListValue="fre"/></gmd:language>
  <gmd:characterSet>{_code("MD_CharacterSetCode", "utf8")}</gmd:characterSet>
  <gmd:hierarchyLevel>{_code("MD_ScopeCode", "dataset")}</gmd:hierarchyLevel>
  <gmd:contact>{_party("pointOfContact", number)}</gmd:contact>
  <gmd:dateStamp><gco:Date>2024-05-17</gco:Date></gmd:dateStamp>
  {_text("gmd:metadataStandardName", "ISO 19115:2003/19139")}
  {_text("gmd:metadataStandardVersion", "1.0")}
  <gmd:identificationInfo>
    <gmd:MD_DataIdentification>
      <gmd:citation>
        <gmd:CI_Citation>
          {_text("gmd:title", f"Mesures à haute fréquence de la bouée côtière n° {number}, campagne de printemps")}
          {_date("creation", "2024-02-29")}
          {_date("publication", "2024-05-02")}
          <gmd:identifier><gmd:MD_Identifier>{_text("gmd:code", identifier)}</gmd:MD_Identifier></gmd:identifier>
          <gmd:citedResponsibleParty>{_party("originator", number)}</gmd:citedResponsibleParty>
        </gmd:CI_Citation>
      </gmd:citation>
      {_text("gmd:abstract", _SENTENCE * 6)}
      <gmd:pointOfContact>{_party("author", number)}</gmd:pointOfContact>
      {"".join(_keywords(number, group) for group in range(3))}
      <gmd:resourceConstraints>
        <gmd:MD_LegalConstraints>
          <gmd:accessConstraints>{_code("MD_RestrictionCode", "otherRestrictions")}</gmd:accessConstraints>
          <gmd:useConstraints>{_code("MD_RestrictionCode", "license")}</gmd:useConstraints>
          {_text("gmd:otherConstraints", "https://creativecommons.org/licenses/by/4.0/")}
        </gmd:MD_LegalConstraints>
      </gmd:resourceConstraints>
      <gmd:language>
        <gmd:LanguageCode codeList="http://www.loc.gov/standards/iso639-2/" codeListValue="fre"/>
      </gmd:language>
      <gmd:topicCategory><gmd:MD_TopicCategoryCode>oceans</gmd:MD_TopicCategoryCode></gmd:topicCategory>
      <gmd:extent>
        <gmd:EX_Extent>
          <gmd:geographicElement>
            <gmd:EX_GeographicBoundingBox>
              <gmd:westBoundLongitude><gco:Decimal>-4.56</gco:Decimal></gmd:westBoundLongitude>
              <gmd:eastBoundLongitude><gco:Decimal>-4.54</gco:Decimal></gmd:eastBoundLongitude>
              <gmd:southBoundLatitude><gco:Decimal>48.35</gco:Decimal></gmd:southBoundLatitude>
              <gmd:northBoundLatitude><gco:Decimal>48.37</gco:Decimal></gmd:northBoundLatitude>
            </gmd:EX_GeographicBoundingBox>
          </gmd:geographicElement>
        </gmd:EX_Extent>
      </gmd:extent>
    </gmd:MD_DataIdentification>
  </gmd:identificationInfo>
  <gmd:distributionInfo>
    <gmd:MD_Distribution>
      <gmd:distributionFormat>
        <gmd:MD_Format>{_text("gmd:name", "netCDF")}{_text("gmd:version", "4")}</gmd:MD_Format>
      </gmd:distributionFormat>
      <gmd:transferOptions>
        <gmd:MD_DigitalTransferOptions>
          {"".join(_link(number, part) for part in range(2))}
        </gmd:MD_DigitalTransferOptions>
      </gmd:transferOptions>
    </gmd:MD_Distribution>
  </gmd:distributionInfo>
</gmd:MD_Metadata>
""".encode()


def _keywords(number: int, group: int) -> str:
    words = (_WORDS[(number + group + step) % len(_WORDS)] for step in range(4))
    return f"""<gmd:descriptiveKeywords>
        <gmd:MD_Keywords>
          {"".join(_text("gmd:keyword", word) for word in words)}
          <gmd:type>{_code("MD_KeywordTypeCode", "theme")}</gmd:type>
        </gmd:MD_Keywords>
      </gmd:descriptiveKeywords>"""


def _link(number: int, part: int) -> str:
    return f"""<gmd:onLine>
            <gmd:CI_OnlineResource>
              <gmd:linkage><gmd:URL>https://example.org/donnees/{number}/{part}.nc</gmd:URL></gmd:linkage>
              {_text("gmd:protocol", "WWW:DOWNLOAD-1.0-http--download")}
              {_text("gmd:name", f"Fichier netCDF n° {part}")}
            </gmd:CI_OnlineResource>
          </gmd:onLine>"""


def _date(kind: str, day: str) -> str:
    return (
        f"<gmd:date><gmd:CI_Date><gmd:date><gco:Date>{day}</gco:Date></gmd:date>"
        f"<gmd:dateType>{_code('CI_DateTypeCode', kind)}</gmd:dateType></gmd:CI_Date></gmd:date>"
    )


def _party(role: str, number: int) -> str:
    return f"""<gmd:CI_ResponsibleParty>
    {_text("gmd:individualName", f"Personne {number}")}
    {_text("gmd:organisationName", "Observatoire d'essai de la mer")}
    <gmd:contactInfo>
      <gmd:CI_Contact>
        <gmd:address>
          <gmd:CI_Address>{_text("gmd:electronicMailAddress", "donnees@example.org")}</gmd:CI_Address>
        </gmd:address>
      </gmd:CI_Contact>
    </gmd:contactInfo>
    <gmd:role>{_code("CI_RoleCode", role)}</gmd:role>
  </gmd:CI_ResponsibleParty>"""


def _text(element: str, value: str) -> str:
    return f"<{element}><gco:CharacterString>{escape(value)}</gco:CharacterString></{element}>"


def _code(name: str, value: str) -> str:
    return f'<gmd:{name} codeList="{CODES}#{name}" codeListValue="{value}"/>'

"""Small records in ISO 19139 that fairtool itself finds nothing wrong with, to be pushed by tests."""

from xml.sax.saxutils import escape

CODES = "http://standards.iso.org/iso/19139/resources/gmxCodelists.xml"


def many(count: int, prefix: str = "essai", *, title: str = "Température de la mer, n° {number}") -> dict[str, bytes]:
    """Give that many records by identifier: `prefix-00001` and on, each with a title of its own."""
    numbered = {number: f"{prefix}-{number:05d}" for number in range(1, count + 1)}
    return {name: record(name, title=title.format(number=number)) for number, name in numbered.items()}


def record(
    identifier: str,
    *,
    title: str = "Température de la mer à Sainte-Anne-du-Portzic",
    parent: str = "",
    date_stamp: str = "2024-05-17",
) -> bytes:
    """Give a record in XML, with a declaration, in UTF-8."""
    parent_element = _text("gmd:parentIdentifier", parent) if parent else ""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<gmd:MD_Metadata xmlns:gmd="http://www.isotc211.org/2005/gmd" xmlns:gco="http://www.isotc211.org/2005/gco">
  {_text("gmd:fileIdentifier", identifier)}
  <gmd:language><gmd:LanguageCode codeList="http://www.loc.gov/standards/iso639-2/" codeListValue="fre"/></gmd:language>
  <gmd:characterSet>{_code("MD_CharacterSetCode", "utf8")}</gmd:characterSet>{parent_element}
  <gmd:hierarchyLevel>{_code("MD_ScopeCode", "dataset")}</gmd:hierarchyLevel>
  <gmd:contact>{_party("pointOfContact")}</gmd:contact>
  <gmd:dateStamp><gco:Date>{date_stamp}</gco:Date></gmd:dateStamp>
  {_text("gmd:metadataStandardName", "ISO 19115")}
  {_text("gmd:metadataStandardVersion", "2003/Cor.1:2006")}
  <gmd:identificationInfo>
    <gmd:MD_DataIdentification>
      <gmd:citation>
        <gmd:CI_Citation>
          {_text("gmd:title", title)}
          <gmd:date>
            <gmd:CI_Date>
              <gmd:date><gco:Date>2024-02-29</gco:Date></gmd:date>
              <gmd:dateType>{_code("CI_DateTypeCode", "publication")}</gmd:dateType>
            </gmd:CI_Date>
          </gmd:date>
          <gmd:identifier><gmd:MD_Identifier>{_text("gmd:code", identifier)}</gmd:MD_Identifier></gmd:identifier>
        </gmd:CI_Citation>
      </gmd:citation>
      {_text("gmd:abstract", "Mesures de la température de surface, toutes les dix minutes, par une sonde à quai.")}
      <gmd:pointOfContact>{_party("author")}</gmd:pointOfContact>
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
      <gmd:characterSet>{_code("MD_CharacterSetCode", "utf8")}</gmd:characterSet>
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
</gmd:MD_Metadata>
""".encode()


def _party(role: str) -> str:
    return f"""<gmd:CI_ResponsibleParty>
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

"""Hand-written records, small and valid, that the tests break in one place; synthetic."""

from lxml import etree

NAMESPACES = {
    "gmd": "http://www.isotc211.org/2005/gmd",
    "gco": "http://www.isotc211.org/2005/gco",
    "gmx": "http://www.isotc211.org/2005/gmx",
    "srv": "http://www.isotc211.org/2005/srv",
    "gts": "http://www.isotc211.org/2005/gts",
    "gml": "http://www.opengis.net/gml/3.2",
    "xlink": "http://www.w3.org/1999/xlink",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
DECLARED = " ".join(f'xmlns:{prefix}="{namespace}"' for prefix, namespace in NAMESPACES.items())
GML_320 = "http://www.opengis.net/gml"
CONTACT = """<gmd:CI_ResponsibleParty>
      <gmd:organisationName><gco:CharacterString>Observatoire de démonstration</gco:CharacterString></gmd:organisationName>
      <gmd:role><gmd:CI_RoleCode codeList="http://example.org/codes#CI_RoleCode" codeListValue="pointOfContact"/></gmd:role>
    </gmd:CI_ResponsibleParty>"""
CITATION = """<gmd:CI_Citation>
      <gmd:title><gco:CharacterString>Température de la mer</gco:CharacterString></gmd:title>
      <gmd:date><gmd:CI_Date>
        <gmd:date><gco:Date>2024-05-17</gco:Date></gmd:date>
        <gmd:dateType><gmd:CI_DateTypeCode codeList="http://example.org/codes#CI_DateTypeCode" codeListValue="publication"/></gmd:dateType>
      </gmd:CI_Date></gmd:date>
    </gmd:CI_Citation>"""
EXTENT = """<gmd:EX_Extent>
      <gmd:geographicElement><gmd:EX_GeographicBoundingBox>
        <gmd:westBoundLongitude><gco:Decimal>-5.5</gco:Decimal></gmd:westBoundLongitude>
        <gmd:eastBoundLongitude><gco:Decimal>9</gco:Decimal></gmd:eastBoundLongitude>
        <gmd:southBoundLatitude><gco:Decimal>41.0</gco:Decimal></gmd:southBoundLatitude>
        <gmd:northBoundLatitude><gco:Decimal>51.2</gco:Decimal></gmd:northBoundLatitude>
      </gmd:EX_GeographicBoundingBox></gmd:geographicElement>
      <gmd:temporalElement><gmd:EX_TemporalExtent><gmd:extent>
        <gml:TimePeriod gml:id="period-1">
          <gml:beginPosition>2020-01-01</gml:beginPosition><gml:endPosition indeterminatePosition="now"/>
        </gml:TimePeriod>
      </gmd:extent></gmd:EX_TemporalExtent></gmd:temporalElement>
    </gmd:EX_Extent>"""
GMD = f"""<gmd:MD_Metadata {DECLARED}>
  <gmd:fileIdentifier><gco:CharacterString>fiche-1</gco:CharacterString></gmd:fileIdentifier>
  <gmd:language gco:nilReason="missing"/>
  <gmd:contact>{CONTACT}</gmd:contact>
  <gmd:dateStamp><gco:Date>2024-05-17</gco:Date></gmd:dateStamp>
  <gmd:spatialRepresentationInfo><gmd:MD_GridSpatialRepresentation>
    <gmd:numberOfDimensions><gco:Integer>2</gco:Integer></gmd:numberOfDimensions>
    <gmd:cellGeometry><gmd:MD_CellGeometryCode codeList="http://example.org/codes#cell" codeListValue="area"/></gmd:cellGeometry>
    <gmd:transformationParameterAvailability><gco:Boolean>false</gco:Boolean></gmd:transformationParameterAvailability>
  </gmd:MD_GridSpatialRepresentation></gmd:spatialRepresentationInfo>
  <gmd:identificationInfo><gmd:MD_DataIdentification id="resource-1">
    <gmd:citation>{CITATION}</gmd:citation>
    <gmd:abstract xsi:type="gmd:PT_FreeText_PropertyType"><gco:CharacterString>Résumé</gco:CharacterString>
      <gmd:PT_FreeText><gmd:textGroup><gmd:LocalisedCharacterString locale="#en">Summary</gmd:LocalisedCharacterString></gmd:textGroup></gmd:PT_FreeText>
    </gmd:abstract>
    <gmd:descriptiveKeywords><gmd:MD_Keywords>
      <gmd:keyword><gmx:Anchor xlink:href="http://example.org/sea">mer</gmx:Anchor></gmd:keyword>
    </gmd:MD_Keywords></gmd:descriptiveKeywords>
    <gmd:language><gco:CharacterString>fre</gco:CharacterString></gmd:language>
    <gmd:topicCategory><gmd:MD_TopicCategoryCode>oceans</gmd:MD_TopicCategoryCode></gmd:topicCategory>
    <gmd:extent>{EXTENT}</gmd:extent>
  </gmd:MD_DataIdentification></gmd:identificationInfo>
</gmd:MD_Metadata>"""
SERVICE = f"""<gmd:MD_Metadata {DECLARED}>
  <gmd:contact>{CONTACT}</gmd:contact>
  <gmd:dateStamp><gco:DateTime>2024-05-17T10:00:00Z</gco:DateTime></gmd:dateStamp>
  <gmd:identificationInfo><srv:SV_ServiceIdentification>
    <gmd:citation>{CITATION}</gmd:citation>
    <gmd:abstract><gco:CharacterString>Service de visualisation</gco:CharacterString></gmd:abstract>
    <srv:serviceType><gco:LocalName codeSpace="http://example.org/services">view</gco:LocalName></srv:serviceType>
    <srv:couplingType><srv:SV_CouplingType codeList="http://example.org/codes#coupling" codeListValue="tight"/></srv:couplingType>
    <srv:containsOperations><srv:SV_OperationMetadata>
      <srv:operationName><gco:CharacterString>GetCapabilities</gco:CharacterString></srv:operationName>
      <srv:DCP><srv:DCPList codeList="http://example.org/codes#dcp" codeListValue="WebServices"/></srv:DCP>
      <srv:connectPoint><gmd:CI_OnlineResource><gmd:linkage><gmd:URL>http://example.org/wms</gmd:URL></gmd:linkage></gmd:CI_OnlineResource></srv:connectPoint>
    </srv:SV_OperationMetadata></srv:containsOperations>
  </srv:SV_ServiceIdentification></gmd:identificationInfo>
</gmd:MD_Metadata>"""
DATACITE = """<resource xmlns="http://datacite.org/schema/kernel-4">
  <publicationYear>2024</publicationYear>
  <identifier identifierType="DOI">10.1234/demo</identifier>
  <creators><creator><creatorName>Durand, Anne</creatorName></creator></creators>
  <titles><title xml:lang="fr">Température de la mer</title></titles>
  <publisher>Observatoire de démonstration</publisher>
  <resourceType resourceTypeGeneral="Dataset">Jeu de données</resourceType>
  <descriptions><description descriptionType="Abstract">Première ligne<br/>seconde ligne</description></descriptions>
</resource>"""


def parsed(text: str) -> etree._Element:
    """Read a record as fairtool does, with comments."""
    return etree.fromstring(text.encode())


def of_2006(text: str) -> str:
    """Give a record of ISO 19139 of 2007 as one of 2006."""
    return text.replace(NAMESPACES["gml"], GML_320)

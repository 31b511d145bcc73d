"""Records of services under INSPIRE: the faults that French records have, and what the reference validator says of them.

The rows of `FAULTS` are those that the executable tests of classes 3 and 4 (version of 2021) fail on the same records,
which were run with an XQuery processor; links to data sets were taken to answer with a record of a data set.
"""

import os
from pathlib import Path

import pytest

from fairtool.context import Context
from fairtool.engine import examine
from fairtool.iso.identify import encoding_of
from fairtool.iso.safe import parse
from fairtool.iso.view import XmlRecord
from fairtool.record.of_view import read_xml
from fairtool.report import OutcomeStatus
from fairtool.rules.catalogue import rules_of
from fairtool.version import Version
from fairtool.vocabulary.store import shipped
from tests.rules.checking import record_findings

SECTION = "gmd:identificationInfo/srv:SV_ServiceIdentification"
KEYWORDS = f"{SECTION}/gmd:descriptiveKeywords"
WORD = f"{KEYWORDS}[1]/gmd:MD_Keywords/gmd:keyword"
ON = f"{SECTION}/srv:operatesOn"
QUALITY = "gmd:dataQualityInfo"
SCOPE = f"{QUALITY}/gmd:DQ_DataQuality/gmd:scope"
LEVEL = f"{SCOPE}/gmd:DQ_Scope/gmd:level/gmd:MD_ScopeCode@codeListValue"
TRANSFER = "gmd:distributionInfo/gmd:MD_Distribution/gmd:transferOptions"
LINK = f"{TRANSFER}/gmd:MD_DigitalTransferOptions/gmd:onLine/gmd:CI_OnlineResource"
REGISTER = "inspire.ec.europa.eu/metadata-codelist/SpatialDataServiceCategory"
DATA = "<gmd:identificationInfo><gmd:MD_DataIdentification/></gmd:identificationInfo>"
REPORT = f"{QUALITY}/gmd:DQ_DataQuality/gmd:report"
TITLE = "gmd:DQ_DomainConsistency/gmd:result/gmd:DQ_ConformanceResult/gmd:specification/gmd:CI_Citation/gmd:title"


def typed(text: str) -> str:
    """Give the change that writes the type of the service."""
    return f"{SECTION}/srv:serviceType/gco:LocalName = <gco:LocalName>{text}</gco:LocalName>"


def worded(text: str) -> str:
    """Give the change that writes a keyword in the place of the category."""
    return f"{WORD} = <gmd:keyword><gco:CharacterString>{text}</gco:CharacterString></gmd:keyword>"


def anchored(address: str, text: str = "infoMapAccessService") -> str:
    """Give the change that writes an anchor in the place of the category."""
    return f'{WORD} = <gmd:keyword><gmx:Anchor xlink:href="{address}">{text}</gmx:Anchor></gmd:keyword>'


def named(text: str) -> str:
    """Give the change that writes the name of the level."""
    return f"gmd:hierarchyLevelName = <gmd:hierarchyLevelName>{text}</gmd:hierarchyLevelName>"


SOUND = {
    "as it is": "",
    "a category as a code": worded("infoMapAccessService"),
    "a category beside another keyword": f"{worded('WMS')}\n{WORD} += <gmd:keyword><gco:CharacterString>"
    "infoMapAccessService</gco:CharacterString></gmd:keyword>",
    "a wide category": anchored(f"http://{REGISTER}/infoManagementService", "Services de gestion"),
    "a download service": typed("download"),
    "a discovery service": typed("discovery"),
    "no distribution at all": "gmd:distributionInfo =",
    "no coupled resource": f"{ON} =",
    "a link into a catalogue": f"{ON}@xlink:href = https://baie.example/csw?service=CSW&request=GetRecordById&id=5b7c",
    "a name of the level as an anchor": named(
        '<gmx:Anchor xlink:href="http://inspire.ec.europa.eu/x">Service</gmx:Anchor>'
    ),
    "one locator without URL beside another": f"{TRANSFER} += <gmd:transferOptions><gmd:MD_DigitalTransferOptions>"
    "<gmd:onLine><gmd:CI_OnlineResource><gmd:linkage><gmd:URL/></gmd:linkage></gmd:CI_OnlineResource></gmd:onLine>"
    "</gmd:MD_DigitalTransferOptions></gmd:transferOptions>",
}
TWO_LEVELS = """gmd:hierarchyLevel += <gmd:hierarchyLevel>
<gmd:MD_ScopeCode codeList="#MD_ScopeCode" codeListValue="software"/></gmd:hierarchyLevel>"""
DATA_FIRST = f"""gmd:identificationInfo = {DATA}
<gmd:identificationInfo><srv:SV_ServiceIdentification/></gmd:identificationInfo>"""
TWO_SECTIONS = f"""{QUALITY} += <gmd:dataQualityInfo><gmd:DQ_DataQuality><gmd:scope><gmd:DQ_Scope><gmd:level>
<gmd:MD_ScopeCode codeList="#MD_ScopeCode" codeListValue="tile"/></gmd:level></gmd:DQ_Scope></gmd:scope>
</gmd:DQ_DataQuality></gmd:dataQualityInfo>"""
FAULTS = {
    "a protocol as the type": (typed("OGC:WMS"), {"3.5", "4.1"}),
    "a long protocol as the type": (typed("urn:ogc:serviceType:WebMapService:1.3.0"), {"3.5", "4.1"}),
    "the type in French": (typed("consultation"), {"3.5", "4.1"}),
    "the label of the type in French": (typed("Service de consultation"), {"3.5", "4.1"}),
    "the type in capitals": (typed("View"), {"3.5", "4.1"}),
    "the type with blanks": (typed(" view "), {"3.5", "4.1"}),
    "the type that is no longer used": (typed("invoke"), {"4.1"}),
    "an empty type": (typed(""), {"3.5", "4.1"}),
    "no type": (f"{SECTION}/srv:serviceType =", {"3.5", "4.1"}),
    "two types": (
        f"{SECTION}/srv:serviceType += <srv:serviceType><gco:LocalName>download</gco:LocalName></srv:serviceType>",
        {"3.5", "4.1"},
    ),
    "no name of the level": ("gmd:hierarchyLevelName =", {"3.1"}),
    "an empty name of the level": (named("<gco:CharacterString/>"), {"3.1"}),
    "an anchor without text as the name of the level": (
        named('<gmx:Anchor xlink:href="http://inspire.ec.europa.eu/x"/>'),
        {"3.1"},
    ),
    "two levels": (TWO_LEVELS, {"3.1"}),
    "the level of a data set": ("gmd:hierarchyLevel/gmd:MD_ScopeCode@codeListValue = dataset", {"3.1"}),
    "no level": ("gmd:hierarchyLevel =", {"3.1"}),
    "a service described as data": (f"gmd:identificationInfo = {DATA}", {"3.2", "3.4", "3.5", "4.1"}),
    "data described first": (DATA_FIRST, {"3.2", "3.4", "3.5", "4.1"}),
    "no keywords": (f"{KEYWORDS} =", {"3.4"}),
    "free keywords only": (f"{KEYWORDS}[1] =", {"3.4"}),
    "the category in French": (worded("Service d’accès aux cartes"), {"3.4"}),
    "the category in capitals": (worded("InfoMapAccessService"), {"3.4"}),
    "the category as the regulation spells it": (worded("humanCatalogViewer"), {"3.4"}),
    "the category as text of an anchor to somewhere": (anchored("https://baie.example/infoMapAccessService"), {"3.4"}),
    "the address with https": (anchored(f"https://{REGISTER}/infoMapAccessService"), {"3.4"}),
    "the address of the list": (anchored(f"http://{REGISTER}"), {"3.4"}),
    "an address that is not in the list": (anchored(f"http://{REGISTER}/infoMapService"), {"3.4"}),
    "a coupled resource by its identifier": (f'{ON} = <srv:operatesOn uuidref="5b7c1c52"/>', {"3.6"}),
    "a coupled resource without anything": (f"{ON} = <srv:operatesOn/>", {"3.6"}),
    "a coupled resource that is not here": (f'{ON} = <srv:operatesOn xlink:href="#couche"/>', {"3.6"}),
    "a coupled resource by a name": (f'{ON} = <srv:operatesOn xlink:href="FR-200027183-temperature"/>', {"3.6"}),
    "one of two coupled resources by its identifier": (f'{ON} += <srv:operatesOn uuidref="5b7c1c52"/>', {"3.6"}),
    "no locator": (f"{TRANSFER} =", {"3.7"}),
    "an empty URL": (f"{LINK}/gmd:linkage/gmd:URL = <gmd:URL/>", {"3.7"}),
    "the data quality section of a data set": (f"{LEVEL} = dataset", {"3.8"}),
    "no description of the level": (f"{SCOPE}/gmd:DQ_Scope/gmd:levelDescription =", {"3.8"}),
    "no scope": (f"{SCOPE} =", {"3.8"}),
    "no data quality section": (f"{QUALITY} =", {"3.8"}),
    "two data quality sections": (TWO_SECTIONS, {"3.8"}),
}


def rows(text: str, *classes: str) -> set[str]:
    """Give the rows of some classes that a record breaks."""
    found = {name for number in classes for name, _, _ in record_findings(text, f"inspire-{number}.")}
    return {name.split("-")[1] for name in found}


@pytest.mark.parametrize("change", SOUND.values(), ids=SOUND.keys())
def test_a_sound_record_of_a_service_breaks_no_requirement_of_its_classes(change: str) -> None:
    assert rows(f"in service\n{change}", "3", "4", "5", "6", "7") == set()


@pytest.mark.parametrize(("change", "expected"), FAULTS.values(), ids=FAULTS.keys())
def test_a_faulty_record_of_a_service_breaks_the_rows_that_the_validator_fails(change: str, expected: set[str]) -> None:
    assert rows(f"in service\n{change}", "3", "4") == expected


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("OGC:WMS", "write view"),
        ("WFS", "write download"),
        ("OGC:CSW", "write discovery"),
        ("Service de téléchargement", "write download"),
        ("VIEW", "write view"),
        ("carte", "write discovery, view, download"),
    ],
)
def test_the_type_that_is_meant_is_told(text: str, meant: str) -> None:
    ((_, where, message),) = record_findings(f"in service\n{typed(text)}", "inspire-3.5-")
    assert f'"{text}", which is no type of service; {meant}' in message
    assert where.endswith("srv:serviceType/gco:LocalName")


@pytest.mark.parametrize("text", ["Service d’accès aux cartes", "service d'accès aux cartes", "INFOMAPACCESSSERVICE"])
def test_the_category_that_is_meant_is_told(text: str) -> None:
    ((_, _, message),) = record_findings(f"in service\n{worded(text)}", "inspire-3.4-")
    assert message.endswith("write the code of the category: infoMapAccessService")


def test_a_link_to_an_element_of_the_document_is_a_link() -> None:
    change = f'{ON} = <srv:operatesOn xlink:href="#couche"/>\n{SECTION}/gmd:citation@id = couche'
    assert rows(f"in service\n{change}", "3") == set()


OTHER = typed("other")
CATEGORY = f'{REPORT}[2]/{TITLE} = <gmd:title><gmx:Anchor xlink:href="{{}}">{{}}</gmx:Anchor></gmd:title>'
CLASS = "http://inspire.ec.europa.eu/id/ats/metadata/2.0/sds-"
LAST = f"{REPORT}[4] =\n{REPORT}[4] =\n{REPORT}[4] ="


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ("", set()),
        (typed("view"), {"5.1"}),
        (f"{LINK}/gmd:linkage/gmd:URL = <gmd:URL/>", {"3.7", "5.2"}),
        (f"{LINK}/gmd:description =", {"5.2"}),
        (f"{REPORT}[1] =", {"5.3"}),
        (f"{REPORT}[3] =", {"5.5"}),
        (CATEGORY.format(f"{CLASS}harmonised", "Harmonisé"), {"5.4"}),
        (CATEGORY.format(f"{CLASS}interoperable", "harmonised"), {"5.4"}),
        (CATEGORY.format(f"{CLASS}harmonised".replace("http", "https"), "harmonised"), {"5.4"}),
        (f"{LAST}\n{CATEGORY.format(f'{CLASS}harmonised', 'harmonised')}", {"6.5"}),
        (f"{LAST}\n{CATEGORY.format(f'{CLASS}invocable', 'invocable')}", set()),
        (f"{SECTION}/srv:containsOperations =", set()),
        (
            f"gmd:referenceSystemInfo =\n{SECTION}/srv:containsOperations/srv:SV_OperationMetadata/srv:DCP =",
            {"6.1", "7.2"},
        ),
    ],
)
def test_a_service_is_held_to_the_class_that_it_declares(change: str, expected: set[str]) -> None:
    assert rows(f"in sds\n{change}", "3", "4", "5", "6", "7") == expected


def test_a_service_of_the_type_other_without_a_category_is_held_to_the_baseline_only() -> None:
    assert rows(f"in service\n{OTHER}", "3", "4", "5", "6", "7") == set()


def test_a_record_of_a_data_set_is_not_held_to_the_classes_of_services() -> None:
    assert rows("", "3", "4", "5", "6", "7") == set()


RECORDS = (
    sorted(Path(os.environ.get("FAIRTOOL_CORPUS", "")).glob("iso/*.xml")) if "FAIRTOOL_CORPUS" in os.environ else []
)


@pytest.mark.skipif(not RECORDS, reason="FAIRTOOL_CORPUS is not set: no real records to try the rules on")
@pytest.mark.parametrize("path", RECORDS, ids=[path.stem for path in RECORDS])
def test_no_rule_stops_on_a_real_record(path: Path) -> None:
    root = parse(path.read_bytes(), path.name)
    encoding = encoding_of(root)
    if encoding is None or encoding.family != "iso":
        pytest.skip(f"{path.name} is no ISO record")
    view = XmlRecord(path.name, root, encoding, read_xml)
    found = examine(view, rules_of("inspire").values(), {"inspire": Context(view, Version(2, 0), shipped())})
    crashed = [outcome for outcome in found.outcomes if outcome.status is OutcomeStatus.CRASHED]
    assert not crashed


def test_a_service_described_as_data_is_told_so_once_and_pointed_to_it() -> None:
    text = f"in service\ngmd:identificationInfo = {DATA}"
    told = {name: message for name, _, message in record_findings(text, "inspire-3.")}
    assert told.pop("inspire-3.2-service-identification").endswith(
        "write one there, with what there is to say of the service"
    )
    assert {message.rpartition(" (")[2] for message in told.values()} == {
        "one mistake, told by inspire-3.2-service-identification)"
    }


def test_a_type_that_is_in_no_list_is_explained_once() -> None:
    ((_, _, message),) = record_findings(f"in service\n{typed('OGC:WMS')}", "inspire-4.1-")
    assert message.endswith("(one mistake, told by inspire-3.5-service-type)")

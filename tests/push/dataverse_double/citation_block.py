"""The citation block, by version and for Recherche Data Gouv."""

from tests.push.dataverse_double import vocabularies
from tests.push.dataverse_double.edition import Edition
from tests.push.dataverse_double.field_type import Block, table

_START = """
title | Title | text required create
subtitle | Subtitle | text
alternativeTitle | Alternative Title | text {alternative}
alternativeURL | Alternative URL | url
otherId | Other Identifier | none many
  otherIdAgency | Agency | text
  otherIdValue | Identifier | text
author | Author | none many required create
  authorName | Name | text required create
  authorAffiliation | Affiliation | text create
  authorIdentifierScheme | Identifier Type | text listed create
  authorIdentifier | Identifier | text create
datasetContact | Point of Contact | none many required create
  datasetContactName | Name | text create
  datasetContactAffiliation | Affiliation | text create
  datasetContactEmail | E-mail | email required create
dsDescription | Description | none many required create
  dsDescriptionValue | Text | textbox required create
"""
_LANGUAGE = "  dsDescriptionLanguage | Language | text listed create\n"
_SUBJECTS = """
  dsDescriptionDate | Date | date create
subject | Subject | text many listed required create
keyword | Keyword | none many create
  keywordValue | Term | text create
"""
_TERM = "  keywordTermURI | Term URI | url create\n"
_KEYWORDS = """
  keywordVocabulary | Controlled Vocabulary Name | text create
  keywordVocabularyURI | Controlled Vocabulary URL | url create
topicClassification | Topic Classification | none many
  topicClassValue | Term | text
  topicClassVocab | Controlled Vocabulary Name | text
  topicClassVocabURI | Controlled Vocabulary URL | url
publication | Related Publication | none many create
"""
_RELATION = "  publicationRelationType | Relation Type | text listed create\n"
_MIDDLE = """
  publicationCitation | Citation | textbox create
  publicationIDType | Identifier Type | text listed create
  publicationIDNumber | Identifier | text create
  publicationURL | URL | url
notesText | Notes | textbox create
language | Language | text many listed
producer | Producer | none many
  producerName | Name | text required
  producerAffiliation | Affiliation | text
  producerAbbreviation | Abbreviated Name | text
  producerURL | URL | url
  producerLogoURL | Logo URL | url
productionDate | Production Date | date
productionPlace | Production Location | text {place}
contributor | Contributor | none many
  contributorType | Type | text listed
  contributorName | Name | text
grantNumber | Funding Information | none many
  grantNumberAgency | Agency | text
  grantNumberValue | Identifier | text
distributor | Distributor | none many
  distributorName | Name | text
  distributorAffiliation | Affiliation | text
  distributorAbbreviation | Abbreviated Name | text
  distributorURL | URL | url
  distributorLogoURL | Logo URL | url
distributionDate | Distribution Date | date
depositor | Depositor | text
dateOfDeposit | Deposit Date | date
timePeriodCovered | Time Period | none many
  timePeriodCoveredStart | Start Date | date
  timePeriodCoveredEnd | End Date | date
dateOfCollection | Date of Collection | none many
  dateOfCollectionStart | Start Date | date
  dateOfCollectionEnd | End Date | date
"""
_KIND = "kindOfData | Data Type | text many\n"
_RDG = """
kindOfData | Kind of Data | text many listed create
kindOfDataOther | Kind of Data Other | text many
dataOrigin | Data Origin | text many listed
lifeCycleStep | Life Cycle Step | text many listed
project | Project | none many
  projectAcronym | Acronym | text
  projectTitle | Title | text
  projectId | Identifier | text
  projectURL | URL | url
  projectWorkPackage | Work Package | text
  projectTask | Task | text
relatedDataset | Related Dataset | none many
  relatedDatasetCitation | Citation | textbox
  relatedDatasetIDType | Identifier Type | text listed
  relatedDatasetIDNumber | Identifier | text
  relatedDatasetURL | URL | url
"""
_END = """
series | Series | none {series}
  seriesName | Name | text
  seriesInformation | Information | textbox
software | Software | none many
  softwareName | Name | text
  softwareVersion | Version | text
relatedMaterial | Related Material | textbox many
"""
_RELATED = "relatedDatasets | Related Dataset | textbox many\n"
_SOURCES = """
otherReferences | Other Reference | text many
dataSources | Data Source | textbox many
originOfSources | Origin of Historical Sources | textbox
characteristicOfSources | Characteristic of Sources | textbox
accessToSources | Documentation and Access to Sources | textbox
"""


def citation(edition: Edition, *, rdg: bool) -> Block:
    """Give the block as a version has it."""
    parts = [
        _START,
        _LANGUAGE if rdg else "",
        _SUBJECTS,
        _TERM if rdg or edition.since(6, 3) else "",
        _KEYWORDS,
        _RELATION if edition.since(6, 5) else "",
        _MIDDLE,
        _RDG if rdg else _KIND,
        _END,
        "" if rdg else _RELATED,
        _SOURCES,
    ]
    text = "\n".join(part.strip("\n") for part in parts if part)
    text = text.replace("{alternative}", "many" if edition.since(6, 1) else "")
    text = text.replace("{place}", "many" if edition.since(5, 13) else "")
    text = text.replace("{series}", "many" if edition.since(5, 13) else "")
    words = vocabularies.RDG if rdg else vocabularies.UPSTREAM
    return Block(1, "citation", "Citation Metadata", table(text, words))

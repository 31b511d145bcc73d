"""Writes schemas/opidor/labels.toml: the labels that DMP OPIDoR has for its codes, in English and French.

    python scripts/build_opidor_labels.py DMPOPIDoR/config/registries

The argument is the folder of the registries in a checkout of github.com/OPIDoR/DMPOPIDoR (licence MIT), from which
only the labels are taken. The codes are those of the RDA DMP Common Standard where it has one, else made of the
English label.
"""

import json
import re
import sys
from collections.abc import Mapping
from pathlib import Path

OUT = Path(__file__).parents[1] / "schemas" / "opidor" / "labels.toml"
REGISTRIES = (
    "AgentIdSystem",
    "BackupType",
    "Certification",
    "CostType",
    "DMPVersion",
    "DataAccess",
    "DataNature",
    "FundingStatus",
    "NameTypeValues",
    "OrganizationIdSystem",
    "PIDSystem",
    "ResearchDataType",
    "Role",
    "StorageType",
    "VolumeUnit",
    "YesNoUnknown",
)
# English label -> the code of the standard, or of fairtool.
CODES: Mapping[str, str] = {
    "ORCID iD": "orcid",
    "Crossref funder ID": "fundref",
    "ROR ID": "ror",
    "HAL Id": "hal",
    "Identifiant local": "other",
    "Restricted": "shared",
    "First version": "initial",
    "Mid term version": "mid-term",
    "Final version": "final",
    "Personal": "person",
    "Organizational (e.g. a research team, unit or group)": "organization",
    "Data Protection Officer (from GDPR)": "data-protection-officer",
    "Joint Data controller (from GDPR)": "joint-data-controller",
    "Data Controller (from GDPR)": "data-controller",
    "Data Processor (from GDPR)": "data-processor",
    "ISO-27000": "iso-27000",
}
_HEAD = """\
# The labels of DMP OPIDoR, written by scripts/build_opidor_labels.py: code = [English, French].
# Source: https://github.com/OPIDoR/DMPOPIDoR, config/registries, snapshot of 2025-06-11; licence MIT.
"""


def code(label: str) -> str:
    """Give the code of an English label."""
    return CODES.get(label) or re.sub(r"[^a-z0-9]+", "-", label.casefold()).strip("-")


def table(name: str, folder: Path) -> str:
    """Give the table of a registry."""
    entries = json.loads((folder / f"{name}.json").read_bytes())[name]
    lines = (
        f"{code(one['en_GB'])} = {json.dumps([one['en_GB'], one['fr_FR']], ensure_ascii=False)}" for one in entries
    )
    return f"\n[{name}]\n" + "".join(f"{line}\n" for line in lines)


def main() -> None:
    """Write the labels."""
    folder = Path(sys.argv[1])
    OUT.write_text(_HEAD + "".join(table(name, folder) for name in REGISTRIES), encoding="utf-8")


if __name__ == "__main__":
    main()

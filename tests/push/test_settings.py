"""What `[targets.NAME]` may say: all that a kind of target knows, as TOML has it."""

from pathlib import Path

import pytest

from fairtool.configuration import TargetTable, united
from fairtool.push.target import KINDS


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_each_setting_of_a_kind_can_be_written_into_the_configuration(kind: object) -> None:
    keys = {field.alias or name for name, field in TargetTable.model_fields.items()}
    assert kind.settings <= keys  # type: ignore[attr-defined]  # a Kind


def test_numbers_and_truth_are_written_as_toml_has_them(tmp_path: Path) -> None:
    path = tmp_path / "fairtool.toml"
    path.write_text(
        '[targets.t]\nkind = "geonetwork"\nurl = "https://a.example/"\ngroup = 12\npublic = true\nbatch = 5\n'
    )
    options, _ = united(path, {})
    assert options.targets["t"].settings == {"group": "12", "public": "true", "batch": "5"}

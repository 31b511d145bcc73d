"""The same against a demonstration instance, where the environment says which: a draft is made, changed and deleted.

FAIRTOOL_TEST_DATAVERSE_URL, FAIRTOOL_TEST_DATAVERSE_KEY and FAIRTOOL_TEST_DATAVERSE_COLLECTION (an alias) say where.
Nothing is published or submitted.
"""

import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from fairtool.push.agreement import agreed
from fairtool.push.dataverse.catalogue import DataverseCatalogue, catalogue
from fairtool.push.key import Key
from fairtool.push.origin import Origin
from fairtool.push.session import Session
from fairtool.push.target import Target, Wishes
from fairtool.record.text import Text
from tests.push.dataverse.opening import given, pushed

NAMES = ("FAIRTOOL_TEST_DATAVERSE_URL", "FAIRTOOL_TEST_DATAVERSE_KEY", "FAIRTOOL_TEST_DATAVERSE_COLLECTION")


@pytest.fixture
def live() -> Iterator[DataverseCatalogue]:
    missing = [name for name in NAMES if not os.environ.get(name)]
    if missing:
        pytest.skip(f"no demonstration instance of Dataverse: {', '.join(missing)} not set")
    url, token, collection = (os.environ[name] for name in NAMES)
    key = Key(Origin.of(url), token, "token", "X-Dataverse-key")
    with Session(url, key) as session:
        yield catalogue(Target("live", "dataverse", url, {"collection": collection}), session, Wishes())


def test_a_draft_is_made_changed_and_deleted(live: DataverseCatalogue, tmp_path: Path) -> None:
    assert live.prospect().refusals == ()
    identifier = f"urn:uuid:{uuid.uuid4()}"
    data = tmp_path / "essai.txt"
    data.write_text("essai\n")
    form, held = pushed(live, given((data,), identifier=identifier))
    try:
        assert agreed(live, form, held).is_good
        assert held.state == "draft"
        form, held = pushed(live, given((data,), identifier=identifier, title=Text("Un autre titre"), keywords=()))
        assert held.is_as(form.hash)
    finally:
        live.delete(held)
    assert live.held([identifier]) == {}

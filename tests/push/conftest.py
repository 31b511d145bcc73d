"""What tests of pushing share: a real catalogue, built once a machine and started in a third of a second."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.push.servers.pycsw import PycswServer, pycsw_home
from tests.push.servers.records import record
from tests.push.servers.venvs import NotBuiltError
from tests.push.shell import Shell


@pytest.fixture(scope="session")
def pycsw_ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the environment of pycsw, or skip with the reason why there is none."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    try:
        return pycsw_home(shared / "venvs")
    except NotBuiltError as error:
        pytest.skip(f"pycsw cannot be installed here: {error}")


@pytest.fixture
def pycsw(pycsw_ready: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[PycswServer]:
    """Run a pycsw that takes transactions, with an empty database of its own."""
    with PycswServer(tmp_path_factory.mktemp("pycsw"), home=pycsw_ready) as server:
        yield server


@pytest.fixture(scope="module")
def pycsw_module(pycsw_ready: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[PycswServer]:
    """Run a pycsw for all tests of a module that only read, or that keep to identifiers of their own."""
    with PycswServer(tmp_path_factory.mktemp("pycsw"), home=pycsw_ready) as server:
        yield server


@pytest.fixture
def shell(pycsw: PycswServer, tmp_path: Path) -> Shell:
    """Give a folder with three records and a configuration that names the catalogue."""
    (tmp_path / "records").mkdir()
    (tmp_path / "fairtool.toml").write_text(f'[targets.catalogue]\nkind = "csw"\nurl = "{pycsw.url}"\n')
    shell = Shell(tmp_path, pycsw.url)
    for name in ("a", "b", "c"):
        shell.write(f"{name}.xml", record(name, title=f"Title of {name}"))
    return shell

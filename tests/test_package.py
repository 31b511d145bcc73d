"""The wheel and the sdist hold all that is needed: installed elsewhere, without the network, the commands work."""

import json
import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FOLDERS = ("vocabularies", "schemas", "templates")
NO_NETWORK = '''"""Refuses every connection that leaves the machine, for the whole process."""
import socket
def refused(*_):
    raise OSError("the network is blocked")
socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = refused
'''
EXAMPLE = """netcdf x { dimensions: t = 2 ; variables: float sst(t) ; sst:units = 1 ; sst:long_name = "sst" ;
:Conventions = "CF-1.8" ; data: sst = 1, 2 ; }"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build both, the wheel from the sdist, with the tools that are installed where they are, else with fetched ones."""
    folder = tmp_path_factory.mktemp("dist")
    have = subprocess.run([sys.executable, "-c", "import hatchling.build, build"], capture_output=True, check=False)
    isolation = ["--no-isolation"] if have.returncode == 0 else []
    pytest.importorskip("build")
    command = [sys.executable, "-m", "build", *isolation, "--outdir", str(folder), str(ROOT)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout[-2000:] + ran.stderr[-2000:]
    return folder


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel in a fresh environment that sees the libraries of this one, but not the checkout."""
    folder = tmp_path_factory.mktemp("elsewhere")
    venv.create(folder / "venv", with_pip=False)
    python = folder / "venv" / "bin" / "python"
    (wheel,) = built.glob("*.whl")
    target = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], capture_output=True, text=True, check=True
    ).stdout.strip()  # fmt: skip
    install = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(python),
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        str(wheel),
    ]
    subprocess.run(install, capture_output=True, check=True)
    Path(target, "others.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    Path(target, "sitecustomize.py").write_text(NO_NETWORK, encoding="utf-8")
    (folder / "x.cdl").write_text(EXAMPLE, encoding="utf-8")
    return folder


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "HOME": str(folder)}
    command = [str(folder / "venv" / "bin" / "fairtool"), *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_both_hold_the_data_folders(built: Path) -> None:
    (wheel,), (sdist,) = built.glob("*.whl"), built.glob("*.tar.gz")
    with zipfile.ZipFile(wheel) as packed:
        names = packed.namelist()
    with tarfile.open(sdist) as archive:
        members = [name.partition("/")[2] for name in archive.getnames()]
    for folder in FOLDERS:
        files = [path for path in (ROOT / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts]
        wanted = {path.relative_to(ROOT).as_posix() for path in files}
        assert {name for name in wanted if f"fairtool/_data/{name}" not in names} == set()
        assert wanted - set(members) == set()
    assert "fairtool/py.typed" in names


def test_the_installed_package_is_not_the_checkout(installed: Path) -> None:
    python = installed / "venv" / "bin" / "python"
    code = "import fairtool, fairtool.resources as r; print(fairtool.__file__); print(r.folder('schemas'))"
    ran = subprocess.run([python, "-c", code], cwd=installed, capture_output=True, text=True, check=True)
    assert [Path(line).is_relative_to(installed) for line in ran.stdout.split()] == [True, True]


def test_validate_works_elsewhere_without_the_network(installed: Path) -> None:
    ran = _run(installed, "validate", "x.cdl", "--format", "json")
    assert (ran.returncode, ran.stderr) == (1, "")
    content = json.loads(ran.stdout)
    assert "cf-3.1-units-text" in [finding["rule"] for finding in content["subjects"][0]["findings"]]
    assert content["vocabularies"]


def test_the_coverage_table_is_there(installed: Path) -> None:
    ran = _run(installed, "rules", "--coverage", "cf")
    assert ran.returncode in (0, 1)
    assert "CF-1.13" in ran.stdout or "1.13:" in ran.stdout


def test_doctor_sees_everything(installed: Path) -> None:
    ran = _run(installed, "doctor", "--format", "json")
    assert (ran.returncode, ran.stderr) == (0, "")
    found = json.loads(ran.stdout)
    assert found["Vocabularies"]
    assert "cf" in found["Profiles"][""]

"""The laws of the house: layers, no cycles, heavy libraries at their doors only, nothing loaded by --help."""

import ast
import subprocess
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "fairtool"
# Each heavy library, and the modules that may import it.
DOORS: Mapping[str, frozenset[str]] = {
    "netCDF4": frozenset(
        {
            "netcdf.hdf5",
            "netcdf.hdf5_attributes",
            "netcdf.hdf5_library",
            "netcdf.hdf5_dataset",
            "netcdf.hdf5_values",
            "netcdf.write",
        }
    ),
    "h5py": frozenset(
        {
            "netcdf.h5_attributes",
            "netcdf.h5_dataset",
            "netcdf.h5_header",
            "netcdf.h5_objects",
            "netcdf.h5_types",
            "netcdf.h5_values",
            "netcdf.hdf5_scan",
            "netcdf.hdf5_storage",
            "netcdf.hdf5_values",
        }
    ),
    "fsspec": frozenset({"cloud.s3"}),
    "s3fs": frozenset({"cloud.s3"}),
    "botocore": frozenset({"cloud.s3"}),
    "cf_units": frozenset({"netcdf.udunits"}),
    "cftime": frozenset({"netcdf.time_values"}),
    "pebble": frozenset({"pool", "worker_processes"}),
    "rdflib": frozenset({"mapping.turtle", "record.dcat_rdf", "record.geodcat_rdf", "skos.check.shapes"}),
    "pyshacl": frozenset({"skos.check.shapes"}),
    "platformdirs": frozenset({"cache"}),
    "dask": frozenset({"audit.cluster"}),
    "distributed": frozenset({"audit.cluster", "audit.distributed"}),
    "dask_jobqueue": frozenset(),  # by its name alone
    "zarr": frozenset({"netcdf.zarr_values"}),
    "pyoxigraph": frozenset({"skos.statements"}),
    "httpx": frozenset({"asking", "download"}),
    "extruct": frozenset({"fair.online.markup"}),
    "owslib": frozenset({"push.csw.envelope", "push.csw.exceptions"}),
    "jinja2": frozenset({"templates"}),
    "markupsafe": frozenset({"templates"}),
    "pydantic": frozenset({"configuration", "plan.madmp.element", "push.plan_file"}),
    "docx": frozenset(
        {f"render.plan.{name}" for name in ("word", "word_blocks", "word_numbering", "word_parts", "word_styles")}
    ),
    "pyarrow": frozenset({"audit.export_parquet"}),
    "typst": frozenset({"render.plan.pdf"}),
    "rich": frozenset({"cli.progress", "cli.audit_progress"}),
    "ruamel": frozenset({"plan.yaml_text"}),
    "typer": frozenset(
        {
            f"cli.{name}"
            for name in (
                "app",
                "validate",
                "fix",
                "convert",
                "rules",
                "init",
                "schemas",
                "doctor",
                "map",
                "score",
                "vocab",
                "dmp",
                "dmp_check",
                "dmp_export",
                "dmp_forecast",
                "dmp_import",
                "dmp_new",
                "dmp_refresh",
                "dmp_send",
                "options",
                "audit_diff",
                "audit_report",
                "audit_export",
                "audit_merge",
                "audit_query",
                "audit_run",
                "audit_script",
                "push_advise",
                "push_apply",
                "push_delete",
                "push_kit",
                "push_options",
                "push_plan",
                "push_status",
                "push_verify",
            )
        }
    ),
}
KERNEL = frozenset(
    {
        "rule",
        "finding",
        "report",
        "engine",
        "context",
        "conformance",
        "errors",
        "resources",
        "version",
        "translate",
        "summary",
        "standards",
    }
)


def _modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        yield ".".join(part for part in parts if part != "__init__"), path


@cache
def _imports(path: Path) -> frozenset[str]:
    """Give everything a module imports, lazily or not, as dotted names; ours without `fairtool.`."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return frozenset(found)


def _own(path: Path, names: frozenset[str]) -> set[str]:
    ours = {name.removeprefix("fairtool.") for name in _imports(path) if name.startswith("fairtool.")}
    return {name for name in ours if name in names}


MODULES = dict(_modules())
NAMES = frozenset(MODULES)
GRAPH = {name: _own(path, NAMES) - {name} for name, path in MODULES.items() if name}


@pytest.mark.parametrize("library", DOORS)
def test_a_heavy_library_enters_by_its_doors_only(library: str) -> None:
    users = {name for name, path in MODULES.items() if any(one.split(".")[0] == library for one in _imports(path))}
    assert users <= DOORS[library]


def test_nobody_imports_the_command_line() -> None:
    users = {name for name, used in GRAPH.items() if any(one.split(".")[0] == "cli" for one in used)}
    assert {name for name in users if name.split(".")[0] not in {"cli", "__main__"}} == set()


def test_the_kernel_knows_no_feature() -> None:
    allowed = KERNEL | {"vocabulary.store", "vocabulary"}
    assert {name: GRAPH[name] - allowed for name in KERNEL if GRAPH[name] - allowed} == {}


def test_a_rule_reads_views_and_never_files() -> None:
    forbidden = {"netcdf.read", "netcdf.write", "netcdf.hdf5", "netcdf.classic", "discovery", "subject", "workers"}
    rules = {name: used & forbidden for name, used in GRAPH.items() if name.startswith("rules.")}
    assert {name: used for name, used in rules.items() if used} == {}


@pytest.mark.parametrize("layer", ["netcdf", "iso", "record", "vocabulary"])
def test_what_is_read_knows_no_rule(layer: str) -> None:
    above = {"rules", "conversion", "selection", "subject", "engine"}
    found = {name: {one for one in GRAPH[name] if one.split(".")[0] in above} for name in GRAPH}
    assert {name: used for name, used in found.items() if name.split(".")[0] == layer and used} == {}


def test_lxml_stays_where_records_are_read_and_written() -> None:
    users = {
        name.split(".")[0] for name, path in MODULES.items() if "lxml" in {one.split(".")[0] for one in _imports(path)}
    }
    assert users <= {"iso", "record", "xsd", "rules", "conversion", "push"}
    rules = {
        name
        for name, path in MODULES.items()
        if name.startswith("rules.") and any(one.startswith("lxml") for one in _imports(path))
    }
    assert rules <= {"rules.record_frame"}


def test_there_is_no_import_cycle_lazy_ones_included() -> None:
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, " > ".join((*path[path.index(name) :], name))
        if name not in done:
            for used in sorted(GRAPH.get(name, ())):
                visit(used, (*path, name))
            done.add(name)

    for name in sorted(GRAPH):
        visit(name, ())


def test_modules_never_import_the_package_root() -> None:
    roots = {name for name, path in MODULES.items() if name and "fairtool" in _imports(path)}
    only_the_version = {"__main__", "cli.app", "cli.request", "cli.doctor_run", "api"}
    assert roots <= only_the_version


def test_there_are_two_broad_excepts_and_both_are_in_the_engine() -> None:
    found = [
        name
        for name, path in MODULES.items()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ExceptHandler) and isinstance(node.type, ast.Name) and node.type.id == "Exception"
    ]
    assert found == ["engine", "engine"]


def _loaded_by(*arguments: str) -> set[str]:
    code = (
        "import sys; sys.argv = ['fairtool', *sys.argv[1:]]\n"
        "from fairtool.__main__ import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print('MODULES', *sorted(name.split('.')[0] for name in sys.modules), file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    return set(ran.stderr.rpartition("MODULES")[2].split())


HEAVY = {"numpy", "netCDF4", "h5py", "cf_units", "cftime", "pebble", "jinja2", "httpx", "lxml", "rdflib"}


def test_version_is_answered_before_anything_is_imported() -> None:
    assert not _loaded_by("--version") & (HEAVY | {"typer", "rich", "pydantic"})


@pytest.mark.parametrize(
    "command",
    [[], ["validate"], ["fix"], ["convert"], ["rules"], ["init"], ["score"], ["schemas"], ["doctor"]],
    ids=" ".join,
)
def test_help_imports_no_heavy_library(command: list[str]) -> None:
    assert not _loaded_by(*command, "--help") & HEAVY

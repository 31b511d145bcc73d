"""All hostile files by family: bombs under their names, and mutants of sound files."""

import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from tests.hostile import attribute_bombs, classic_bombs, hdf5_bombs, sound, special, text_bombs, value_bombs, xml_bombs
from tests.hostile.case import Case, of_bytes
from tests.hostile.mutation import OF_BYTES, OF_TEXT, Mutation, mutants

Originals = Callable[[], Iterator[tuple[str, bytes]]]
_BOMBS: Mapping[str, Callable[[], Iterator[Case]]] = {
    "classic": classic_bombs.cases,
    "hdf5": hdf5_bombs.cases,
    "values": value_bombs.cases,
    "attributes": attribute_bombs.cases,
    "xml": xml_bombs.cases,
    "text": text_bombs.cases,
    "special": special.cases,
}
_WHOLE, _SAMPLE = 6, 1  # mutants of each kind from each original


def cases(*, whole: bool) -> Iterator[tuple[str, Case]]:
    """Give every case with its family; a sample leaves the heavy ones and most of the mutants out."""
    for family, bombs in _BOMBS.items():
        yield from ((family, case) for case in bombs() if whole or not case.heavy)
    count = _WHOLE if whole else _SAMPLE
    yield from (("mutants of netCDF", case) for case in _mutants(_data_sets, OF_BYTES, count))
    yield from (("mutants of records", case) for case in _mutants(_texts, OF_TEXT, count))


def _mutants(originals: Originals, mutations: Mapping[str, Mutation], count: int) -> Iterator[Case]:
    for seed, (name, data) in enumerate(originals()):
        stem, _, suffix = name.rpartition(".")
        for done, mutant in mutants(data, mutations, count, seed):
            yield Case(f"{stem}-{done}.{suffix}", of_bytes(mutant))


def _data_sets() -> Iterator[tuple[str, bytes]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.nc"
        yield "rich.nc", sound.rich(path).read_bytes()
        for name, make in _hdf5().items():
            make(path)
            yield name, path.read_bytes()
        for name, form in sound.CLASSIC.items():
            yield f"{name}.nc", sound.plain(path, form).read_bytes()


def _hdf5() -> Mapping[str, Callable[[Path], object]]:
    """Give sound files of HDF5 that have in them what others have not: the bombs that are none."""
    wanted = ("reference-attributes.nc", "compound-60-deep.nc", "scales-that-lie.nc")
    return {case.name: case.make for case in hdf5_bombs.cases() if case.name in wanted}


def _texts() -> Iterator[tuple[str, bytes]]:
    for name in sound.XML:
        yield f"{name}.xml", sound.iso(name)
    yield "record.rdf", sound.RDF.encode()
    yield "record.jsonld", sound.SCHEMA_ORG.encode()
    yield "plan-file.yaml", sound.PLAN_FILE.encode()
    for name in ("plan.json", "laboratoire.ttl", "mooring.cdl"):
        yield name, sound.example(name)

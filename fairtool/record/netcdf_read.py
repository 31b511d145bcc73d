"""Reading a netCDF data set into the canonical record: what its header and its coordinates say, and nothing else."""

from dataclasses import replace

from fairtool.netcdf.conventions import declared
from fairtool.netcdf.dataset import Dataset, Format
from fairtool.record import distribution
from fairtool.record.citation import Citation, Responsibility
from fairtool.record.distribution import Distribution, Transfer
from fairtool.record.file import DataFile
from fairtool.record.netcdf_citation import citation, date
from fairtool.record.netcdf_crs import reference_systems
from fairtool.record.netcdf_extent import extent
from fairtool.record.netcdf_grid import grids, representation_types, resolutions, temporal_resolutions
from fairtool.record.netcdf_header import Header
from fairtool.record.netcdf_keywords import keywords
from fairtool.record.netcdf_lineage import acquisitions, lineages
from fairtool.record.netcdf_merge import merged
from fairtool.record.netcdf_part import Part, assembled
from fairtool.record.netcdf_parties import correspondent
from fairtool.record.netcdf_variables import coverages, processing_level
from fairtool.record.netcdf_words import constraints, documentations, links
from fairtool.record.place import Place
from fairtool.record.record import Record
from fairtool.record.resource import Resource
from fairtool.record.text import Text

__all__ = ["merged", "read_netcdf"]

MEGABYTE = 1_000_000
_FORMATS = {
    Format.CLASSIC: ("netCDF-3", "classic"),
    Format.OFFSET_64: ("netCDF-3", "64-bit offset"),
    Format.CDF5: ("netCDF-3", "64-bit data (CDF-5)"),
    Format.NETCDF4: ("netCDF-4", "4"),
    Format.NETCDF4_CLASSIC: ("netCDF-4", "4 classic model"),
    Format.CDL: ("netCDF", ""),  # the text says nothing of how the data will be stored
    Format.ZARR2: ("Zarr", "2"),
    Format.ZARR3: ("Zarr", "3"),
}
_MEDIA_TYPE = "application/x-netcdf"
_OF_ZARR = "application/vnd+zarr"


def read_netcdf(dataset: Dataset, file: DataFile) -> Record:
    """Give the record of a data set; `file` says what is known of the file itself.

    Values are read of coordinates only; where they cannot be had, what the attributes say of extents is taken.
    """
    header = Header(dataset)
    known = replace(file, format=dataset.format.value, media_type=_media_type(dataset))
    made = _record(header, known)
    places = {path: Place(dataset.path, where) for path, where in made.places.items()}
    return replace(made.value, places=places)


def _media_type(dataset: Dataset) -> str:
    if dataset.format.is_zarr:
        return _OF_ZARR
    return "text/plain" if dataset.format is Format.CDL else _MEDIA_TYPE


def _record(header: Header, file: DataFile) -> Part[Record]:
    return assembled(
        Record,
        encoding=header.dataset.format.value,
        scopes=("dataset",),
        date_stamp=date(header, "date_metadata_modified"),
        standards=_standards(header),
        links=links(header),
        grids=grids(header),
        reference_systems=reference_systems(header),
        resources=(_resource(header),),
        coverages=coverages(header),
        distributions=(_distribution(header, file),),
        lineages=lineages(header),
        acquisitions=acquisitions(header),
        files=(file,),
    )


def _resource(header: Header) -> Part[Resource]:
    cited, found = citation(header), extent(header)
    credit = header.text("acknowledgement", "acknowledgment", "acknowledgements")
    return assembled(
        Resource,
        citation=cited,
        abstract=header.text("summary", "abstract"),
        purpose=header.text("purpose"),
        credits=(credit,) if credit else (),
        contacts=(*_contacts(cited), *correspondent(header)),
        keywords=keywords(header),
        constraints=constraints(header),
        representation_types=representation_types(header),
        resolutions=resolutions(header),
        temporal_resolutions=temporal_resolutions(header),
        extents=(found,) if found else (),
        supplemental=header.text("comment"),
        processing_level=processing_level(header),
        documentations=documentations(header),
    )


def _contacts(cited: Part[Citation]) -> tuple[Part[Responsibility], ...]:
    """Give those of the citation who can be written to: creators and the publisher with an e-mail."""
    found = []
    for number, one in enumerate(cited.value.responsibilities):
        prefix = f"responsibilities[{number}]."
        if one.role != "contributor" and any(contact.emails for contact in one.contacts):
            places = {path.removeprefix(prefix): at for path, at in cited.places.items() if path.startswith(prefix)}
            found.append(Part(one, places))
    return tuple(found)


def _standards(header: Header) -> tuple[Part[Citation], ...]:
    """Give the conventions that the header follows, with their versions."""
    said = header.said("Conventions")
    if said is None:
        return ()
    names = [(one.spelling, str(one.version or "")) for one in declared(said.value).names]
    return tuple(
        assembled(
            Citation, title=Part(Text(name), said.places), edition=Part(version, said.places) if version else None
        )
        for name, version in names
    )


def _distribution(header: Header, file: DataFile) -> Part[Distribution]:
    name, version = _FORMATS[header.dataset.format]
    conventions = header.text("Conventions")
    form = assembled(distribution.Format, name=Text(name), version=version or None, specification_text=conventions)
    size = () if file.size is None else (Transfer(size=round(file.size / MEGABYTE, 6)),)
    return assembled(Distribution, formats=(form,), transfers=size)

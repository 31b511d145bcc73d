"""How an installation is set up, which differs from one to the next."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of the double that a test may choose."""

    version: str = "6.8"
    rdg: bool = False
    collections: tuple[str, ...] = ("lab", "other")
    required: frozenset[str] | None = None  # beyond the common fields; for Recherche Data Gouv kindOfData by default
    many: frozenset[str] = frozenset()  # children that may stand several times, as a sample of an installation has them
    authority: str = "10.5072/FK2"
    checksum: str = "MD5"  # or SHA-1, SHA-256
    index_lag: float | None = 0.0  # seconds until a change can be found; None: only when `index()` is called
    publication: float = 0.0  # seconds for which finalizePublication locks
    workflow: bool = False  # publishing begins a workflow: 202, and the lock is Workflow
    ingest: float | None = None  # seconds for which Ingest locks; None: tables stay as they are
    direct_upload: bool = True
    tagging: bool = True  # the store refuses an upload without its tag
    part_size: int = 5 * 1024 * 1024
    largest_file: int | None = None  # bytes
    files_wanted: bool = False  # a data set without files can't be published or sent for review
    embargo_months: int = 24  # 0: none are allowed; -1: without limit
    netcdf_box: tuple[str, str, str, str] | None = None  # west, east, north, south that the server reads from netCDF
    allows_custom_terms: bool = True

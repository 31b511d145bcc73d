"""What every renderer is told about a run."""

from dataclasses import dataclass, field
from pathlib import Path

from fairtool.translate import Language


@dataclass(frozen=True, slots=True)
class Run:
    """The settings of a run that a reader of its result should know, and how to write for this reader.

    `vocabularies` are (name, version, date). `width` is in columns, 0 for unlimited. `unicode` says whether the
    output can carry more than ASCII; `color` whether it shows ANSI colours. `outcomes` asks for those that passed too.
    `base` is the folder that paths are relative to, in the formats that a code host reads.
    """

    version: str
    language: Language = "en"
    profiles: tuple[str, ...] = ()
    vocabularies: tuple[tuple[str, str, str], ...] = ()
    width: int = 100
    color: bool = False
    unicode: bool = True
    outcomes: bool = False
    verbose: bool = False
    quiet: bool = False
    base: Path = field(default_factory=Path.cwd)

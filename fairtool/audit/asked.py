"""What a user asks of an audit, as far as workers need to know it; plain data that crosses process borders."""

from dataclasses import dataclass, field

from fairtool.settings import Settings


@dataclass(frozen=True, slots=True)
class Asked:
    """The settings of every source, and what else is wanted.

    `folder` is where names begin that have no root of their own. `layout` says where a file belongs by its name.
    `checksum` asks for the checksum of every content, `rubric` for a score by that rubric,
    whose rules `scoring` runs. `stored` forbids to open
    anything: what cannot be judged by what is kept stays as it is. `verify` is what an unchanged file is verified by:
    its `header` (the first bytes) or all its `content`. `workspace` is a folder for what has to be brought to the disk,
    which its owner removes: a worker that is killed cannot. `network` allows to ask addresses, whatever the store
    names.
    """

    settings: Settings = field(default_factory=Settings)
    folder: str = ""
    layout: str = ""
    checksum: bool = False
    rubric: str = ""
    scoring: Settings | None = None
    stored: bool = False
    verify: str = ""
    workspace: str = ""
    network: bool = False

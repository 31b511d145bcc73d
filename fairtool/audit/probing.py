"""Whether the workers are sound, where everything that they were given first has crashed.

An installation that is broken makes every worker crash, whatever it reads, and a run would mark a million files as
damaged. But an archive may as well begin with many files that do crash. The way a process ends does not tell the two
apart: both end by the same signal. So the crashes at the beginning of a run are held back, and the engine is given two
things that are sound: a netCDF-4 file, which goes through the C libraries that crash most, and a record in XML. Where
these come back the crashes are verdicts on the files; where they crash, too, nothing that was held back is written, and
the files wait for the next run. It costs a second, and only where nothing but crashes has come.
"""

from base64 import b64decode
from collections.abc import Iterator
from zlib import compress

from fairtool.audit.packing import unpack_findings
from fairtool.audit.work import Done, Engine, Work
from fairtool.errors import FairtoolError
from fairtool.loss import Loss

_HELD = 20  # crashes after which the workers are tried
# One variable of one value, as the netCDF library writes it, compressed.
_DATA = b64decode(
    b"eNrr9HBx4+WS4mLi4GCAgf9Q0MsE4RtAxU94r3rp7+ESxMSzhUkJLMLMiKYFHXAxMYCVsImASEYWmBWMFe+hLFEZBpAoMxNOMwQEQOosoY4Jhu"
    b"rjUQeawsDMwMPAATLAOT+vLDWvJDM/r5hBGGQhEIN0OLvpGupZgHVM+ct9Hux8XjtGRrB7mBiBAOYiKM3MA2IKcMBEOBhY2UFMZi0Qv5FDCOLv"
    b"HiZUbTBvsOD0Bo8jWCeDCNDJQNvj/VJLklPSTJzz84tSMvMSS1KLwbZCgkgBq9vA/taG+JsN6m8fx+BgsI8FoD528fR19Qv29PeLD3Z29HFl4J"
    b"EBiTMzsEI0+Dn6uoLVM0FxBdhIZiDkA7qMBeEyl8zczBRUN0HdYPTrDJO/s4c3jyvES3wQo+P9nAOK8gtSi0oyUyGxoAS1oyy1qBgYNbZGOnlg"
    b"s21N9AwN9Ax1MlLSTG2N9Iz0DOwW3rjLCACD7ZDz"
)
_RECORD = compress(b'<gmd:MD_Metadata xmlns:gmd="http://www.isotc211.org/2005/gmd"/>')
_SOUND = (
    Work(0, "sound.nc", "", "netcdf", None, "new", content=_DATA),
    Work(0, "sound.xml", "", "xml", None, "new", content=_RECORD),
)


def believed(results: Iterator[Done], engine: Engine) -> Iterator[Done]:
    """Give the results of a run, crashes at its beginning only after something sound has not crashed.

    Raises FairtoolError where that crashes as well.
    """
    held: list[Done] = []
    for done in results:
        held.append(done)
        if done.loss != Loss.CRASH or len(held) == _HELD:
            break
    if held and all(one.loss == Loss.CRASH for one in held):
        _try(engine, len(held))
    yield from held
    yield from results


def _try(engine: Engine, count: int) -> None:
    crashed = next((one for one in engine(_SOUND) if one.loss == Loss.CRASH), None)
    if crashed is None:
        return
    codes = (finding.values.get("code") for one in crashed.subjects for finding in unpack_findings(one.findings))
    raise FairtoolError(
        "the processes that read files crash on whatever they read (exit code {code}): on the first files, {count} of "
        "them, and on a sound one that fairtool brings along",
        hint="the installation is broken, and not the files, which wait for the next run: `fairtool doctor` shows what "
        "is installed; install it anew, or raise --memory where it is low",
        count=count,
        code=next(codes, None) or "?",
    )

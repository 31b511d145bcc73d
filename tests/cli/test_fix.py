"""`fairtool fix` shows what is certain, changes attributes and nothing else, and never leaves half a file."""

import fcntl
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import h5py
import netCDF4
import numpy as np
import pytest

from fairtool.errors import UnreadableError
from fairtool.finding import Finding, Fix, RemoveAttribute, SetAttribute, Severity
from fairtool.fix.diff import diff
from fairtool.fix.edits import edits_of
from fairtool.fix.mend import mend
from fairtool.netcdf.read import opened
from fairtool.netcdf.read_limits import Limits
from tests.cli.running import CLEAN, WARNED, WRONG, document, fairtool, hanging, rules, started, subjects, write

FORMS = ["NETCDF3_CLASSIC", "NETCDF3_64BIT_OFFSET", "NETCDF3_64BIT_DATA", "NETCDF4_CLASSIC", "NETCDF4"]


def _file(path: Path, form: str) -> Path:
    """Write a file with what must not change: packing, fill, compression, unlimited dimension, NaN in an attribute."""
    with netCDF4.Dataset(path, "w", format=form) as data:
        data.setncatts({"Conventions": "CF 1.8", "title": "t", "history": "h"})
        data.createDimension("time", None)
        data.createDimension("x", 500)
        time_ = data.createVariable("time", "f8", ("time",))
        time_.setncatts({"units": "days since 2000-01-01", "standard_name": "time", "calendar": "standard"})
        zipped = (
            {"zlib": True, "complevel": 4, "shuffle": True, "chunksizes": (1, 100)}
            if form.startswith("NETCDF4")
            else {}
        )
        ice = data.createVariable("ice", "i2", ("time", "x"), fill_value=-999, **zipped)
        ice.setncatts({"units": np.int32(1), "standard_name": "sea_ice_area_fraction", "long_name": "ice"})
        ice.setncatts({"scale_factor": 0.1, "note": np.array([np.nan, -0.0]), "comment": "ni"})
        ice.set_auto_maskandscale(False)
        time_[:] = range(3)
        ice[:] = np.random.default_rng(1).integers(-999, 999, (3, 500), dtype="i2")
        if form == "NETCDF4":
            _enhanced(data)
    return path


def _enhanced(data: netCDF4.Dataset) -> None:
    group = data.createGroup("inner")
    names = group.createVariable("names", str, ("x",))
    names[:] = np.array([f"n{number}" for number in range(500)], dtype=object)
    group.createVariable("deep", "f4", ("x",)).setncatts({"units": np.int32(1), "long_name": "deep"})
    group.setncattr_string("texts", ["é", "b"])
    lists = data.createVLType(np.int32, "lists")
    data.createVariable("listed", lists, ("x",))[0] = np.arange(3, dtype="i4")
    point = data.createCompoundType(np.dtype([("a", "f4"), ("b", "i2")]), "point")
    data.createVariable("points", point, ("x",))[0] = (1.5, 2)


def _picture(path: Path) -> dict[str, object]:
    """Give everything of a file that fixes must leave alone, as netCDF4 (and for HDF5, h5py) sees it."""
    found: dict[str, object] = {}
    with netCDF4.Dataset(path) as data:
        data.set_auto_maskandscale(False)
        for group in (data, *data.groups.values()):
            found[f"{group.path} dimensions"] = [(d.name, len(d), d.isunlimited()) for d in group.dimensions.values()]
            for variable in group.variables.values():
                attributes = {name: repr(variable.getncattr(name)) for name in variable.ncattrs() if name != "units"}
                values = variable[:]
                content = values.tolist() if values.dtype == object else values.tobytes()
                found[f"{group.path} {variable.name}"] = (
                    variable.dtype,
                    variable.dimensions,
                    attributes,
                    repr(content),
                )
        form = data.data_model
    if form.startswith("NETCDF4"):
        with h5py.File(path) as file:
            ice = file["ice"]
            found["storage"] = (
                ice.chunks,
                ice.compression,
                ice.compression_opts,
                ice.shuffle,
                ice.fillvalue,
                ice.maxshape,
            )
            found["bytes"] = [
                ice.id.read_direct_chunk(ice.id.get_chunk_info(n).chunk_offset) for n in range(ice.id.get_num_chunks())
            ]
    return found


@pytest.mark.parametrize("form", FORMS)
def test_attributes_change_and_nothing_else(tmp_path: Path, form: str) -> None:
    path = _file(tmp_path / "x.nc", form)
    path.chmod(0o640)
    before = _picture(path)
    ended = fairtool("fix", path, "--apply")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert _picture(path) == before
    assert path.stat().st_mode & 0o777 == 0o640
    with netCDF4.Dataset(path) as data:
        assert (data.Conventions, data["ice"].units) == ("CF-1.8", "1")
        assert data.ncattrs() == ["Conventions", "title", "history"]
        assert data.data_model == form
    again = fairtool("fix", path)
    assert again.returncode == 0
    assert again.stdout.startswith("nothing to mend")
    assert list(tmp_path.iterdir()) == [path]


def test_the_diff_is_shown_and_nothing_done_without_apply(tmp_path: Path) -> None:
    (path,) = write(tmp_path, wrong=WRONG)
    ended = fairtool("fix", path.name, cwd=tmp_path)
    assert ended.returncode == 1
    assert ended.stdout.splitlines() == [
        "wrong.cdl: values to mend: 1; add --apply to do it",
        "  - sst:units = 1 ;",
        '  + sst:units = "1" ; // cf-3.1-units-text',
    ]
    assert path.read_text(encoding="utf-8") == WRONG


def test_cdl_is_changed_as_text_and_the_original_is_kept(tmp_path: Path) -> None:
    text = WRONG.replace("sst:units = 1 ;", "sst:units  =  1 ; // a comment\n").replace("\n", "\r\n")
    path = tmp_path / "x.cdl"
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    ended = fairtool("fix", path, "--apply", "--backup")
    assert ended.returncode == 0
    assert path.read_bytes() == b"\xef\xbb\xbf" + text.replace("sst:units  =  1 ;", 'sst:units = "1" ;').encode()
    assert (tmp_path / "x.cdl.bak").read_bytes() == b"\xef\xbb\xbf" + text.encode()


def test_a_backup_that_exists_is_not_overwritten(tmp_path: Path) -> None:
    (path,) = write(tmp_path, x=WRONG)
    (tmp_path / "x.cdl.bak").write_text("precious", encoding="utf-8")
    ended = fairtool("fix", path, "--apply", "--backup")
    assert (ended.returncode, "exists already" in ended.stderr) == (3, True)
    assert path.read_text(encoding="utf-8") == WRONG
    assert (tmp_path / "x.cdl.bak").read_text(encoding="utf-8") == "precious"


def test_a_link_is_followed_to_the_file(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (path,) = write(tmp_path / "real", x=WRONG)
    link = tmp_path / "link.cdl"
    link.symlink_to(path)
    assert fairtool("fix", link, "--apply").returncode == 0
    assert link.is_symlink()
    assert 'sst:units = "1"' in path.read_text(encoding="utf-8")


def _locked(path: Path) -> int:
    number = os.open(path, os.O_RDONLY)
    fcntl.flock(number, fcntl.LOCK_EX)
    return number


def _written(path: Path) -> int:
    return os.open(path, os.O_RDWR)


@pytest.mark.parametrize("take", [_locked, _written], ids=["locked", "open for writing"])
def test_a_file_in_use_is_refused(tmp_path: Path, take: Callable[[Path], int]) -> None:
    (path,) = write(tmp_path, x=WRONG)
    number = take(path)
    try:
        ended = fairtool("fix", path, "--apply")
    finally:
        os.close(number)
    assert (ended.returncode, "is in use" in ended.stderr) == (3, True)
    assert path.read_text(encoding="utf-8") == WRONG
    assert list(tmp_path.iterdir()) == [path]


def test_a_read_only_file_is_refused(tmp_path: Path) -> None:
    (path,) = write(tmp_path, x=WRONG)
    path.chmod(0o444)
    if os.access(path, os.W_OK):
        pytest.skip("the one who runs the tests may write everything")
    ended = fairtool("fix", path, "--apply")
    assert (ended.returncode, "is read-only" in ended.stderr) == (3, True)


def test_what_cannot_be_read_is_told_and_the_others_are_mended(tmp_path: Path) -> None:
    (path,) = write(tmp_path, x=WRONG)
    broken = tmp_path / "broken.cdl"
    broken.write_text("netcdf x { variables: float a(b) ; }", encoding="utf-8")
    ended = fairtool("fix", hanging(tmp_path / "h.nc"), path, broken, "--apply", "--timeout", "2")
    assert ended.returncode == 3
    assert "was not read within 2 seconds" in ended.stderr
    assert f"{broken}: line 1:" in ended.stderr
    assert 'sst:units = "1"' in path.read_text(encoding="utf-8")


def test_a_fill_value_that_the_library_refuses_is_told_and_the_file_is_left(tmp_path: Path) -> None:
    path = tmp_path / "x.nc"
    with netCDF4.Dataset(path, "w") as data:
        data.setncatts({"Conventions": "CF-1.8", "title": "t"})
        data.createDimension("x", 3)
        variable = data.createVariable("v", "f4", ("x",), fill_value=np.float32(-1))
        variable.setncatts({"long_name": "v", "units": "1"})
    content = path.read_bytes()
    with pytest.raises(UnreadableError, match="sets v:_FillValue only when the variable is made"):
        mend(path, [SetAttribute("v", "_FillValue", -2.0, "float")], Limits(), backup=False)
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_ignored_and_accepted_findings_are_not_mended(tmp_path: Path) -> None:
    (path,) = write(tmp_path, x=WRONG)
    assert fairtool("fix", path, "--ignore", "cf-3.1").stdout == "nothing to mend\n"
    entry = '[[ignore]]\nrule = "cf-3.1-units-text"\nreason = "the archive wants it so"\n'
    (tmp_path / "fairtool.toml").write_text(entry, encoding="utf-8")
    assert (fairtool("fix", path, "--apply").returncode, path.read_text(encoding="utf-8")) == (0, WRONG)


@pytest.mark.parametrize("path", ["-", "http://127.0.0.1:9/x.nc"])
def test_only_files_can_be_mended(path: str) -> None:
    ended = fairtool("fix", path)
    assert (ended.returncode, "cannot be mended" in ended.stderr) == (2, True)


def test_fixed_findings_are_gone(tmp_path: Path) -> None:
    (path,) = write(tmp_path, x=WRONG)
    before = fairtool("validate", path, "--format", "json")
    fairtool("fix", path, "--apply", "--quiet")
    after = fairtool("validate", path, "--format", "json")
    assert rules(subjects(before)["x.cdl"]) == ["cf-3.1-units-text"]
    assert rules(subjects(after)["x.cdl"]) == []
    assert document(after)["subjects"][0]["status"] == "clean"


@pytest.mark.parametrize("moment", range(0, 20, 1 if os.environ.get("FAIRTOOL_LONG") else 6))
def test_a_kill_at_any_moment_leaves_the_original_or_the_finished_file(tmp_path: Path, moment: int) -> None:
    path = _file(tmp_path / "x.nc", "NETCDF4")
    original = path.read_bytes()
    with started("fix", path, "--apply", "--quiet") as process:
        time.sleep(0.3 + moment * 0.1)
        process.send_signal(signal.SIGKILL)
        process.wait(10)
    time.sleep(0.2)  # a child may still be at work on its copy
    with opened(path) as data:
        assert data.attributes["Conventions"] in ("CF 1.8", "CF-1.8")
        finished = data.attributes["Conventions"] == "CF-1.8"
        assert finished or path.read_bytes() == original
    assert fairtool("fix", path, "--apply").returncode == 0
    assert fairtool("fix", path, "--quiet").stdout == ""


def test_an_interrupted_fix_leaves_no_copy(tmp_path: Path) -> None:
    path = tmp_path / "big.nc"
    with netCDF4.Dataset(path, "w") as data:
        data.setncatts({"Conventions": "CF 1.8", "title": "t"})
        data.createDimension("x", 4_000_000)
        data.createVariable("v", "f8", ("x",))[:] = 1
    with started("fix", path, "--apply") as process:
        end = time.monotonic() + 20
        while len(list(tmp_path.iterdir())) == 1 and process.poll() is None and time.monotonic() < end:
            time.sleep(0.005)
        process.send_signal(signal.SIGINT)
        code = process.wait(20)
    assert code in (0, 130)  # 0: it was done first
    assert list(tmp_path.iterdir()) == [path]


def test_a_clean_file_is_left_alone(tmp_path: Path) -> None:
    (path,) = write(tmp_path, clean=CLEAN)
    before = path.stat()
    ended = fairtool("fix", path, "--apply")
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "nothing to mend\n", "")
    after = path.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_one_line_says_that_what_is_found_is_for_the_user(tmp_path: Path) -> None:
    write(tmp_path, clean=CLEAN, warned=WARNED, again=WARNED)
    for apply in ((), ("--apply",)):
        ended = fairtool("fix", "warned.cdl", "clean.cdl", "again.cdl", *apply, cwd=tmp_path)
        assert (ended.returncode, ended.stderr) == (0, "")
        assert ended.stdout == (
            "nothing to mend with certainty; findings that are for you: 2; "
            "see them with: fairtool validate warned.cdl clean.cdl again.cdl\n"
        )
    assert fairtool("fix", "warned.cdl", "--quiet", cwd=tmp_path).stdout == ""


def test_a_name_with_blanks_can_be_copied_from_the_line(tmp_path: Path) -> None:
    write(tmp_path, **{"my file": WARNED})
    assert fairtool("fix", "my file.cdl", cwd=tmp_path).stdout.endswith("fairtool validate 'my file.cdl'\n")


def test_nothing_is_said_of_nothing_where_something_is_mended_or_unread(tmp_path: Path) -> None:
    write(tmp_path, wrong=WRONG, warned=WARNED)
    assert "nothing to mend" not in fairtool("fix", tmp_path / "wrong.cdl", tmp_path / "warned.cdl").stdout
    assert fairtool("fix", tmp_path / "gone.nc").stdout == ""
    assert "nothing to mend" not in fairtool("fix", tmp_path / "wrong.cdl", tmp_path / "warned.cdl", "--apply").stdout


def test_a_removed_attribute_names_its_rule_too(tmp_path: Path) -> None:
    (path,) = write(tmp_path, wrong=WRONG)
    with opened(path) as data:
        edits = edits_of(
            [Finding("cf-x", Severity.ERROR, "sst", "...", fix=Fix((RemoveAttribute("sst", "long_name"),)))]
        )
        assert list(diff(data, edits)) == ['- sst:long_name = "temperature" ; // cf-x']

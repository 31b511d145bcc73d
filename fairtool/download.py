"""Fetching a file over HTTP, within limits, saying the address where it fails."""

import time
from pathlib import Path

import httpx

from fairtool.errors import UnreadableError

_LARGEST = 4 * 2**30  # bytes
_SHARE = 0.8  # of the time for one file: what is left of it is for reading
_BLAMELESS = "the data are not at fault: check the address and the network"


def download(address: str, path: Path, *, seconds: float) -> None:
    """Write what an address gives to `path`; raises UnreadableError with the address and the reason.

    `seconds` are for fetching and reading together.
    """
    end = time.monotonic() + seconds * _SHARE
    try:
        with (
            httpx.stream("GET", address, timeout=seconds * _SHARE, follow_redirects=True) as answer,
            path.open("wb") as target,
        ):
            answer.raise_for_status()
            _check_size(address, int(answer.headers.get("content-length", 0)))
            for chunk in answer.iter_bytes():
                target.write(chunk)
                _check_size(address, target.tell())
                if time.monotonic() > end:
                    raise httpx.ReadTimeout("the time for one file is over")
    except httpx.HTTPStatusError as error:
        code = error.response.status_code
        raise UnreadableError(
            "{path} answers with HTTP status {code}", path=address, code=code, hint=_BLAMELESS
        ) from None
    except httpx.TimeoutException:
        raise UnreadableError(
            "{path} was not fetched within {seconds} seconds",
            path=address,
            seconds=f"{seconds * _SHARE:g}",
            hint="the data are not at fault: try again later, or raise the limit with --timeout",
        ) from None
    except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
        reason = str(error) or type(error).__name__
        raise UnreadableError(
            "{path} cannot be fetched: {reason}", path=address, reason=reason, hint=_BLAMELESS
        ) from None


def _check_size(address: str, size: int) -> None:
    if size > _LARGEST:
        raise UnreadableError("{path} is larger than {size} bytes", path=address, size=_LARGEST)

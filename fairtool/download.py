"""Fetching a file over HTTP, within limits, saying the address where it fails."""

from pathlib import Path

import httpx

from fairtool.errors import UnreadableError

_LARGEST = 4 * 2**30  # bytes


def download(address: str, path: Path, *, seconds: float) -> None:
    """Write what an address gives to `path`; raises UnreadableError with the address and the reason."""
    try:
        with (
            httpx.stream("GET", address, timeout=seconds, follow_redirects=True) as answer,
            path.open("wb") as target,
        ):
            answer.raise_for_status()
            size = 0
            for chunk in answer.iter_bytes():
                size += len(chunk)
                if size > _LARGEST:
                    raise UnreadableError("{path} is larger than {size} bytes", path=address, size=_LARGEST)
                target.write(chunk)
    except httpx.HTTPStatusError as error:
        code = error.response.status_code
        raise UnreadableError("{path} answers with HTTP status {code}", path=address, code=code) from None
    except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
        reason = str(error) or type(error).__name__
        raise UnreadableError(
            "{path} cannot be fetched: {reason}", path=address, reason=reason,
            hint="the data are not at fault: check the address and the network",
        ) from None

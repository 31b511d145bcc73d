"""The door to object stores: one call to S3 within a limit of time, signed by the keys that the user has, if any."""

from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from fairtool.asking import BLAMELESS, FAILED, LATE, LATER
from fairtool.errors import UnreadableError, UsageError
from fairtool.network_reasons import reason_of

if TYPE_CHECKING:
    from s3fs import S3FileSystem

SCHEME = "s3://"
_RETRIES = 3
_SILENCE = 20  # seconds


class Place(NamedTuple):
    """Where an object lies: its bucket, and its key or the beginning of keys."""

    bucket: str
    key: str


def place_of(address: str) -> Place:
    """Give the bucket and the key that an address names; raises UsageError where it names no bucket."""
    bucket, _, key = address.removeprefix(SCHEME).partition("/")
    if not bucket:
        raise UsageError("{path} names no bucket", path=address, hint="write s3://BUCKET/KEY")
    return Place(bucket, key)


def call(shown: str, seconds: float, method: str, **asked: object) -> Mapping[str, Any]:
    """Give what a method of S3 answers, `asked` in the words of S3.

    `shown` is what errors call what was asked for. The settings are those of the AWS tools: keys, profile, region and
    endpoint of the environment or of ~/.aws; without keys nothing is signed, which is how public buckets are read.
    Raises UnreadableError, or UsageError where the library for it is not installed.
    """
    with _explained(shown, seconds):
        store = _store(_has_keys())
        ask = store._call_s3  # noqa: SLF001 - fsspec marks so what does not wait for the answer
        answer: Mapping[str, Any] = _wait(store, seconds, ask, method, **asked)
        return answer


def read(shown: str, seconds: float, body: Any, size: int = -1) -> bytes:
    """Give the next bytes of the body of an answer, all of them where no size is said."""
    with _explained(shown, seconds):
        data: bytes = _wait(_store(_has_keys()), seconds, body.read, size)
        return data


def _wait(
    store: "S3FileSystem", seconds: float, ask: Callable[..., Awaitable[Any]], *given: object, **more: object
) -> Any:
    from fsspec.asyn import sync  # noqa: PLC0415 - few runs read object stores

    return sync(store.loop, ask, *given, timeout=seconds, **more)


@cache
def _has_keys() -> bool:
    """Say whether the user has keys; on a machine without any, the look for them may take seconds."""
    from botocore.session import Session  # noqa: PLC0415 - few runs read object stores

    return Session().get_credentials() is not None


@cache
def _store(has_keys: bool) -> "S3FileSystem":  # noqa: FBT001 - the key of a cache
    """Give the connections to the store, made once in a process: making them costs a tenth of a second."""
    from s3fs import S3FileSystem  # noqa: PLC0415 - few runs read object stores

    limits = {"connect_timeout": _SILENCE, "read_timeout": _SILENCE, "retries": {"max_attempts": _RETRIES}}
    store = S3FileSystem(anon=not has_keys, config_kwargs=limits)
    store.retries = _RETRIES
    return store


@contextmanager
def _explained(shown: str, seconds: float) -> Iterator[None]:
    """Turn what the libraries raise into our errors; what they chain shall not look like a fault in the data."""
    try:
        from botocore.exceptions import BotoCoreError  # noqa: PLC0415 - few runs read object stores
        from s3fs import S3FileSystem  # noqa: F401, PLC0415 - likewise
    except ImportError:
        raise UsageError(
            "{path} lies in an object store, and what reads those is not installed",
            path=shown,
            hint="install it: pip install data-terra-fairtool[cloud]",
        ) from None
    try:
        yield
    except FileNotFoundError:
        raise UnreadableError("{path} does not exist", hint="look for a mistake in the path", path=shown) from None
    except PermissionError:
        raise UnreadableError(
            "{path} may not be read by you", hint="ask its owner for permission to read it", path=shown
        ) from None
    except TimeoutError:
        raise UnreadableError(LATE, path=shown, seconds=f"{round(seconds, 1):g}", hint=LATER) from None
    except (BotoCoreError, OSError, ValueError) as error:
        raise UnreadableError(FAILED, path=shown, hint=BLAMELESS, **reason_of(error)) from None

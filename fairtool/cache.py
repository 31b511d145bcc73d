"""Where fairtool keeps what it has fetched or computed."""

import os
from pathlib import Path


def cache_folder() -> Path:
    """Give the cache folder: `FAIRTOOL_CACHE_DIR`, else the platform's; it need not exist."""
    said = os.environ.get("FAIRTOOL_CACHE_DIR")
    if said:
        return Path(said)
    from platformdirs import user_cache_path  # noqa: PLC0415 - only where nothing is said

    return user_cache_path("fairtool")

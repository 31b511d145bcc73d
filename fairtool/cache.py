"""Where fairtool keeps what it has fetched or computed, and what it has done."""

import os
from pathlib import Path


def cache_folder() -> Path:
    """Give the cache folder: `FAIRTOOL_CACHE_DIR`, else the platform's; it need not exist."""
    said = os.environ.get("FAIRTOOL_CACHE_DIR")
    if said:
        return Path(said)
    from platformdirs import user_cache_path  # noqa: PLC0415 - only where nothing is said

    return user_cache_path("fairtool")


def state_folder() -> Path:
    """Give the folder of what fairtool has done and must not forget: `FAIRTOOL_STATE_DIR`, else the platform's."""
    said = os.environ.get("FAIRTOOL_STATE_DIR")
    if said:
        return Path(said)
    from platformdirs import user_state_path  # noqa: PLC0415 - only where nothing is said

    return user_state_path("fairtool")

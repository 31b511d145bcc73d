"""The policy of a page that shows what others wrote: its own style and script run, and nothing else."""

from base64 import b64encode
from hashlib import sha256


def policy(style: str, script: str | None = None) -> str:
    """Allow a style and a script by their sums; without a script none runs, and no address is asked in either case."""
    allowed = f"script-src {_sum(script)}; " if script is not None else ""
    return f"default-src 'none'; style-src {_sum(style)}; {allowed}base-uri 'none'; form-action 'none'"


def _sum(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"

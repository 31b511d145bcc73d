"""Other places that a target names, such as a store of files: none that only this machine or its network reaches."""

from fairtool.addresses import ANYWHERE, PrivateAddressError, Reach
from fairtool.push.faults import RefusedError
from fairtool.push.origin import Origin
from fairtool.translate import marked

_PRIVATE = marked(
    "{address} is what a target names to send data to, and it is private to this machine or its network ({number}): "
    "nothing was sent there"
)
_THROUGH = marked("let the files go through the target itself, where it can: direct-upload = never")


def reach_from(origin: Origin) -> Reach:
    """Give where a target may send us: to private addresses only where it is at one itself."""
    try:
        Reach().check_name(origin.host, origin.port, str(origin))
    except PrivateAddressError:
        return ANYWHERE
    return Reach()


def not_sent(error: PrivateAddressError, address: str) -> RefusedError:
    """Give the error for a place that was not asked; its address is shown without what opens it for a while."""
    return RefusedError(
        _PRIVATE, address=address.partition("?")[0], number=error.values.get("address", "-"), hint=_THROUGH
    )

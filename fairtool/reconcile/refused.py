"""What is said to a client whose request cannot be answered."""

from fairtool.errors import FairtoolError


class Refused(FairtoolError):  # noqa: N818 - what becomes of a request
    """A request that is not answered; `status` among its values is that of HTTP, 400 where none is given."""

    @property
    def status(self) -> int:
        """The status code of the answer."""
        return int(str(self.values.get("status", 400)))

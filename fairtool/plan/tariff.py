"""What a data centre asks for keeping data."""

from dataclasses import dataclass

TERABYTE = 10**12  # bytes


@dataclass(frozen=True, slots=True)
class Tariff:
    """The price of a terabyte kept for a year, of one copy; `tier` is the kind of storage, where that matters."""

    price: float
    currency: str
    tier: str = ""
    source: str = ""

    def cost(self, size: float, years: float, copies: int) -> float:
        """Give the cost of keeping so many bytes for so many years."""
        return self.price * size / TERABYTE * years * copies

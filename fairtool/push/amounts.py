"""Amounts of bytes in words, for people: in powers of ten, as repositories count."""

_UNITS = (("TB", "To", 10**12), ("GB", "Go", 10**9), ("MB", "Mo", 10**6), ("kB", "ko", 10**3))


def in_words(size: int) -> tuple[str, str]:
    """Give an amount in English and in French: `1.5 GB`, `1,5 Go`."""
    for english, french, unit in _UNITS:
        if size >= unit:
            number = f"{size / unit:.1f}".removesuffix(".0")
            return f"{number} {english}", f"{number.replace('.', ',')} {french}"
    return f"{size} B", f"{size} o"


def amount(name: str, size: int) -> dict[str, object]:
    """Give an amount as the values of a template: under a name, and in French beside it."""
    english, french = in_words(size)
    return {name: english, f"{name}_fr": french}

"""Attributes written as `term: variable term: variable`."""


def pairs(text: str) -> tuple[tuple[str, str], ...] | None:
    """Read the pairs of a text, in order; None where it is no list of pairs with blanks between the words."""
    words = text.split()
    keys, names = words[::2], words[1::2]
    if len(keys) != len(names) or any(":" in name for name in names) or not all(is_key(key) for key in keys):
        return None
    return tuple((key[:-1], name) for key, name in zip(keys, names, strict=True))


def is_key(word: str) -> bool:
    """Say whether a word is a term with its colon: `area:`."""
    return len(word) > 1 and word.find(":") == len(word) - 1
